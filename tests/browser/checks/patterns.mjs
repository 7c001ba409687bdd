// The pattern page of a preview: every component of each theme in every state, at either end of the widths.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from '../live/desk.mjs';
import { DESK } from '../pool.mjs';
import { source, violations } from './axe.mjs';
import { sticking } from './visits.mjs';

const portal = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../fixtures/satu');

const WIDTHS = [320, 1280];
const SCHEMES = ['light', 'dark'];
// Axe is slow on a page as long as this one: it looks at each width and each scheme once, and at the child once.
const THEMES = { balai: ['320 light', '1280 dark'], pasisir: ['320 dark'] };
// A landmark stands here once for each state on purpose; on a page of a portal it would be once.
const REPEATED = ['landmark-unique'];

export async function patterns({ browser, report }) {
  for (const [theme, examined] of Object.entries(THEMES)) {
    const desk = await Desk.open(portal, { prepare: (desk) => desk.write('portal.yaml', `${desk.read('portal.yaml')}tema: ${theme}\n`) });
    const page = await browser.newPage({ ...DESK, reducedMotion: 'reduce' });
    const { states, faults } = await look(page, `${desk.address}__jejaring/pola/`, examined);
    report.add(`patterns in ${theme}: each state keeps its place at ${WIDTHS.join(' and ')} px, light and dark, and axe finds nothing`, states, faults);
    await page.close();
    await desk.close();
  }
}

async function look(page, address, examined) {
  const faults = [];
  const note = (message) => message.type() === 'error' && faults.push(message.text());
  page.on('console', note);
  await page.goto(address, { waitUntil: 'load', timeout: 60_000 });
  // Axe tries styles that the policy refuses.
  page.off('console', note);
  faults.push(...(await page.locator('.pattern-problem').allInnerTexts()));
  await page.evaluate(source);
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const dress = `${width} ${colorScheme}`;
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const found = [...(await page.evaluate(sticking)), ...(examined.includes(dress) ? await page.evaluate(violations, REPEATED) : [])];
      faults.push(...found.map((words) => `${dress}: ${words}`));
    }
  }
  return { states: await page.locator('.pattern-box').count(), faults };
}
