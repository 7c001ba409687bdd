// Every address on every page, and in every feed and list of addresses, leads somewhere.

import fs from 'node:fs';
import path from 'node:path';
import { address } from '../portals.mjs';
import { facts } from '../facts.mjs';
import { fileAt } from '../server.mjs';

const SITE = 'http://site.invalid';
const OTHER_SCHEME = /^(mailto|tel|geo|sms|data|webcal|whatsapp):/;

export async function links({ portals, browser, report }) {
  for (const portal of portals) {
    const found = await facts(browser, portal);
    const ids = new Map([...found].map(([file, fact]) => [file, new Set(fact.ids)]));
    let looked = 0;
    const faults = [...found].flatMap(([file, fact]) => {
      looked += fact.links.length;
      return fact.links.flatMap((link) => broken(portal, ids, file, link)).map((words) => `${file}: ${words}`);
    });
    report.add(`${portal.name}: links and fragments lead somewhere, and only links leave the portal`, looked, faults);
    report.add(`${portal.name}: canonical addresses are the pages' own`, portal.pages.length, strangers(portal, found));
    if (portal.base) report.add(`${portal.name}: sitemap and redirects lead to pages`, ...listed(portal));
  }
}

// What is wrong with one link, in words.
function broken(portal, ids, file, { from, to, leaves, whole }) {
  if (to === undefined || to === null) return [`${from} without an address`];
  if (OTHER_SCHEME.test(to)) return [];
  if (whole && !/^https?:/.test(to)) return [`${from} needs a whole address: ${to}`];
  let url;
  try {
    url = new URL(inside(portal, to), SITE + home(portal, file));
  } catch {
    return [`${from} is no address: ${to}`];
  }
  if (url.origin !== SITE) return leaves || atHome(file, to) ? [] : [`${from} asks another host: ${to}`];
  const target = fileAt(file === '404.html' ? { ...portal, prefix: root(portal) } : portal, url.pathname);
  if (!target) return [`${from} leads nowhere: ${to}`];
  return fragmentMissing(portal, ids, target, url.hash) ? [`${from} names no place on its page: ${to}`] : [];
}

// A 404 page is shown at any depth; without an address it can only hold for a portal at the root of its host.
const root = (portal) => (portal.base ? portal.prefix : '/');
const home = (portal, file) => (file === '404.html' ? `${root(portal)}404.html` : address(portal, file));

function fragmentMissing(portal, ids, target, hash) {
  const places = ids.get(path.relative(portal.folder, target));
  return hash.length > 1 && places && !places.has(decodeURIComponent(hash.slice(1)));
}

// An address below the portal's own base, as the path it has on the server here.
function inside(portal, to) {
  return portal.base && to.startsWith(portal.base) ? portal.prefix + to.slice(portal.base.length) : to;
}

// Whether an address is that of a village's page in its own portal, which the district's page of it names.
function atHome(file, address) {
  const [, village] = /(?:^|\/)desa\/([^/]+)\//.exec(file) ?? [];
  return village !== undefined && address.startsWith(`https://${village}.example/`);
}

function strangers(portal, found) {
  return portal.pages.flatMap((file) => {
    const { canonical } = found.get(file);
    if (canonical === null) return [];
    const own = portal.base ? portal.base + address(portal, file).slice(portal.prefix.length) : null;
    return canonical === own || atHome(file, canonical) ? [] : [`${file}: ${canonical}`];
  });
}

// Addresses in sitemaps and `_redirects`: how many there are, and those that lead nowhere.
function listed(portal) {
  const read = (file) => fs.readFileSync(path.join(portal.folder, file), 'utf8');
  const sitemaps = portal.files.filter((file) => path.basename(file).startsWith('sitemap'));
  const places = sitemaps.flatMap((file) => [...read(file).matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1]));
  const redirects = portal.files.filter((file) => path.basename(file) === '_redirects');
  const targets = redirects.flatMap((file) => read(file).split('\n').filter((line) => /^\S+\s+\S+/.test(line)).map((line) => line.split(/\s+/)[1]));
  const lost = [...places, ...targets].filter((to) => !fileAt(portal, new URL(inside(portal, to), SITE).pathname));
  return [places.length + targets.length, lost];
}
