// A portal read with nothing but the Tab key.

import { onePerTemplate } from '../templates.mjs';
import { DESK, PHONE, eachPage } from '../pool.mjs';

const MOST = 400;

export async function keyboard({ portals, browser, report }) {
  const portal = portals.find((each) => each.name === 'example');
  const files = Object.values(onePerTemplate(portal, 'sidasari/'));
  for (const [name, screen] of [['phone', PHONE], ['desk', DESK]]) {
    const faults = { skip: [], ring: [], trap: [] };
    await eachPage(browser, portal, files, screen, async (page, file) => {
      const stops = await walk(page);
      const first = stops[0] ?? {};
      if (first.to !== '#main' || !first.inView) faults.skip.push(`${file}: first ${JSON.stringify(first)}`);
      faults.ring.push(...stops.filter((stop) => !stop.ring || !stop.inView || stop.covered).map((stop) => `${file}: ${JSON.stringify(stop)}`));
      if (stops.length >= MOST) faults.trap.push(`${file}: no end after ${MOST} steps`);
      if (await skipLeadsAstray(page)) faults.skip.push(`${file}: the skip link does not lead to main`);
    });
    report.add(`${name}: the skip link comes first and leads to the text`, files.length, faults.skip);
    report.add(`${name}: focus can be seen wherever it is`, files.length, faults.ring);
    report.add(`${name}: Tab leads through the page and out`, files.length, faults.trap);
  }
}

// Each place Tab stops at while it is held down, until it leaves the page.
async function walk(page) {
  const stops = [];
  while (stops.length < MOST) {
    await page.keyboard.down('Tab');
    const stop = await page.evaluate(focused);
    if (!stop) break;
    stops.push(stop);
  }
  await page.keyboard.up('Tab');
  return stops;
}

async function skipLeadsAstray(page) {
  await page.reload();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  return page.evaluate(() => location.hash !== '#main' || document.querySelector('#main').localName !== 'main');
}

// Runs in the browser: the focused element, and whether a reader can see it.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element.dataset.walked) return null;
  element.dataset.walked = 'yes';
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const line = element.getClientRects()[0] ?? box;
  const middle = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  return {
    words: element.textContent.trim().slice(0, 40),
    to: element.getAttribute('href'),
    ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
    inView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: Boolean(middle) && !element.contains(middle) && !middle.contains(element) && box.height < innerHeight,
  };
}
