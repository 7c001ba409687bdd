// The page on which a portal's content is edited: its configuration by the CMS's own schema, and a person who
// writes an article and an activity with it, the portal's folder being one in the browser's own file system.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { buildOne } from '../portals.mjs';
import { serve } from '../server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const schema = () => JSON.parse(fs.readFileSync(path.join(here, '../node_modules/@sveltia/cms/schema/sveltia-cms.json'), 'utf8'));

const FILES = {
  'portal.yaml': 'nama: Desa Coba\nadmin: ya\nrepositori: desa-coba/portal\n',
  'kabar/panen.md': '---\njudul: Panen raya\ntanggal: 2026-11-20\npenulis: [tani]\nlain: {petak: 12}\n---\nIsi **tebal**.\n',
  'kegiatan/rapat.yaml': 'judul: Rapat warga\ntanggal: 2026-11-29\npukul: 19.30\ntempat: Balai desa\npenyelenggara: [tani]\nulang: {pola: setiap Minggu Kliwon, kecuali: [2027-01-03]}\nbiaya: 15.000\nnarahubung: 089900000001\n',
  'kelompok/tani.yaml': 'nama: Kelompok Tani\njenis: kelompok-tani\n',
  'kelompok/pkk.yaml': 'nama: PKK\njenis: pkk\n',
  'halaman/profil.md': '---\njudul: Profil\n---\nIsi.\n',
};

export async function cms({ browser, report }) {
  let content;
  const portal = buildOne((folder) => {
    content = folder;
    for (const [name, text] of Object.entries(FILES)) put(path.join(folder, name), text);
  });
  const validate = new Ajv({ strict: false, formats: { regex: true, uri: true } }).compile(schema());
  validate(parse(fs.readFileSync(path.join(portal.folder, 'admin/config.yml'), 'utf8')));
  report.add('cms: its configuration is valid by its own schema', 1, (validate.errors ?? []).slice(0, 5).map((error) => `${error.instancePath} ${error.message}`));

  await serve(portal);
  const origin = portal.origin.replace('127.0.0.1', 'localhost');
  const page = await browser.newPage({ viewport: { width: 360, height: 780 } });
  const foreign = [];
  page.on('request', (request) => {
    const address = new URL(request.url());
    const own = address.origin === origin || ['blob:', 'data:'].includes(address.protocol) || /(^|\.)(github|githubstatus)\.com$/.test(address.hostname);
    if (!own) foreign.push(request.url());
  });
  await page.addInitScript(() => {
    window.showDirectoryPicker = () => navigator.storage.getDirectory();
    FileSystemHandle.prototype.requestPermission ??= async () => 'granted';
    FileSystemHandle.prototype.queryPermission ??= async () => 'granted';
  });
  await page.goto(`${origin}/admin/`);
  await page.evaluate(fill, FILES);
  await page.reload();
  await page.getByRole('button', { name: /local/i }).first().click();
  await page.getByText('Kegiatan').first().waitFor();

  await write(page, 'kegiatan', { Judul: 'Kerja bakti', Tanggal: '2026-12-06', Pukul: '07.00', Tempat: 'Balai desa' });
  await write(page, 'kabar', { Judul: "Jum'at: panen #2", Tanggal: '2026-11-21' });
  await edit(page, 'kabar', 'panen', { Judul: 'Panen raya kedua' });
  await edit(page, 'kegiatan', 'rapat', { Tempat: 'Balai RW' });

  const after = await page.evaluate(files);
  for (const [name, text] of Object.entries(after)) put(path.join(content, name), text);
  const faults = [];
  const said = check(content);
  faults.push(...said.filter((line) => !/alamat_situs/.test(line)));
  const has = (name, words) => after[name]?.includes(words) || faults.push(`${name} lacks ${words}: ${after[name]}`);
  has('kabar/panen.md', 'Panen raya kedua');
  has('kabar/panen.md', "petak: '12'");
  has('kabar/panen.md', 'Isi **tebal**.');
  has('kegiatan/rapat.yaml', 'Balai RW');
  has('kegiatan/rapat.yaml', 'setiap Minggu Kliwon');
  has('kegiatan/rapat.yaml', '2027-01-03');
  has('kegiatan/rapat.yaml', '19.30');
  has('kegiatan/rapat.yaml', '15.000');
  has('kegiatan/rapat.yaml', '089900000001');
  has('kegiatan/kerja-bakti.yaml', '07.00');
  const added = Object.keys(after).filter((name) => !(name in FILES) && name.startsWith('kabar/'));
  if (added.length !== 1) faults.push(`articles made: ${added}`);
  report.add('cms: an article and an activity are written and changed at 360 px, and build', Object.keys(after).length, faults);
  report.add('cms: nobody but the forge is asked for anything', 1, foreign);
  await page.close();
  portal.server.close();
}

function put(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function check(content) {
  try {
    return JSON.parse(execFileSync(process.env.JEJARING, ['check', content, '--format', 'json', '--today', '2026-11-22'], { encoding: 'utf8' })).problems.map((problem) => `${problem.file}:${problem.line}: ${problem.message}`);
  } catch (error) {
    return [String(error.stdout ?? error)];
  }
}

async function write(page, collection, fields) {
  await page.evaluate((to) => { location.hash = to; }, `#/collections/${collection}/new`);
  await type(page, fields);
}

async function edit(page, collection, name, fields) {
  await page.evaluate((to) => { location.hash = to; }, `#/collections/${collection}/entries/${name}`);
  await type(page, fields);
}

async function type(page, fields) {
  for (const [label, value] of Object.entries(fields)) {
    const box = page.getByRole('group', { name: label, exact: true }).locator('input, textarea').or(page.getByLabel(label, { exact: true })).first();
    await box.waitFor();
    await box.fill(value);
  }
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.waitForTimeout(1500);
}

async function fill(given) {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', { create: true });
  for (const [name, text] of Object.entries(given)) {
    const parts = name.split('/');
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const writer = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await writer.write(text);
    await writer.close();
  }
}

async function files() {
  const found = {};
  const walk = async (folder, below) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') await walk(handle, `${below}${name}/`);
      else found[below + name] = await (await handle.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return found;
}
