// Mistakes are told in every open page, the last good one stays, and all is well once they are mended.

import { deepEqual, equal, ok } from 'node:assert/strict';
import { until } from './desk.mjs';

const GROUP = 'kelompok/pkk.yaml';
// A title that would run if it were written into a page as it stands.
const HOSTILE = '<img src=x onerror=window.hacked=1>';

export async function mistakes(at) {
  await inOnePortal(at);
  await fromTheStart(at);
}

async function inOnePortal({ desk: newDesk, window: newWindow, fact }) {
  const desk = await newDesk();
  const window = await newWindow();
  const [group, home] = [await window.tab(new URL('kelompok/pkk/', desk.address)), await window.tab(desk.address)];
  const good = desk.read(GROUP);

  await fact('a mistake is listed in all tabs, also late ones, and the last good page stays', async () => {
    desk.write(GROUP, good.replace('nama: PKK Desa Sidasari\nnama_pendek: PKK Sidasari\n', ''));
    await Promise.all([group, home].map((tab) => tab.lists(GROUP)));
    await group.shows('PKK Desa Sidasari');
    await group.page.reload();
    await group.shows('PKK Desa Sidasari');
    await group.lists(GROUP);
    const late = await window.tab(new URL('kabar/', desk.address));
    await late.lists(GROUP);
  });

  await fact('a warning is counted, and listed when asked for', async () => {
    desk.write(GROUP, `${good}kontak_baru: 1\n`);
    await until('it is counted', async () => (await group.overlay('.count')).join() === '1 peringatan');
    deepEqual(await group.overlay('.sheet'), []);
    await group.opens('count');
    await group.lists(`${GROUP}:25`, 'kontak_baru');
    await group.opens('count');
  });

  await fact('the list goes by itself when the mistake is mended', async () => {
    desk.write(GROUP, good.replace('PKK Desa Sidasari', 'PKK Sidasari Baru'));
    await Promise.all([group, home].map((tab) => tab.listsNothing()));
    await group.shows('PKK Sidasari Baru');
  });

  await fact('a mistake is shown with its line, and what an author typed as text', async () => {
    desk.write(GROUP, good.replace('jenis: pkk', `jenis: pkk\nmitra_siapa: "${HOSTILE}"`).replace('[puskesmas,', `["${HOSTILE}",`));
    ok(/kelompok\/pkk\.yaml:\d+:\d+/.test(await group.lists(GROUP, HOSTILE)), 'no line is given');
    ok(await group.inside(() => !window.hacked && !document.querySelector('jejaring-live').shadowRoot.querySelector('img')), 'it ran');
    desk.write(GROUP, good);
    await group.listsNothing();
  });

  await fact('a list that was folded away stays so until there is more to say', async () => {
    desk.write('kabar/rusak.md', '---\njudul: [\n---\nTeks.\n');
    await home.lists('kabar/rusak.md');
    await home.opens('count');
    desk.write('kabar/benar.md', '---\njudul: Benar\ntanggal: 2026-11-20\n---\nTeks.\n');
    await home.shows('Benar');
    equal((await home.overlay('.sheet li')).length, 0);
    desk.write('kabar/rusak-lagi.md', '---\njudul: [\n---\nTeks.\n');
    await home.lists('kabar/rusak-lagi.md');
    for (const file of ['rusak', 'benar', 'rusak-lagi']) desk.remove(`kabar/${file}.md`);
    await home.listsNothing();
  });

  await fact('a broken template is told, the page stays readable, and it is mended', async () => {
    desk.write('tema/pages/group.html', '{% extends "theme/pages/group.html" %}\n{% block main %}{{ super() }}<p>Sendiri</p>\n');
    await group.lists('tema/pages/group.html');
    await group.shows('PKK Desa Sidasari');
    desk.write('tema/pages/group.html', '{% extends "theme/pages/group.html" %}\n{% block main %}{{ super() }}<p>{{ page.tidak_ada.apa }}</p>{% endblock main %}\n');
    await group.lists('tema/pages/group.html:2');
    await group.shows('PKK Desa Sidasari');
    desk.write('tema/pages/group.html', '{% extends "theme/pages/group.html" %}\n{% block main %}{{ super() }}<p>Sendiri</p>{% endblock main %}\n');
    await group.shows('Sendiri');
    await group.listsNothing();
    desk.remove('tema');
  });

  await fact('broken settings are told, and mended', async () => {
    const settings = desk.read('portal.yaml');
    desk.write('portal.yaml', 'nama: [Desa\n\t{');
    await Promise.all([group, home].map((tab) => tab.lists('portal.yaml')));
    desk.write('portal.yaml', settings.replace('nama: Desa Sidasari', 'nama: Desa Mendingan'));
    await Promise.all([group, home].map((tab) => tab.shows('Desa Mendingan')));
    await Promise.all([group, home].map((tab) => tab.listsNothing()));
  });
}

async function fromTheStart({ desk: newDesk, window: newWindow, fact }) {
  const window = await newWindow();
  // Each as it is at first, and mended.
  const broken = {
    'portal.yaml': ['nama: [Desa\n\t{', 'nama: Desa Bangun\nalamat_situs: https://desa.example/\n'],
    'tema/pages/home.html': ['{% extends "theme/pages/home.html" %}{% block main %}{% if %}', '{% extends "theme/pages/home.html" %}{% block main %}<p>Desa Bangun</p>{% endblock main %}'],
    'tema/layouts/page.html': ['{{ <tidak.ada /> }}', '<!doctype html><html lang="id"><head><title>{% block title %}{% endblock title %}</title></head><body>Desa Bangun{% block main %}{% endblock main %}</body></html>'],
  };
  for (const [file, [wrong, right]] of Object.entries(broken)) {
    await fact(`a portal whose first build meets a broken ${file} is served, told of and mended`, async () => {
      const desk = await newDesk({ prepare: (desk) => desk.write(file, wrong) });
      const tab = await window.tab(desk.address);
      await tab.lists(file);
      desk.write(file, right);
      await tab.shows('Desa Bangun');
      await tab.listsNothing();
    });
  }
}
