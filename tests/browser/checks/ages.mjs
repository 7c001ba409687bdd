// Pages that have grown old say what comes next all the same: they are read on later days and compared
// with those of a portal built on that day.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eachPage, withBlank } from '../pool.mjs';

const VILLAGE = 'sidasari';
const AGENDA = `${VILLAGE}/kegiatan/index.html`;
const LATER = ['2026-11-23', '2026-11-26', '2026-12-10', '2027-01-15'];

export async function ages({ portals, browser, report }) {
  const portal = portals.find((each) => each.name === 'example');
  const faults = { rows: [], order: [], today: [], over: [] };
  for (const day of LATER) {
    const at = new Date(`${day}T12:00:00+07:00`);
    const fresh = await withBlank(browser, (page) => page.evaluate(rowsOf, builtOn(portal, day)));
    const month = `${VILLAGE}/kegiatan/${day.slice(0, 4)}/${day.slice(5, 7)}/index.html`;
    await eachPage(browser, portal, [AGENDA, month], { at }, async (page, file) => {
      if (file === AGENDA) {
        const seen = await page.evaluate(rowsOf);
        const order = seen.map((row) => row.split('|')[0]);
        if (order.join() !== [...order].sort().join()) faults.order.push(day);
        // What begins at the same time has no order.
        const told = difference(seen.sort(), fresh.sort());
        if (told) faults.rows.push(`${day}: ${told}`);
        const over = await page.evaluate((today) => [...document.querySelectorAll('.month')].filter((part) => part.checkVisibility()).map((part) => part.querySelector('h2 time')?.dateTime).filter((iso) => iso && iso < today.slice(0, 7)), day);
        faults.over.push(...over.map((iso) => `${day}: ${iso}`));
      }
      if (file === month) {
        const marked = await page.evaluate(() => [...document.querySelectorAll('[aria-current="date"] time')].map((time) => time.dateTime).join());
        if (marked !== day) faults.today.push(`${day}: ${marked || 'nothing'}`);
      }
    });
  }
  report.add('ages: the agenda lists what one built that day would', LATER.length, faults.rows);
  report.add('ages: what the agenda lists is in the order of time', LATER.length, faults.order);
  report.add('ages: no month that is over has a heading', LATER.length, faults.over);
  report.add('ages: a month marks the day on which it is read', LATER.length, faults.today);
}

// The agenda of the same village, built on another day.
function builtOn(portal, day) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jejaring-'));
  try {
    execFileSync(process.env.JEJARING, ['build', path.join(portal.content, VILLAGE), '--out', folder, '--today', day, '--base-url', `${portal.base}${VILLAGE}/`], { stdio: 'pipe' });
    return fs.readFileSync(path.join(folder, path.relative(VILLAGE, AGENDA)), 'utf8');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const difference = (seen, fresh) => {
  const at = seen.findIndex((row, number) => row !== fresh[number]);
  if (at < 0 && fresh.length === seen.length) return null;
  return at < 0 ? `${fresh.length - seen.length} missing, such as ${fresh[seen.length]}` : `${seen[at]} where ${fresh[at] ?? 'nothing'} is`;
};

// Runs in the browser: what the page at hand lists, or the one whose text is given, with its days.
function rowsOf(text) {
  const page = text ? new DOMParser().parseFromString(text, 'text/html') : document;
  const rows = [...page.querySelectorAll('[data-only="coming"] .row[data-first]')];
  return rows.filter((row) => text || row.checkVisibility()).map((row) => `${row.dataset.first} ${row.dataset.hour ?? ''}|${row.querySelector('a').textContent.trim()}|${row.querySelector('.hours')?.textContent ?? ''}`);
}
