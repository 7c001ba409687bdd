// Where a portal is seen: below a path, from the local network, at old addresses; and what a page says of itself.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { until } from './desk.mjs';

// An address of a local network that the browser is told to find here.
export const LAN = '192.168.77.7';

const DRAFT = '---\njudul: Belum siap\ntanggal: 2026-11-20\ndraf: ya\nalamat_lama: [/lama/belum/]\n---\nMasih ditulis.\n';

export async function places({ desk: newDesk, window: newWindow, fact }) {
  const prepare = (desk) => {
    desk.edit('portal.yaml', 'https://sidasari.example/', 'https://kecamatan.example/desa/sidasari/');
    desk.write('kabar/belum.md', DRAFT);
  };
  const desk = await newDesk({ prepare, words: ['--lan'] });
  const window = await newWindow();
  const tab = await window.tab(`http://127.0.0.1:${desk.port}/`);

  await fact('a portal is seen below its own path', async () => {
    equal(desk.address, `http://127.0.0.1:${desk.port}/desa/sidasari/`);
    equal(tab.page.url(), desk.address);
    await tab.page.getByRole('link', { name: 'Kontak' }).first().click();
    await tab.page.waitForURL(`${desk.address}kontak/`);
    desk.edit('portal.yaml', 'Balai Desa Sidasari', 'Balai Desa Baru');
    await tab.shows('Balai Desa Baru');
  });

  await fact('a phone on the same network sees it too', async () => {
    const phone = await window.tab(`http://${LAN}:${desk.port}/desa/sidasari/kontak/`);
    await phone.shows('Balai Desa Baru');
    desk.edit('portal.yaml', 'Balai Desa Baru', 'Balai Desa Lain');
    await Promise.all([phone.shows('Balai Desa Lain'), tab.shows('Balai Desa Lain')]);
    await phone.page.close();
  });

  await fact('settings that cannot be read are told where the portal was, and mended', async () => {
    const settings = desk.read('portal.yaml');
    desk.write('portal.yaml', 'nama: [\n\t{');
    await tab.lists('portal.yaml');
    await tab.shows('Balai Desa Lain');
    desk.write('portal.yaml', settings.replace('Balai Desa Lain', 'Balai Desa Ketiga'));
    await tab.shows('Balai Desa Ketiga');
    await tab.listsNothing();
  });

  await fact('a draft is marked as one, and a page that will be published is not', async () => {
    const draft = await window.tab(new URL('kabar/belum/', desk.address));
    deepEqual(await draft.overlay('.draft'), ['Draf']);
    deepEqual(await tab.overlay('.draft'), []);
    desk.edit('kabar/belum.md', 'draf: ya\n', '');
    await until('the mark is gone', async () => (await draft.overlay('.draft')).length === 0);
  });

  await fact('an old address leads to the page', async () => {
    const old = await window.tab(new URL('lama/belum/', desk.address));
    equal(old.page.url(), `${desk.address}kabar/belum/`);
    await old.shows('Masih ditulis.');
  });

  await fact('a page tells which template made it of which file', async () => {
    const article = await window.tab(new URL('kabar/belum/', desk.address));
    await article.opens('about');
    const told = (await article.overlay('.sheet')).join();
    ok(told.includes('kabar/belum.md') && told.includes('pages/article.html'), told);
  });
}
