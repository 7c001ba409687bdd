// One stream of news for all tabs, which finds its way back.

import { equal, ok } from 'node:assert/strict';
import fs from 'node:fs';
import { sleep, until } from './desk.mjs';

const PAGES = ['', 'kabar/', 'kelompok/', 'mitra/', 'kegiatan/', 'studi-kasus/', 'kontak/', 'direktori/'];

export async function streams({ desk: newDesk, window: newWindow, fact }) {
  const desk = await newDesk();
  const window = await newWindow();
  const tabs = [];
  for (const page of PAGES) tabs.push(await window.tab(new URL(page, desk.address)));
  const settings = desk.read('portal.yaml');
  const rename = (name) => desk.write('portal.yaml', settings.replace('nama: Desa Sidasari', `nama: ${name}`));

  await fact(`${PAGES.length} tabs listen to one stream, and all hear`, async () => {
    rename('Desa Delapan');
    await Promise.all(tabs.map((tab) => tab.shows('Desa Delapan')));
    await until('one connection is left', async () => connections(desk.port) === 1, 5000);
    await sleep(500);
    equal(connections(desk.port), 1);
  });

  await fact('tabs hear on when the one that was first is closed', async () => {
    await tabs.shift().page.close();
    rename('Desa Tujuh');
    await Promise.all(tabs.map((tab) => tab.shows('Desa Tujuh')));
  });

  await fact('serve ends within a second, tabs say so, and catch up when it is back', async () => {
    const took = await desk.pause();
    ok(took < 1000, `it took ${took} ms`);
    await tabs[0].says('Terputus');
    rename('Desa Kembali');
    await desk.serve(undefined, desk.port);
    await Promise.all(tabs.map((tab) => tab.shows('Desa Kembali')));
    equal((await tabs[0].overlay('.status')).join(), '');
  });
}

// How many connections stay open at a port, as the system counts them; those that ask whether the
// server is alive come and go.
function connections(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const open = (line) => new RegExp(`^\\s*\\d+: \\w+:${hex} \\w+:\\w+ 01 `).test(line);
  return fs.readFileSync('/proc/net/tcp', 'utf8').split('\n').filter(open).length;
}
