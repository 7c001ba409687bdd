// Pictures of the pages, for people to look at.

import fs from 'node:fs';
import path from 'node:path';
import { onePerShape, onePerTemplate } from '../templates.mjs';
import { eachPage } from '../pool.mjs';
import { wholePictures } from './print.mjs';

const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'];
const PAGES = ['home', 'articles', 'article', 'activities', 'activity', 'groups', 'group', 'partner', 'directory', 'case_study', 'contact', 'page'];
const EDGES = { empty: ['home'], 'very long': ['home', 'article', 'group'] };

export async function pictures({ portals, browser, report }) {
  const folder = process.env.SCREENSHOTS;
  fs.mkdirSync(folder, { recursive: true });
  const named = (name) => portals.find((portal) => portal.name === name);
  const example = onePerShape(named('example'), 'sidasari/');
  const taken = await take(browser, named('example'), pick(example, PAGES), folder, '');
  report.add(`pictures in ${folder}`, taken, taken === PAGES.length * WIDTHS.length * SCHEMES.length ? [] : [`only ${taken}`]);
  for (const [name, pages] of Object.entries(EDGES)) {
    await take(browser, named(name), pick(onePerTemplate(named(name)), pages), folder, `${name.replace(' ', '-')}-`);
  }
}

const pick = (pages, names) => Object.fromEntries(names.filter((name) => pages[name]).map((name) => [name, pages[name]]));

// How many pictures were taken.
async function take(browser, portal, pages, folder, prefix) {
  const names = new Map(Object.entries(pages).map(([name, file]) => [file, name]));
  let taken = 0;
  for (const colorScheme of SCHEMES) {
    await eachPage(browser, portal, Object.values(pages), { colorScheme }, async (page, file) => {
      await page.evaluate(wholePictures);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.screenshot({ path: path.join(folder, `${prefix}${names.get(file)}-${width}-${colorScheme}.png`), fullPage: true });
        taken += 1;
      }
    });
  }
  return taken;
}
