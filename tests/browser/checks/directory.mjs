// Lists of groups and partners narrowed by names and values, over all of their pages.

import { equal, ok } from 'node:assert/strict';
import { until } from '../live/desk.mjs';
import { PHONE } from '../pool.mjs';

export async function directory({ portals, browser, report }) {
  const hundred = portals.find((each) => each.name === '100 groups');
  const context = await browser.newContext({ locale: 'id-ID', reducedMotion: 'reduce', ...PHONE });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const list = `${hundred.origin}${hundred.prefix}kelompok/`;
  const says = (words) => until(`status says ${words}`, async () => (await page.locator('.narrow [role="status"]').innerText()) === words, 10_000);
  const rows = page.locator('.register > .row:visible');
  const fact = async (name, proof) => {
    faults.length = 0;
    const fault = await proof().then(() => faults, (error) => [error.message, ...faults]);
    report.add(`directory: ${name}`, 1, fault);
  };

  await fact('the list is as without script until it is narrowed', async () => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(list);
    equal(await rows.count(), 20);
    ok(await page.locator('.pages').isVisible());
    equal(asked.filter((url) => url.includes('/halaman/')).length, 0);
  });
  await fact('names are found on every page of the list, as they are typed', async () => {
    await page.getByRole('searchbox').pressSequentially('0100');
    await says('1 dari 100 kelompok');
    equal(await rows.count(), 1);
    ok(page.url().endsWith('?q=0100'), page.url());
    equal(await page.locator('.pages').isVisible(), false);
    await rows.first().getByRole('link').first().click();
    await page.waitForURL(/\/kelompok\/kelompok-0100\/$/);
    equal(await page.locator('h1').innerText(), 'Kelompok 0100');
    await page.goBack();
    await says('1 dari 100 kelompok');
  });
  await fact('values combine: of one facet either, of several each', async () => {
    await page.goto(list);
    const press = (words) => page.getByRole('button', { name: words, exact: true }).click();
    await press('PKK (15)');
    await says('15 dari 100 kelompok');
    await press('Posyandu (14)');
    await says('29 dari 100 kelompok');
    await press('Krajan (20)');
    await says('5 dari 100 kelompok');
    equal(new URL(page.url()).search, '?jenis=pkk&jenis=posyandu&dusun=krajan');
    equal(await page.getByRole('button', { name: 'Krajan (20)' }).getAttribute('aria-pressed'), 'true');
    await page.goBack();
    await says('29 dari 100 kelompok');
    await page.reload();
    await says('29 dari 100 kelompok');
  });
  await fact('keys press a value too', async () => {
    await page.goto(list);
    await page.getByRole('button', { name: 'PKK (15)' }).focus();
    await page.keyboard.press('Space');
    await says('15 dari 100 kelompok');
    await page.keyboard.press('Enter');
    await says('');
    equal(await rows.count(), 20);
  });
  await fact('what fits nothing says so, and the filter can be taken off', async () => {
    await page.getByRole('searchbox').fill('tidak ada yang begini');
    await says('Tidak ada yang cocok.');
    await page.getByRole('button', { name: 'Hapus filter' }).click();
    await says('');
    equal(await rows.count(), 20);
    equal(new URL(page.url()).search, '');
  });
  await fact('the directory of both is narrowed at once', async () => {
    const example = portals.find((each) => each.name === 'example below a path');
    await page.goto(`${example.origin}${example.prefix}sidasari/direktori/`);
    await page.getByRole('searchbox').fill('posyandu');
    await until('one is left', async () => /^1 dari \d+ kelompok dan mitra$/.test(await page.locator('.narrow [role="status"]').innerText()));
    equal((await page.locator('.index li:visible').allInnerTexts()).filter((name) => !/posyandu/i.test(name)).length, 0);
  });
  await context.close();

  const plain = await browser.newPage({ javaScriptEnabled: false, ...PHONE });
  await fact('without script there is no box, and values are pages', async () => {
    await plain.goto(list);
    equal(await plain.getByRole('searchbox').count(), 0);
    await plain.getByRole('link', { name: 'PKK (15)' }).first().click();
    await plain.waitForURL(/\/kelompok\/jenis\/pkk\/$/);
  });
  await plain.close();
}
