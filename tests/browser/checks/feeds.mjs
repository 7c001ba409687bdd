// Feeds and data files are well formed and hold what their readers need.

import fs from 'node:fs';
import path from 'node:path';
import { withBlank } from '../pool.mjs';

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const RFC_822 = /^(\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UT)$/;

export async function feeds({ portals, browser, report }) {
  for (const portal of portals) {
    const read = (file) => fs.readFileSync(path.join(portal.folder, file), 'utf8');
    const xml = portal.files.filter((file) => file.endsWith('.xml') || file.includes('index.php/'));
    const json = portal.files.filter((file) => file.endsWith('.json') || file.endsWith('.webmanifest'));
    if (portal.base || xml.length > 0) {
      const documents = await withBlank(browser, (page) => page.evaluate(outline, xml.map(read)));
      const faults = documents.flatMap((document, number) => wrong(document).map((words) => `${xml[number]}: ${words}`));
      report.add(`${portal.name}: feeds and sitemaps are well formed and whole`, xml.length, faults);
    }
    if (portal.base || json.length > 0) {
      report.add(`${portal.name}: JSON can be read`, json.length, json.flatMap((file) => jsonFaults(read(file)).map((words) => `${file}: ${words}`)));
    }
  }
}

// Runs in the browser: the parts of each document that are checked.
function outline(texts) {
  return texts.map((text) => {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    const error = document.querySelector('parsererror')?.textContent;
    const child = (element, name) => [...element.children].find((each) => each.localName === name);
    const value = (element, name) => child(element, name)?.textContent ?? null;
    const link = (element) => child(element, 'link')?.getAttribute('href') ?? value(element, 'link');
    const record = (element) => ({
      id: value(element, 'id') ?? value(element, 'guid'), title: value(element, 'title'), link: link(element),
      date: value(element, 'updated') ?? value(element, 'pubDate'), author: Boolean(child(element, 'author')), summary: value(element, 'description'),
    });
    const root = document.documentElement;
    const head = root.localName === 'rss' ? root.firstElementChild : root;
    return { error, kind: root.localName, head: record(head), records: [...document.querySelectorAll('entry, item')].map(record) };
  });
}

function wrong({ error, kind, head, records }) {
  if (error) return [error.split('\n')[0]];
  if (kind === 'feed') return [...atomRecord(head, 'feed'), ...repeated(records), ...records.flatMap((record) => atomRecord(record, 'entry'))];
  if (kind === 'rss') return [...rssHead(head), ...repeated(records), ...records.flatMap(rssRecord)];
  return kind === 'urlset' || kind === 'sitemapindex' ? [] : [`unknown kind of document: ${kind}`];
}

function atomRecord({ id, title, link, date }, what) {
  return [
    ...(id && /^[a-z]+:/.test(id) ? [] : [`${what} without an id: ${title}`]),
    ...(title ? [] : [`${what} without a title: ${id}`]),
    ...(RFC_3339.test(date ?? '') ? [] : [`${what} without a full date: ${title}: ${date}`]),
    ...(/^https?:/.test(link ?? '') ? [] : [`${what} without a whole address: ${title}: ${link}`]),
  ];
}

const rssHead = ({ title, link, summary }) =>
  title && summary !== null && /^https?:/.test(link ?? '') ? [] : [`channel needs title, link and description: ${title}, ${link}, ${summary}`];

// A record without a date is allowed: nothing is dated by accident.
function rssRecord({ id, title, link, date }) {
  const dated = date === null || RFC_822.test(date);
  return id && title && dated && /^https?:/.test(link ?? '') ? [] : [`item: ${id}, ${title}, ${link}, ${date}`];
}

function repeated(records) {
  const ids = records.map((record) => record.id);
  return ids.filter((id, number) => ids.indexOf(id) !== number).map((id) => `two records with the id ${id}`);
}

function jsonFaults(text) {
  try {
    const data = JSON.parse(text);
    if (!String(data.version ?? '').startsWith('https://jsonfeed.org/')) return [];
    const items = data.items.flatMap((item) => (item.id && item.url && ('content_html' in item || 'content_text' in item) ? [] : [`item without id, url or content: ${item.title}`]));
    const dates = data.items.flatMap((item) => (item.date_published === undefined || RFC_3339.test(item.date_published) ? [] : [`no full date: ${item.date_published}`]));
    return [...(data.title ? [] : ['a feed without a title']), ...items, ...dates, ...repeated(data.items)];
  } catch (error) {
    return [error.message];
  }
}
