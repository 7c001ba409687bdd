// The portals that are checked: the example at two addresses, and portals at the edge of what may be.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { manyGroups, longestWords, sheets } from './fixtures/made.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const fixture = (name) => path.join(here, 'fixtures', name);

// The day all portals are built for.
const TODAY = '2026-11-22';

// Pages that were moved are not pages of the theme; the feed that OpenDK asks for is no page at all.
// Without an address a 404 page holds only at the root of a host, so it is not opened below one.
const MOVED = /<meta http-equiv="refresh"/;
const OPENDK = /(^|\/)index\.php\//;

// Builds every portal into a temporary folder. `again` is one whose pages differ from those of another in nothing but addresses.
export function buildAll() {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'jejaring-browser-'));
  process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
  const made = (name, write) => {
    const folder = path.join(work, 'content', name);
    fs.mkdirSync(folder, { recursive: true });
    write(folder);
    return folder;
  };
  const example = path.join(root, 'content-example');
  const anywhere = '/mana/saja/';
  return [
    { name: 'example', content: example, prefix: '/', base: 'https://portal.example/' },
    { name: 'example below a path', content: example, prefix: '/sub/path/', base: 'https://portal.example/sub/path/', sampled: true, again: true },
    { name: 'empty', content: fixture('kosong'), prefix: anywhere },
    { name: 'one of each', content: fixture('satu'), prefix: anywhere },
    { name: 'very long', content: made('panjang', longestWords), prefix: anywhere },
    { name: '100 groups', content: made('seratus', (folder) => manyGroups(folder, 100)), prefix: anywhere, sampled: true },
    { name: 'sheets', content: made('lembar', sheets), prefix: '/', base: 'https://portal.example/', sampled: true },
    { name: 'very long in pasisir', content: made('pasisir', (folder) => longestWords(folder, 'pasisir')), prefix: anywhere, sampled: true },
    { name: '1,000 groups', content: made('seribu', (folder) => manyGroups(folder, 1000)), prefix: anywhere, sampled: true },
  ].map((portal, number) => build(portal, path.join(work, 'built', String(number))));
}

// Builds one more, for a check of its own.
export function buildOne(write) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'jejaring-browser-'));
  process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
  const content = path.join(work, 'content');
  fs.mkdirSync(content);
  write(content);
  return build({ content, prefix: '/' }, path.join(work, 'built'));
}

function build(portal, folder) {
  const address = portal.base ? ['--base-url', portal.base] : [];
  execFileSync(process.env.JEJARING, ['build', portal.content, '--out', folder, '--today', TODAY, ...address], { stdio: 'pipe' });
  const files = walk(folder).sort();
  const html = files.filter((file) => file.endsWith('.html') && !OPENDK.test(file));
  const moved = (file) => MOVED.test(fs.readFileSync(path.join(folder, file), 'utf8'));
  const pages = html.filter((file) => !moved(file) && (portal.base || file !== '404.html'));
  return { ...portal, folder, files, html, pages };
}

function walk(folder, below = '') {
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    return entry.isDirectory() ? walk(folder, name) : [name];
  });
}

// The address path of a page's file.
export const address = (portal, file) => portal.prefix + file.replace(/(^|\/)index\.html$/, '$1');

// One village of the example is looked at closely; the others show the same kinds of pages.
const ALIKE = /^(desa-baru|kecamatan-cipari|mulyadadi|panduan)\//;

// Folders that differ in nothing but whose pages they hold: a village's within its district, those of each sheet,
// an activity's with its poster, the further pages of a list.
const OF_ONE_MAKE = [
  [/^(kecamatan-cipari\/desa)\/[^/]+/, '$1/*'],
  [/^[^/]+-(a4|f4)(\/|$)/, '*$2'],
  [/kegiatan\/[^/]+$/, 'kegiatan/*'],
  [/[^/]+\/[^/]+\/halaman$/, '*/*/halaman'],
];

// Pages for the slow checks: the first of each folder, and every 60th, or where there are many alike every 200th.
export function sample(portal) {
  const folders = new Set();
  return portal.pages.filter((file, number) => {
    const folder = OF_ONE_MAKE.reduce((name, [one, make]) => name.replace(one, make), path.dirname(path.dirname(file)));
    const first = !folders.has(folder);
    folders.add(folder);
    return first || number % (portal.sampled || ALIKE.test(file) ? 200 : 60) === 0;
  });
}
