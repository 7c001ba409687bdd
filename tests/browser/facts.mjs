// What stands in the HTML of every page, as the browser's own parser reads it.

import fs from 'node:fs';
import path from 'node:path';
import { withBlank } from './pool.mjs';

const PORTION = 50;

// `Map` from a page's file to its facts; read once for a portal.
export async function facts(browser, portal) {
  portal.facts ??= await withBlank(browser, (page) => readAll(page, portal));
  return portal.facts;
}

async function readAll(page, portal) {
  const found = new Map();
  for (let start = 0; start < portal.html.length; start += PORTION) {
    const files = portal.html.slice(start, start + PORTION);
    const texts = files.map((file) => fs.readFileSync(path.join(portal.folder, file), 'utf8'));
    (await page.evaluate(read, texts)).forEach((fact, number) => found.set(files[number], fact));
  }
  return found;
}

// Runs in the browser.
function read(texts) {
  const spot = (element) => `<${element.localName}${element.className ? ` class="${element.className}"` : ''}>`;
  const links = (document) => [
    ...[...document.querySelectorAll('[href]')].map((element) => ({ from: spot(element), to: element.getAttribute('href'), leaves: element.localName === 'a' })),
    ...[...document.querySelectorAll('[src]')].map((element) => ({ from: spot(element), to: element.getAttribute('src') })),
    ...[...document.querySelectorAll('form[action]')].map((element) => ({ from: spot(element), to: element.getAttribute('action') })),
    ...[...document.querySelectorAll('[srcset]')].flatMap((element) =>
      element.getAttribute('srcset').split(',').map((choice) => ({ from: spot(element), to: choice.trim().split(/\s+/)[0] }))),
    ...[...document.querySelectorAll('meta[property="og:url"], meta[property="og:image"]')].map((element) => ({ from: spot(element), to: element.content, whole: true })),
    ...[...document.querySelectorAll('meta[http-equiv="refresh"]')].map((element) => ({ from: spot(element), to: element.content.split('url=')[1] })),
  ];
  const level = (heading) => Number(heading.localName[1]);
  // A heading is bare when it has no words, or when nothing but a heading of its level or above comes after it.
  const bare = (heading) => {
    if (!heading.textContent.trim()) return true;
    const after = heading.nextElementSibling;
    if (after) return /^h[1-6]$/.test(after.localName) && level(after) <= level(heading);
    return heading.parentElement.localName === 'section';
  };
  return texts.map((text) => {
    const document = new DOMParser().parseFromString(text, 'text/html');
    const main = document.querySelector('main') ?? document.body;
    return {
      title: document.title,
      canonical: document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null,
      headings: document.querySelectorAll('h1').length,
      ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
      links: links(document),
      inline: [...document.querySelectorAll('style, script:not([src]):not([type="application/ld+json"])')].map(spot),
      styled: [...document.querySelectorAll('[style]')].map(spot),
      handlers: [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some((each) => each.name.startsWith('on'))).map(spot),
      data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.textContent),
      bare: [...main.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(bare).map((heading) => heading.textContent.trim()),
      hollow: [...document.querySelectorAll('ul, ol, dl, table, nav')].filter((list) => !list.textContent.trim() && !list.querySelector('img, svg')).map(spot),
      menu: [...document.querySelectorAll('.menu-row a')].map((link) => link.textContent.trim()),
      turns: document.querySelectorAll('nav.pages').length,
      lone: [...document.querySelectorAll('.chips')].filter((row) => row.children.length === 1).length,
      text: main.textContent.replace(/\s+/g, ' '),
    };
  });
}
