// Which page of a portal shows which template of the theme.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const themePages = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../themes/balai/pages');

// Addresses below the portal; the first page that fits stands for its template.
const TEMPLATES = {
  home: /^index\.html$/,
  articles: /^kabar\/index\.html$/,
  article: /^kabar\/(?!halaman|arsip|kategori)[^/]+\/index\.html$/,
  activities: /^kegiatan\/index\.html$/,
  activity: /^kegiatan\/(?!lalu|jenis|kelompok|evaluasi|halaman|\d{4})[^/]+\/index\.html$/,
  month: /^kegiatan\/\d{4}\/\d\d\/index\.html$/,
  evaluations: /^kegiatan\/evaluasi\/\d{4}\/index\.html$/,
  board: /^papan\/index\.html$/,
  poster: /^kegiatan\/[^/]+\/poster\/index\.html$/,
  groups: /^kelompok\/index\.html$/,
  group: /^kelompok\/(?!halaman|jenis|bidang|dusun|desa)[^/]+\/index\.html$/,
  partners: /^mitra\/index\.html$/,
  partner: /^mitra\/(?!halaman|jenis|kontribusi)[^/]+\/index\.html$/,
  directory: /^direktori\/index\.html$/,
  case_studies: /^studi-kasus\/index\.html$/,
  case_study: /^studi-kasus\/(?!halaman)[^/]+\/index\.html$/,
  page: /^(profil|pemerintahan|panduan-menulis)\/index\.html$/,
  search: /^cari\/index\.html$/,
  contact: /^kontak\/index\.html$/,
  not_found: /^404\.html$/,
};

// Those that districts alone have, and what their front page and their lists of many villages look like.
const DISTRICT = 'kecamatan-cipari/';
const OF_DISTRICTS = {
  members: /^desa\/index\.html$/,
  needs: /^kebutuhan\/index\.html$/,
  'home of a district': /^index\.html$/,
  'agenda of a district': /^kegiatan\/index\.html$/,
  'month of a district': /^kegiatan\/2026\/11\/index\.html$/,
  'partner of a district': /^mitra\/puskesmas[^/]*\/index\.html$/,
  'village in a district': /^desa\/sidasari\/index\.html$/,
};

// Pages of one template in another shape, for the pictures.
const SHAPES = { category: /^kabar\/kategori\/[^/]+\/index\.html$/, past: /^kegiatan\/lalu\/\d{4}\/index\.html$/ };

// `{ template: file }` of a portal, or of the portal in the folder `inside` of a set.
export const onePerTemplate = (portal, inside = '') => ({ ...pick(portal, inside, TEMPLATES), ...pick(portal, DISTRICT, OF_DISTRICTS) });
export const onePerShape = (portal, inside = '') => pick(portal, inside, { ...TEMPLATES, ...SHAPES });

// Templates of the theme that no page of the table stands for.
export function forgotten(found) {
  return fs.readdirSync(themePages).map((file) => path.parse(file).name).filter((name) => !(name in found));
}

function pick(portal, inside, table) {
  const files = portal.pages.filter((file) => file.startsWith(inside));
  const entries = Object.entries(table).map(([name, pattern]) => [name, longest(portal, files.filter((file) => pattern.test(file.slice(inside.length))))]);
  return Object.fromEntries(entries.filter(([, file]) => file));
}

// The page with the most on it says the most about its template.
function longest(portal, files) {
  const size = (file) => fs.statSync(path.join(portal.folder, file)).size;
  return files.reduce((best, file) => (best && size(best) >= size(file) ? best : file), undefined);
}
