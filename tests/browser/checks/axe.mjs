// axe-core on a page of each template, in every dress.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { forgotten, onePerTemplate } from '../templates.mjs';
import { DESK, PHONE, eachPage } from '../pool.mjs';

export const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const DRESSES = {
  'phone, light': { ...PHONE, colorScheme: 'light' },
  'desk, dark': { ...DESK, colorScheme: 'dark' },
  'desk, forced colours': { ...DESK, forcedColors: 'active' },
};
const EDGE_DRESSES = ['phone, light', 'desk, dark'];

export async function axe({ portals, browser, report }) {
  const named = (name) => portals.find((portal) => portal.name === name);
  const example = onePerTemplate(named('example'), 'sidasari/');
  report.add('axe: a page stands for every template', Object.keys(example).length, forgotten(example));
  await dressed(browser, report, named('example'), example, Object.keys(DRESSES));
  for (const name of ['empty', 'one of each', 'very long', '100 groups']) {
    await dressed(browser, report, named(name), onePerTemplate(named(name)), EDGE_DRESSES);
  }
  const pasisir = named('very long in pasisir');
  await dressed(browser, report, pasisir, onePerTemplate(pasisir), Object.keys(DRESSES));
}

// Each page is opened once and changes its dress while it is open.
async function dressed(browser, report, portal, pages, dresses) {
  const faults = Object.fromEntries(dresses.map((dress) => [dress, []]));
  await eachPage(browser, portal, Object.values(pages), {}, async (page, file) => {
    await page.evaluate(source);
    for (const dress of dresses) {
      const { viewport, colorScheme = 'light', forcedColors = 'none' } = DRESSES[dress];
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, forcedColors });
      faults[dress].push(...(await page.evaluate(violations, [])).map((words) => `${file}: ${words}`));
    }
  });
  for (const dress of dresses) report.add(`${portal.name}: axe finds nothing (${dress})`, Object.keys(pages).length, faults[dress]);
}

// Runs in the browser. Contrast is asked for at 7:1, which the rule for 4.5:1 need not repeat.
export async function violations(without = []) {
  const off = without.map((rule) => [rule, { enabled: false }]);
  const rules = { 'color-contrast': { enabled: false }, 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true }, ...Object.fromEntries(off) };
  const found = await window.axe.run(document, { rules, resultTypes: ['violations'] });
  return found.violations.flatMap((rule) =>
    rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 220)}`));
}
