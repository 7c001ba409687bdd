// The search as a reader uses it: typed, narrowed, by keyboard, by address, below a path, in a district, in the preview, without script.

import { equal, ok } from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { manyArticles } from '../fixtures/made.mjs';
import { Desk, until } from '../live/desk.mjs';
import { PHONE } from '../pool.mjs';
import { buildOne } from '../portals.mjs';
import { serve } from '../server.mjs';

const sidasari = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../content-example/sidasari');

export async function search({ portals, browser, report }) {
  for (const name of ['example', 'example below a path']) {
    const portal = portals.find((each) => each.name === name);
    const at = (below) => portal.origin + portal.prefix + below;
    await prove(report, `${name}: `, await visitor(browser), [
      ['nothing of the index is loaded before the first letter', async (page) => {
        await page.goto(at('sidasari/cari/'));
        await page.waitForTimeout(200);
        equal(page.asked.filter((url) => url.includes('pagefind')).length, 0);
      }],
      ['a word is found by its relatives, while it is typed', async (page) => {
        await page.goto(at('sidasari/cari/'));
        await page.getByRole('searchbox').pressSequentially('hubungan', { delay: 20 });
        await shows(page, '.found mark', /menghubung|penghubung|hubung/i);
        ok(/^\d+ hasil untuk “hubungan”$/.test(await said(page).innerText()));
        equal(new URL(page.url()).search, '?q=hubungan');
        equal((await page.locator('.found .row .meta').first().innerText()).length > 4, true);
      }],
      ['what was found can be narrowed, and Back takes that back', async (page) => {
        await page.goto(at('sidasari/cari/?q=warga'));
        await shows(page, '.found .row', /./);
        const all = await count(page);
        await page.getByText('Saring hasil').click();
        const chip = page.getByRole('button', { name: /^Kegiatan \(/ });
        const expected = Number((await chip.innerText()).match(/\((\d+)\)/)[1]);
        await chip.click();
        await until('fewer are left', async () => (await count(page)) === expected);
        ok(expected < all, `${expected} of ${all}`);
        equal(await chip.getAttribute('aria-pressed'), 'true');
        equal(await page.evaluate(() => document.activeElement.dataset.value), 'jenis Kegiatan');
        await page.getByRole('button', { name: /^2026 \(/ }).click();
        ok(page.url().endsWith('?q=warga&jenis=Kegiatan&tahun=2026'), page.url());
        await page.goBack();
        await page.goBack();
        await until('all are there again', async () => (await count(page)) === all);
      }],
      ['the keyboard leads to the box, to what was found and back', async (page) => {
        await page.goto(at('sidasari/cari/'));
        await page.keyboard.press('/');
        await page.keyboard.type('posyandu');
        await shows(page, '.found .row', /./);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        equal(await page.evaluate(() => [...document.querySelectorAll('.found .row a')].indexOf(document.activeElement)), 1);
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('ArrowUp');
        equal(await page.evaluate(() => document.activeElement.name), 'q');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL((url) => !url.pathname.endsWith('/cari/'));
        ok(/posyandu/i.test(await page.locator('main').innerText()));
        await page.goBack();
        await shows(page, '.found .row', /posyandu/i);
      }],
      ['nothing found says so, and what to do', async (page) => {
        await page.goto(at('sidasari/cari/?q=qwxyz'));
        await shows(page, '.found [role="status"]', /^Tidak ada hasil untuk “qwxyz”$/);
        ok((await page.locator('.found').innerText()).includes('Coba kata lain'));
      }],
      ['what is typed and what is found are never markup', async (page) => {
        await page.goto(at(`sidasari/cari/?q=${encodeURIComponent('<img src=x onerror=alert(1)> warga')}`));
        await until('an answer', async () => /“<img/.test(await said(page).innerText()));
        equal(await page.locator('.found img').count(), 0);
      }],
      ['a district has one search, which narrows by village', async (page) => {
        await page.goto(at('kecamatan-cipari/desa/sidasari/'));
        await page.locator('.colophon').getByRole('link', { name: 'Cari', exact: true }).click();
        await page.waitForURL((url) => url.pathname.endsWith('kecamatan-cipari/cari/'));
        await page.getByRole('searchbox').fill('warga');
        await page.getByText('Saring hasil').click();
        await page.getByRole('button', { name: /^Desa Mulyadadi \(/ }).click();
        await until('one village is left', async () => {
          const rows = await page.locator('.found .row .meta').allInnerTexts();
          return rows.length > 0 && rows.every((row) => row.includes('Desa Mulyadadi'));
        });
        await page.locator('.found .row a').first().click();
        await page.waitForURL(/\/kecamatan-cipari\/desa\/mulyadadi\//);
        equal(await page.locator('h1').count(), 1);
      }],
      ['the 404 page leads to what was asked for', async (page) => {
        await page.goto(at('sidasari/tidak/ada/'));
        await page.getByRole('searchbox').fill('panen');
        await page.keyboard.press('Enter');
        await page.waitForURL((url) => url.pathname.endsWith('sidasari/cari/') && url.search === '?q=panen');
        await shows(page, '.found .row', /panen/i);
      }],
    ]);
  }
  const example = portals.find((each) => each.name === 'example');
  await prove(report, '', await visitor(browser, { javaScriptEnabled: false }), [
    ['without script the form stands with a remark, and every title below it', async (page) => {
      await page.goto(`${example.origin}/sidasari/cari/?q=panen`);
      ok(await page.getByRole('searchbox').isVisible());
      ok((await page.locator('main').innerText()).includes('memerlukan JavaScript'));
      await page.getByRole('link', { name: 'Posyandu' }).first().click();
      equal(await page.locator('h1').count(), 1);
    }],
  ]);
  await weight(browser, report);
  await several(browser, report);
  await preview(browser, report);
}

// What a first search among a thousand articles costs, quickly typed or so slowly that every letter searches.
async function weight(browser, report) {
  const BUDGET = 250 * 1024;
  const portal = buildOne((folder) => manyArticles(folder, 1000));
  await serve(portal);
  for (const [words, delay] of [['hubungan warga', 60], ['latihan tani', 450]]) {
    await prove(report, '', await visitor(browser), [
      [`among 1,000 articles “${words}”, ${delay} ms a letter, is found for at most ${BUDGET / 1024} KiB`, async (page) => {
        const sizes = [];
        page.on('response', (response) => sizes.push(response.body().then((body) => [response.url(), /\.js$/.test(response.url()) ? gzipSync(body, { level: 9 }).length : body.length], () => ['', 0])));
        await page.goto(`${portal.origin}/cari/`);
        const before = sizes.length;
        await page.getByRole('searchbox').pressSequentially(words, { delay });
        await until('an answer', async () => (await said(page).innerText()).includes(`“${words}”`));
        await page.waitForLoadState('networkidle');
        const all = await Promise.all(sizes.slice(before));
        const sum = all.reduce((total, [, size]) => total + size, 0);
        ok(all.length > 5 && (await count(page)) > 0 && sum <= BUDGET, `${sum} bytes in ${all.length} files`);
      }],
    ]);
  }
  portal.server.close();
}

// A portal with more pages than one index holds is searched as one.
async function several(browser, report) {
  const FOUND = 40, OF_2024 = 15;
  const portal = buildOne((folder) => {
    manyArticles(folder, 3500);
    for (let number = 0; number < FOUND; number++) {
      const year = number < OF_2024 ? 2024 : 2025;
      fs.writeFileSync(path.join(folder, `kabar/embung-${number}.md`), `---\njudul: Embung ${number}\ntanggal: ${year}-03-01\n---\nAir zamrudkhatulistiwa ke-${number}.\n`);
    }
  });
  await serve(portal);
  await prove(report, '', await visitor(browser), [
    ['in a portal of 3,540 pages every page is found, whichever index it is in', async (page) => {
      await page.goto(`${portal.origin}/cari/`);
      ok(await page.locator('.found[data-indexes]').count() === 1);
      await page.getByRole('searchbox').fill('zamrudkhatulistiwa');
      await until('all are found', async () => (await count(page)) === FOUND);
      await page.getByText('Saring hasil').click();
      await page.getByRole('button', { name: `2024 (${OF_2024})` }).click();
      await until('those of a year are left', async () => (await count(page)) === OF_2024);
      await page.getByRole('button', { name: 'Tampilkan hasil berikutnya' }).click();
      await until('all of them are shown', async () => (await page.locator('.found .row').count()) === OF_2024);
      equal(await page.locator('.found .row mark').count() >= OF_2024, true);
      const indexes = page.asked.filter((url) => url.endsWith('pagefind-entry.json') || /pagefind-entry\.json\?/.test(url));
      equal(indexes.length, 2);
    }],
    ['what could not be loaded is loaded the next time, and nothing is found twice', async (page) => {
      for (const part of ['fragment/', 'wasm.', 'pf_meta']) {
        let isLost = false;
        await page.route(`**/pagefind/**/${part.endsWith('/') ? `${part}*` : `*${part}*`}`, (route) => (isLost ? route.continue() : ((isLost = true), route.abort())));
        await page.goto(`${portal.origin}/cari/?q=zamrudkhatulistiwa`);
        await until(`${part} is lost`, async () => isLost && /tidak bisa dimuat/.test(await said(page).innerText()));
        await page.unrouteAll();
        await page.getByRole('searchbox').fill('zamrudkhatulistiwa ');
        await page.keyboard.press('Enter');
        await until(`all are found after ${part} was lost`, async () => (await count(page)) === FOUND);
        page.faults.length = 0;
      }
    }],
  ]);
  portal.server.close();
}

// In the preview the index follows what is edited.
async function preview(browser, report) {
  const desk = await Desk.open(sidasari);
  await prove(report, '', await visitor(browser), [
    ['in the preview too, what was just written is found', async (page) => {
      await page.goto(`${desk.address}cari/?q=zamrudkhatulistiwa`);
      await shows(page, '.found [role="status"]', /^Tidak ada hasil/);
      desk.write('kabar/zamrud.md', '---\njudul: Zamrud\ntanggal: 2026-11-21\n---\nDi zamrudkhatulistiwa.\n');
      await until('the new page is found', async () => {
        await page.goto(`${desk.address}cari/?q=zamrudkhatulistiwa`);
        await until('an answer', async () => /hasil untuk/.test(await said(page).innerText()));
        return (await said(page).innerText()).startsWith('1 hasil');
      });
    }],
  ]);
  await desk.close();
}

async function visitor(browser, options) {
  const context = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta', reducedMotion: 'reduce', ...PHONE, ...options });
  const page = await context.newPage();
  page.asked = [];
  page.faults = [];
  page.on('request', (request) => page.asked.push(request.url()));
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !/404/.test(message.text()) && page.faults.push(message.text()));
  return page;
}

async function prove(report, before, page, facts) {
  for (const [name, proof] of facts) {
    page.asked.length = page.faults.length = 0;
    const fault = await proof(page).then(() => page.faults, (error) => [error.message, ...page.faults]);
    report.add(`search: ${before}${name}`, 1, fault);
  }
  await page.context().close();
}

const said = (page) => page.locator('.found [role="status"]');

// How many the page says that it found.
const count = async (page) => Number((await said(page).innerText()).match(/^\d+/)?.[0]);

async function shows(page, selector, words) {
  await until(`${selector} says ${words}`, async () => words.test((await page.locator(selector).allInnerTexts()).join(' ')), 15_000);
}
