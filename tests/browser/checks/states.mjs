// Nothing, one, many: a portal shows no empty shelf, no lone choice and no crossed lists.

import { facts } from '../facts.mjs';

// Lists of groups: the whole, or the values of one facet, a page of each.
const GROUP_LIST = /^kelompok\/((jenis|bidang|dusun|desa)\/[^/]+\/)?(halaman\/\d+\/)?index\.html$/;
const GROUP = /^kelompok\/[^/]+\/index\.html$/;

export async function states({ portals, browser, report }) {
  for (const portal of portals) {
    const pages = await ofPages(browser, portal);
    report.add(`${portal.name}: no heading without a body, no empty list`, pages.length, each(pages, (fact) => [...fact.bare, ...fact.hollow]));
  }
  const named = (name) => portals.find((portal) => portal.name === name);

  const empty = await ofPages(browser, named('empty'));
  report.add('empty: no page counts nothing', empty.length, each(empty, (fact) => fact.text.match(/(^|[\s(])0([\s)]|$).{0,20}/g) ?? []));
  report.add('empty: the menu names no section without a record', empty.length, each(empty, (fact) => fact.menu.filter((entry) => !['Beranda', 'Kontak'].includes(entry))));

  const one = await ofPages(browser, named('one of each'));
  report.add('one of each: nothing to turn, nothing to choose', one.length, each(one, (fact) => [...Array(fact.turns).fill('pages to turn'), ...Array(fact.lone).fill('a choice of one')]));

  const many = named('1,000 groups').pages.filter((file) => file.startsWith('kelompok/'));
  report.add('1,000 groups: lists are of facets, never crossed', many.length, many.filter((file) => !GROUP_LIST.test(file) && !GROUP.test(file)));
  const whole = many.filter((file) => /^kelompok\/(halaman\/\d+\/)?index\.html$/.test(file));
  report.add('1,000 groups: 20 a page', whole.length, whole.length === 50 ? [] : [`${whole.length} pages`]);
}

async function ofPages(browser, portal) {
  return [...(await facts(browser, portal))].filter(([file]) => portal.pages.includes(file));
}

const each = (pages, fault) => pages.flatMap(([file, fact]) => fault(fact).map((words) => `${file}: ${words}`));
