// Files come, go and change their names, and the tabs at their pages with them.

import { equal, ok } from 'node:assert/strict';
import { saves, sleep } from './desk.mjs';

const ARTICLE = 'kabar/2026/tamu-dari-caruy.md';
const PAGE = 'kabar/tamu-dari-caruy/';
const TITLE = 'Tamu yang langsung disuruh menimbang';
const GONE = 'sudah tidak ada di portal';

export async function moves({ desk: newDesk, window: newWindow, fact }) {
  const desk = await newDesk();
  const window = await newWindow();
  const tab = await window.tab(new URL(PAGE, desk.address));
  const lost = async (address) => (await fetch(new URL(address, desk.address))).status === 404;

  await fact('a page whose file got another name says that it is gone and keeps its last words', async () => {
    desk.rename(ARTICLE, 'kabar/2026/tamu-baru.md');
    await tab.says(GONE);
    await tab.shows(TITLE);
    ok(await lost(PAGE), 'the old address still answers');
    const moved = await window.tab(new URL('kabar/tamu-baru/', desk.address));
    await moved.shows(TITLE);
  });

  await fact('it is there again when the file gets its name back', async () => {
    desk.edit('kabar/2026/tamu-baru.md', TITLE, 'Tamu kembali');
    desk.rename('kabar/2026/tamu-baru.md', ARTICLE);
    await tab.shows('Tamu kembali');
    equal((await tab.overlay('.status')).join(), '');
    desk.edit(ARTICLE, 'Tamu kembali', TITLE);
    await tab.shows(TITLE);
  });

  await fact('a page whose file was deleted is the 404 page, which gives way when the file is back', async () => {
    const text = desk.read(ARTICLE);
    desk.remove(ARTICLE);
    await tab.says(GONE);
    const visitor = await window.tab(new URL(PAGE, desk.address));
    equal(visitor.statuses.at(-1), 404);
    await visitor.shows('Halaman tidak ditemukan');
    desk.write(ARTICLE, text);
    await Promise.all([visitor.shows(TITLE), tab.shows(TITLE)]);
  });

  await fact('a whole folder moves away and back', async () => {
    desk.rename('kabar/2026', 'kabar/lama');
    desk.edit('kabar/lama/tamu-dari-caruy.md', TITLE, 'Tamu dari folder lain');
    await tab.shows('Tamu dari folder lain');
    desk.rename('kabar/lama', 'kabar/2026');
    desk.edit(ARTICLE, 'Tamu dari folder lain', TITLE);
    await tab.shows(TITLE);
  });

  for (const [name, save] of Object.entries(saves)) {
    await fact(`no tab and no reader meets a 404 while an editor saves (${name})`, async () => {
      tab.statuses.length = 0;
      const visits = visiting(new URL(PAGE, desk.address));
      const text = desk.read(ARTICLE);
      for (let round = 1; round <= 6; round++) {
        save(desk, ARTICLE, text.replace(TITLE, `Simpanan ${round} ${name}`));
        await sleep(round % 2 ? 10 : 150);
      }
      await tab.shows(`Simpanan 6 ${name}`);
      save(desk, ARTICLE, text);
      await tab.shows(TITLE);
      const statuses = await visits.end();
      ok(statuses.length > 5, 'too few visits');
      equal([...statuses, ...tab.statuses].filter((status) => status !== 200).join(), '');
    });
  }

  await fact('the portal comes back with its folder', async () => {
    desk.rename('', '../elsewhere');
    await sleep(800);
    await tab.shows(TITLE);
    desk.rename('../elsewhere', '');
    desk.edit(ARTICLE, TITLE, 'Tamu sesudah pindah');
    await tab.shows('Tamu sesudah pindah');
  });
}

async function visit(address) {
  const answer = await fetch(address);
  await answer.arrayBuffer();
  return answer.status;
}

// Visits an address again and again; `end` gives the statuses met.
function visiting(address) {
  let goesOn = true;
  const all = (async () => {
    const statuses = [];
    for (; goesOn; await sleep(5)) {
      statuses.push(await visit(address).catch((error) => error.message));
    }
    return statuses;
  })();
  return { end: () => ((goesOn = false), all) };
}
