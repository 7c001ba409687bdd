// Calendar files say what the months of the calendar say: a program that shares no code with the
// portal's reads and expands them, and every day is compared.

import fs from 'node:fs';
import path from 'node:path';
import ICAL from 'ical.js';

const VILLAGE = 'sidasari/';
// What the file of all activities tells of, and how far months look ahead.
const FROM = '2025-01-01';
const TO = '2028-11-22';
// A longer activity stands in the calendar on its first and on its last day.
const LONGEST = 31;

export async function calendars({ portals, report }) {
  const portal = portals.find((each) => each.name === 'example');
  const read = (file) => fs.readFileSync(path.join(portal.folder, file), 'utf8');
  const files = portal.files.filter((file) => file.endsWith('.ics'));
  report.add('calendars: every file can be read', files.length, files.flatMap((file) => faultsOf(file, read(file))));
  const months = portal.files.filter((file) => /^sidasari\/kegiatan\/\d{4}\/\d\d\/index\.html$/.test(file));
  const shown = new Set(months.flatMap((file) => showings(read(file))).filter(within));
  const told = new Set(expanded(read(`${VILLAGE}kalender.ics`)).filter(within));
  const only = (one, other, words) => [...one].filter((each) => !other.has(each)).map((each) => `${each}: ${words}`);
  const faults = [...only(shown, told, 'in no calendar file'), ...only(told, shown, 'on no page of a month')];
  report.add('calendars: the months and the calendar file have the same activities on the same days', shown.size, faults);
}

const within = (showing) => showing >= FROM && showing.slice(0, 10) <= TO;

function faultsOf(file, text) {
  try {
    const lines = text.split('\r\n');
    const long = lines.filter((line) => Buffer.byteLength(line) > 75).length;
    const bare = /[^\r]\n/.test(text) ? ['a line that ends without CR'] : [];
    const calendar = new ICAL.Component(ICAL.parse(text));
    const lacks = calendar.getAllSubcomponents('vevent').filter((event) => !['uid', 'dtstamp', 'dtstart'].every((name) => event.hasProperty(name)));
    return [...bare, ...(long ? ['a line that is too long'] : []), ...(lacks.length ? ['an event without what it needs'] : [])].map((words) => `${file}: ${words}`);
  } catch (error) {
    return [`${file}: ${error.message}`];
  }
}

// The days and activities of the page of a month: `2026-11-22 latihan-karawitan`.
function showings(html) {
  const days = html.split('<li id="tgl-').slice(1);
  return days.flatMap((day) => {
    const iso = day.match(/<time datetime="([^"]+)"/)[1];
    return [...day.matchAll(/<a href="[^"#]*kegiatan\/([^/"]+)\/"/g)].filter(([, slug]) => !/^\d/.test(slug)).map(([, slug]) => `${iso} ${slug}`);
  });
}

function expanded(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const components = calendar.getAllSubcomponents('vevent');
  const events = components.filter((each) => !each.hasProperty('recurrence-id')).map((each) => new ICAL.Event(each, { strictExceptions: false }));
  for (const component of components.filter((each) => each.hasProperty('recurrence-id'))) {
    events.find((event) => event.uid === component.getFirstPropertyValue('uid')).relateException(component);
  }
  return events.flatMap((event) => {
    const slug = event.component.getFirstPropertyValue('url').match(/kegiatan\/([^/]+)\/$/)[1];
    return occurrences(event).flatMap(({ startDate, endDate }) => days(startDate, endDate)).map((day) => `${day} ${slug}`);
  });
}

function occurrences(event) {
  if (!event.isRecurring()) return [{ startDate: event.startDate, endDate: event.endDate }];
  const found = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && iso(next) <= TO; next = iterator.next()) found.push(event.getOccurrenceDetails(next));
  return found;
}

const iso = (time) => time.toString().slice(0, 10);

// The days of an occurrence; an evening that ends after midnight is of the day it began on.
function days(start, end) {
  const last = end.clone();
  const clock = (time) => time.hour * 60 + time.minute;
  const isOvernight = !start.isDate && clock(end) <= clock(start);
  const next = start.clone();
  next.adjust(1, 0, 0, 0);
  if (end.isDate || clock(end) === 0) last.adjust(-1, 0, 0, 0);
  else if (isOvernight && iso(next) === iso(end)) return [iso(start)];
  const all = [];
  for (const day = start.clone(); iso(day) <= iso(last); day.adjust(1, 0, 0, 0)) all.push(iso(day));
  return all.length > LONGEST ? [all[0], all.at(-1)] : all;
}
