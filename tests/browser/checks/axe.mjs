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
  for (const name of Object.keys(DRESSES)) await dressed(browser, report, named('example'), example, name);
  for (const name of ['empty', 'one of each', 'very long', '100 groups']) {
    for (const dress of EDGE_DRESSES) await dressed(browser, report, named(name), onePerTemplate(named(name)), dress);
  }
  const pasisir = named('very long in pasisir');
  for (const dress of [...EDGE_DRESSES, 'desk, forced colours']) await dressed(browser, report, pasisir, onePerTemplate(pasisir), dress);
}

async function dressed(browser, report, portal, pages, dress) {
  const faults = [];
  await eachPage(browser, portal, Object.values(pages), DRESSES[dress], async (page, file) => {
    await page.evaluate(source);
    faults.push(...(await page.evaluate(violations, [])).map((words) => `${file}: ${words}`));
  });
  report.add(`${portal.name}: axe finds nothing (${dress})`, Object.keys(pages).length, faults);
}

// Runs in the browser. Contrast is asked for at 7:1.
export async function violations(without = []) {
  const off = without.map((rule) => [rule, { enabled: false }]);
  const rules = { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true }, ...Object.fromEntries(off) };
  const found = await window.axe.run(document, { rules, resultTypes: ['violations'] });
  return found.violations.flatMap((rule) =>
    rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 220)}`));
}
