// Opens pages of a portal in the browser, a few at a time.

import { address } from './portals.mjs';

const AT_ONCE = 2;

// The noon of the day that all portals are built for: what a page says of coming and past follows the clock.
const NOON = new Date('2026-11-22T12:00:00+07:00');

// Indonesian, at Jakarta's time, and still.
const SETTING = { locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce', serviceWorkers: 'block' };

export const PHONE = { viewport: { width: 360, height: 740 } };
export const DESK = { viewport: { width: 1280, height: 800 } };

// Opens each of `files` with these options, at noon of the day of the build or `at` another time, and calls `look(page, file)`.
// A few tabs go from page to page; `ready(page)` sees each tab before its first page, and `page.file` is where it is.
export async function eachPage(browser, portal, files, { at = NOON, ...options }, look, ready = () => {}) {
  const queue = [...files];
  const tab = async () => {
    const context = await browser.newContext({ ...SETTING, ...DESK, ...options });
    if (options.javaScriptEnabled !== false) await context.clock.setFixedTime(at);
    const page = await context.newPage();
    ready(page);
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      page.file = file;
      await page.setViewportSize(options.viewport ?? DESK.viewport);
      await page.goto(portal.origin + address(portal, file), { waitUntil: 'load', timeout: 60_000 });
      await look(page, file);
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, tab));
}

// A page with nothing on it, to borrow the browser's parsers.
export async function withBlank(browser, use) {
  const page = await browser.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}
