// What an author changes is seen in every tab that shows it.

import { equal, ok } from 'node:assert/strict';
import { until } from './desk.mjs';

const ARTICLE = 'kabar/2026/tamu-dari-caruy.md';

export async function edits({ desk: newDesk, window: newWindow, fact }) {
  const desk = await newDesk();
  const window = await newWindow();
  const at = (address) => window.tab(new URL(address, desk.address));
  const [article, news, group, home] = [await at('kabar/tamu-dari-caruy/'), await at('kabar/'), await at('kelompok/pkk/'), await at('')];

  await fact('the words of an article are seen in all tabs that show them', async () => {
    desk.edit(ARTICLE, 'Tamu yang langsung disuruh menimbang', 'Tamu belajar menimbang');
    await Promise.all([article.shows('Tamu belajar menimbang'), news.shows('Tamu belajar menimbang')]);
  });

  await fact('a reader keeps the place in an article that grows above it', async () => {
    await article.scrollTo('main h2:last-of-type', 100);
    const before = await article.topOf('main h2:last-of-type');
    desk.edit(ARTICLE, 'Rombongan dari Caruy', `${'Paragraf baru yang panjang. '.repeat(40)}\n\nRombongan dari Caruy`);
    await article.shows('Paragraf baru yang panjang.');
    await until('the place is found again', async () => Math.abs((await article.topOf('main h2:last-of-type')) - before) < 3, 3000);
  });

  await fact('the words of a record are seen', async () => {
    desk.edit('kelompok/pkk.yaml', 'Gerakan keluarga lewat dasawisma', 'Gerakan keluarga dari dapur');
    await group.shows('Gerakan keluarga dari dapur');
  });

  await fact('a template of the portal is seen, changed and gone again', async () => {
    const template = (words) => `{% extends "theme/pages/group.html" %}\n{% block main %}<p>${words}</p>{{ super() }}{% endblock main %}\n`;
    desk.write('tema/pages/group.html', template('Templat sendiri'));
    await group.shows('Templat sendiri');
    desk.write('tema/pages/group.html', template('Templat kedua'));
    await group.shows('Templat kedua');
    desk.remove('tema');
    await group.hides('Templat kedua');
  });

  await fact('styles change in place: nothing is loaded again and nobody moves', async () => {
    const tabs = [article, news, group];
    await article.scrollTo('main h2', 50);
    const before = await article.topOf('main h2');
    await Promise.all(tabs.map((tab) => tab.mark()));
    for (const [width, act] of [
      ['5px', () => desk.write('tema/css/zz.css', '@layer parts { h1 { text-indent: 5px } }')],
      ['7px', () => desk.edit('tema/css/zz.css', '5px', '7px')],
      ['0px', () => desk.remove('tema/css/zz.css')],
    ]) {
      act();
      await Promise.all(tabs.map((tab) => until(`titles begin at ${width}`, async () => (await tab.style('h1', 'textIndent')) === width)));
    }
    ok((await Promise.all(tabs.map((tab) => tab.isMarked()))).every(Boolean), 'a tab was loaded again');
    ok(Math.abs((await article.topOf('main h2')) - before) < 3, 'the place was lost');
    const sheets = await article.inside(() => document.querySelectorAll('link[rel~=stylesheet]').length);
    equal(sheets, 1, 'stylesheets of earlier builds stay');
  });

  await fact('the settings of the portal are seen everywhere', async () => {
    desk.edit('portal.yaml', 'nama: Desa Sidasari', 'nama: Desa Sidasari Raya');
    await Promise.all([article, news, group, home].map((tab) => tab.shows('Desa Sidasari Raya')));
  });

  await fact('another photo of the same name is seen', async () => {
    const before = await pixels(article);
    desk.write('media/foto-kabut-lereng.jpg', desk.read('media/foto-senja-di-sawah.jpg', null));
    await until('the picture is another', async () => (await pixels(article)) !== before);
  });

  await fact('a tab that comes late shows the newest', async () => {
    desk.edit(ARTICLE, 'Tamu belajar menimbang', 'Tamu pulang puas');
    const late = await at('kabar/tamu-dari-caruy/');
    await Promise.all([late.shows('Tamu pulang puas'), article.shows('Tamu pulang puas')]);
  });

  await fact('no page met an error of its script', async () => {
    equal([article, news, group, home].flatMap((tab) => tab.faults).join('; '), '');
  });
}

// The first picture of the page, as a few numbers.
function pixels(tab) {
  return tab.inside(async () => {
    const picture = document.querySelector('main img');
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
    const brush = canvas.getContext('2d');
    brush.drawImage(picture, 0, 0, 8, 8);
    return brush.getImageData(0, 0, 8, 8).data.join(' ');
  });
}
