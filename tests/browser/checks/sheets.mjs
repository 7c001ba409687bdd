// The notice board and posters on paper: one page each, whole, and large enough to be read from afar.

import path from 'node:path';
import { eachPage } from '../pool.mjs';

const SHEET = /(^|\/)(papan|poster)\/index\.html$/;
// Width and height in points, and the width between the margins in CSS pixels.
const PAPERS = { a4: { points: [595, 842], between: 703 }, f4: { points: [609, 935], between: 722 } };
// At least, in points.
const HEADING = 28;
const ENTRY = 16;

export async function sheets({ portals, browser, report }) {
  const portal = portals.find((each) => each.name === 'sheets');
  const files = firstOfEach(portal.pages.filter((file) => SHEET.test(file)));
  const faults = { pages: [], cut: [], small: [] };
  await eachPage(browser, portal, files, {}, async (page, file) => {
    const paper = PAPERS[file.split('/')[0].split('-')[1]];
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: paper.between, height: 900 });
    faults.cut.push(...(await page.evaluate(sticking)).map((words) => `${file}: ${words}`));
    faults.small.push(...(await page.evaluate(small, [HEADING, ENTRY])).map((words) => `${file}: ${words}`));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    faults.pages.push(...wrong(pdf, paper).map((words) => `${file}: ${words}`));
  });
  report.add('sheets: exactly one page, of the paper asked for', files.length, faults.pages);
  report.add('sheets: nothing reaches over the edge', files.length, faults.cut);
  report.add(`sheets: headings of ${HEADING} points, entries of ${ENTRY}`, files.length, faults.small);
}

// Each board, and the first posters of each portal.
function firstOfEach(files) {
  const seen = new Map();
  return files.filter((file) => {
    const kind = `${file.split('/')[0]} ${path.basename(path.dirname(file))}`;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return seen.get(kind) <= 2;
  });
}

function wrong(pdf, { points }) {
  const pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
  const size = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/)?.slice(1).map(Number) ?? [0, 0];
  const fits = size.every((length, side) => Math.abs(length - points[side]) < 2);
  return [...(pages === 1 ? [] : [`${pages} pages`]), ...(fits ? [] : [`${size.join(' by ')} points`])];
}

// The rest runs in the browser.

function sticking() {
  const sheet = document.querySelector('.sheet');
  const edge = sheet.getBoundingClientRect().right + 1;
  return [...sheet.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > edge || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible')
    .map((element) => `<${element.localName}> ${element.textContent.slice(0, 40)}`);
}

function small([heading, entry]) {
  const below = (selector, points) => [...document.querySelectorAll(selector)]
    .map((element) => [element, (parseFloat(getComputedStyle(element).fontSize) * 72) / 96])
    .filter(([, size]) => size < points - 0.1)
    .map(([element, size]) => `<${element.localName}> of ${size} points`);
  return [...below('.sheet h1', heading), ...below('.board li, .board li *, .poster-facts dd', entry)];
}
