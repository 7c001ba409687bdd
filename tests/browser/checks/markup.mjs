// What the HTML of every page must and must not hold.

import { facts } from '../facts.mjs';

export async function markup({ portals, browser, report }) {
  for (const portal of portals) {
    const found = await facts(browser, portal);
    const pages = [...found].filter(([file]) => portal.pages.includes(file));
    const wrong = (fault) => pages.flatMap(([file, fact]) => fault(fact, file).map((words) => `${file}: ${words}`));
    const add = (name, fault) => report.add(`${portal.name}: ${name}`, pages.length, wrong(fault));
    add('a page has one h1', (fact) => (fact.headings === 1 ? [] : [`${fact.headings} h1`]));
    add('no inline script, style or handler', (fact) => [...fact.inline, ...fact.styled, ...fact.handlers]);
    add('JSON-LD can be read', (fact) => fact.data.flatMap(unreadable));
    report.add(`${portal.name}: titles differ`, pages.length, twins(pages));
  }
}

function unreadable(text) {
  try {
    const data = JSON.parse(text);
    return data['@context'] && (data['@type'] || data['@graph']) ? [] : ['JSON-LD without context or type'];
  } catch (error) {
    return [`JSON-LD: ${error.message}`];
  }
}

// Titles are unique within a portal; in a set of portals each portal has its own name in them.
function twins(pages) {
  const seen = new Map();
  return pages.flatMap(([file, { title }]) => {
    // A district's page of a village has the title that the village's own page has.
    const portal = /(?:^|\/)desa\/[^/]+\//.exec(file)?.[0] ?? '';
    const first = seen.get(portal + title);
    seen.set(portal + title, first ?? file);
    if (!title) return [`${file}: no title`];
    return first ? [`${file}: the title of ${first}: ${title}`] : [];
  });
}
