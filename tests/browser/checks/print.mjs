// Pages on paper.

import { onePerTemplate } from '../templates.mjs';
import { DESK, eachPage } from '../pool.mjs';

// A4 pages at most.
const PAGES = { case_study: 3, article: 3, activities: 3, month: 2, group: 4 };

export async function print({ portals, browser, report }) {
  const portal = portals.find((each) => each.name === 'example');
  const pages = onePerTemplate(portal, 'sidasari/');
  const names = new Map(Object.entries(pages).map(([name, file]) => [file, name]));
  const faults = { long: [], shown: [], pale: [] };
  await eachPage(browser, portal, Object.values(pages), DESK, async (page, file) => {
    await page.evaluate(wholePictures);
    await page.emulateMedia({ media: 'print' });
    faults.shown.push(...(await page.evaluate(screenOnly)).map((words) => `${file}: ${words}`));
    if (!(await page.evaluate(blackOnWhite))) faults.pale.push(file);
    const limit = PAGES[names.get(file)];
    const count = limit ? sheets(await page.pdf({ preferCSSPageSize: true })) : 0;
    if (limit && (count === 0 || count > limit)) faults.long.push(`${file}: ${count} pages, ${limit} allowed`);
  });
  report.add('print: a case study has at most 3 pages, other pages no more', Object.keys(PAGES).length, faults.long);
  report.add('print: no menu, chips or buttons to share', names.size, faults.shown);
  report.add('print: black on white', names.size, faults.pale);
}

const sheets = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

// The rest runs in the browser.

// Pictures below the window are loaded lazily; on paper all are there.
export function wholePictures() {
  document.querySelectorAll('img').forEach((image) => { image.loading = 'eager'; });
  return Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
}

function screenOnly() {
  const shown = [...document.querySelectorAll('.menu, .skip, .chips, .share, .crumbs, .lurik, .tools')].filter((element) => element.checkVisibility());
  return [...new Set(shown.map((element) => element.className))];
}

function blackOnWhite() {
  const style = getComputedStyle(document.body);
  return style.color === 'rgb(0, 0, 0)' && ['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(style.backgroundColor);
}
