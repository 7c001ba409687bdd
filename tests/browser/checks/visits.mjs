// Every page opened as its readers open it: small, wide, with large text, without script, under a strict policy.

import { sample } from '../portals.mjs';
import { DESK, PHONE, eachPage } from '../pool.mjs';

const WIDTHS = [1280, 768, 360, 320];
const TARGET = 44;
const STILL = 0.02;

export async function visits({ portals, browser, report }) {
  for (const portal of portals) {
    const files = sample(portal);
    const seen = await withScript(browser, portal, files);
    const add = (name, faults) => report.add(`${portal.name}: ${name}`, files.length, faults);
    add('nothing in the console, no request refused', seen.console);
    add('no request to another host', seen.hosts);
    if (portal.again) continue;
    const texts = await withoutScript(browser, portal, files);
    add(`no sideways scroll at ${WIDTHS.join(', ')} px, nor with text of 200 %`, seen.wide);
    add(`links in menus, chips and buttons are ${TARGET} px high`, seen.small);
    add('nothing jumps while a page loads', seen.jumps);
    add('the same words without script', differences(seen.texts, texts));
  }
  const below = portals.find((portal) => portal.name === 'example below a path');
  report.add('an unknown address shows the 404 page, with its look', ...(await lost(browser, below)));
}

async function withScript(browser, portal, files) {
  const seen = { console: [], hosts: [], wide: [], small: [], jumps: [], texts: new Map() };
  const listen = (page) => {
    const note = (words) => seen.console.push(`${page.file}: ${words.slice(0, 200)}`);
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/404 \(Not Found\)/.test(message.text()) && note(message.text()));
    page.on('pageerror', (error) => note(error.message));
    page.on('response', (response) => response.status() >= 400 && note(`${response.status()} ${response.url()}`));
    page.on('request', (request) => portal.origin !== new URL(request.url()).origin && !request.url().startsWith('data:') && seen.hosts.push(`${page.file}: ${request.url()}`));
  };
  const look = async (page, file) => {
    if (portal.again) return page.evaluate(jumped);
    seen.texts.set(file, await page.evaluate(mainText));
    const jump = await page.evaluate(jumped);
    if (jump > STILL) seen.jumps.push(`${file}: ${jump.toFixed(3)}`);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const faults = await page.evaluate(sticking);
      seen.wide.push(...faults.map((words) => `${file} at ${width}: ${words}`));
      if (width === 360) seen.small.push(...(await page.evaluate(low, TARGET)).map((words) => `${file}: ${words}`));
    }
    await page.setViewportSize(PHONE.viewport);
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    seen.wide.push(...(await page.evaluate(sticking)).map((words) => `${file} at 200 %: ${words}`));
  };
  await eachPage(browser, portal, files, DESK, look, listen);
  return seen;
}

async function withoutScript(browser, portal, files) {
  const texts = new Map();
  await eachPage(browser, portal, files, { javaScriptEnabled: false }, async (page, file) => texts.set(file, await page.evaluate(mainText)));
  return texts;
}

function differences(scripted, plain) {
  return [...scripted].flatMap(([file, words]) => {
    const other = plain.get(file);
    return other.length > 0 && Math.abs(words.length - other.length) <= 0.02 * words.length ? [] : [`${file}: ${words.length} and ${other.length} letters`];
  });
}

async function lost(browser, portal) {
  const page = await browser.newPage();
  const answer = await page.goto(`${portal.origin}${portal.prefix}sidasari/tidak/ada/di/sini/`);
  const sheets = await page.evaluate(() => [...document.styleSheets].filter((sheet) => sheet.cssRules.length > 0).length);
  await page.close();
  return [1, answer.status() === 404 && sheets > 0 ? [] : [`status ${answer.status()}, ${sheets} stylesheets`]];
}

// The rest runs in the browser.

// Without the buttons that are there only with a script.
function mainText() {
  // Buttons are there for scripts alone, a remark where there is none, and how long ago something was is told by one.
  document.querySelectorAll('main button, main noscript, time[data-fresh]').forEach((part) => { part.hidden = true; });
  return (document.querySelector('main') ?? document.body).innerText.replace(/\s+/g, ' ').trim();
}

function jumped() {
  return new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; })).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 60);
  });
}

// Elements that stick out of the window, but for those inside a box that scrolls by itself.
export function sticking() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.right > width + 1 && getComputedStyle(element).position !== 'absolute' && !scrolls(element);
  });
  const words = out.slice(0, 3).map((element) => `<${element.localName} class="${element.className}"> ends at ${Math.round(element.getBoundingClientRect().right)}`);
  const whole = document.documentElement.scrollWidth;
  return whole > width ? [`the page is ${whole} wide`, ...words] : words;
}

function low(target) {
  const all = [...document.querySelectorAll('nav a, button, summary, .button, .chip, input:not([type=hidden]):not([type=checkbox]), select')];
  const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0);
  // A link in running text or a breadcrumb may be lower when nothing else is near.
  const lone = (element) => element.closest('.crumbs');
  return shown
    .filter((element) => element.getBoundingClientRect().height < (lone(element) ? 24 : target) - 0.5)
    .map((element) => `<${element.localName} class="${element.className}"> in ${element.closest('[class]:not(a, summary)')?.className}: ${Math.round(element.getBoundingClientRect().height)} px`);
}
