// What a page may weigh, as hosts send it.

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { onePerTemplate } from '../templates.mjs';
import { PHONE, eachPage } from '../pool.mjs';

const KB = 1024;

// Gzipped HTML by template; the rest have the whole first view to keep to.
const HTML = { article: 12, case_study: 12, activity: 12, group: 12, partner: 12, home: 14, activities: 14, month: 14, evaluations: 14, groups: 20, partners: 20, directory: 20, search: 20 };

export async function bytes({ portals, browser, report }) {
  const portal = portals.find((each) => each.name === 'example');
  const pages = onePerTemplate(portal, 'sidasari/');
  const hundred = portals.find((each) => each.name === '100 groups');
  report.add('stylesheet: at most 34 KB, 8 KB gzipped', ...assets(portal, '.css', 34, 8));
  report.add('font: at most 7 KB', ...assets(portal, '.woff2', 7, 7));
  const scripts = portal.files.filter((file) => file.endsWith('.js') && !isOfIndex(file));
  if (scripts.length > 0) report.add('script: at most 8 KB, 3.5 KB gzipped', ...assets(portal, '.js', 8, 3.5));
  const heavy = Object.entries(HTML).filter(([name]) => pages[name]).flatMap(([name, limit]) => over(`${name} ${pages[name]}`, zipped(portal, pages[name]), limit));
  report.add('HTML of a page: at most 12 to 20 KB gzipped', Object.keys(pages).length, heavy);
  report.add('HTML of a directory of 100: at most 20 KB gzipped', 1, over('direktori', zipped(hundred, 'direktori/index.html'), 20));
  await firstViews(portal, pages, browser, report);
}

// What a phone asks for when it opens a page for the first time.
async function firstViews(portal, pages, browser, report) {
  const asked = new Map(Object.values(pages).map((file) => [file, []]));
  const note = (page) => page.on('request', (request) => asked.get(page.file).push(new URL(request.url()).pathname.slice(portal.prefix.length)));
  await eachPage(browser, portal, Object.values(pages), PHONE, (page) => page.waitForTimeout(100), note);
  const views = [...asked].map(([file, paths]) => ({ file, ...weigh(portal, file, paths) }));
  report.add('first view without photos: at most 30 KB', views.length, views.flatMap((view) => over(view.file, view.core, 30)));
  const most = (view) => ([pages.board, pages.poster].includes(view.file) ? 5 : 4);
  report.add('first view without photos: at most 4 requests, 5 for a sheet to print', views.length, views.filter((view) => view.requests > most(view)).map((view) => `${view.file}: ${view.requests}`));
  report.add('Beranda with photos: at most 200 KB', 1, over('Beranda', views.find((view) => view.file === pages.home).all, 200));
}

function weigh(portal, file, paths) {
  const files = [...new Set(paths.map((each) => (each === '' || each.endsWith('/') ? `${each}index.html` : each)))];
  const photo = (each) => /\.(jpe?g|png|webp|gif|svg)$/.test(each);
  const total = (some) => some.reduce((sum, each) => sum + zipped(portal, decodeURIComponent(each)), 0);
  const core = files.filter((each) => !photo(each));
  return { core: total(core), all: total(files), requests: core.length };
}

// What the search is made of is loaded only when somebody searches.
const isOfIndex = (file) => file.includes('/pagefind/');

// How many files there are with this ending, and what is wrong with their weight in KB.
function assets(portal, ending, raw, gzipped) {
  const files = portal.files.filter((file) => file.endsWith(ending) && !isOfIndex(file));
  const size = (file) => fs.statSync(path.join(portal.folder, file)).size;
  return [files.length, files.flatMap((file) => [...over(file, size(file), raw), ...over(`${file} gzipped`, zipped(portal, file), gzipped)])];
}

function zipped(portal, file) {
  const whole = fs.readFileSync(path.join(portal.folder, file));
  return /\.(html|css|js|svg|json|xml)$/.test(file) ? zlib.gzipSync(whole, { level: 9 }).length : whole.length;
}

const over = (name, size, limit) => (size <= limit * KB ? [] : [`${name}: ${(size / KB).toFixed(1)} KB, ${limit} allowed`]);
