// Narrows lists of groups and partners by names, while one types, and by several values at once.
{
  const box = document.querySelector('.narrow');
  const [input, clear, status] = ['input', 'button', '[role="status"]'].map((part) => box.querySelector(part));
  const lists = [...document.querySelectorAll('[data-rows]')];
  const pages = document.querySelector('.pages');
  const size = lists[0].children.length;
  const asked = () => new URLSearchParams(location.search);
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  let whole;

  // The rows of another page of the list; their links lead on from here as they did from there.
  const rowsOf = async (address) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    page.querySelectorAll('a[href]').forEach((link) => { link.href = new URL(link.getAttribute('href'), address); });
    return page.querySelectorAll('[data-rows] > *');
  };
  const load = async () => {
    const next = pages?.querySelector('[rel="next"]').href;
    const others = Array.from({ length: next ? Math.ceil(box.dataset.total / size) - 1 : 0 }, (_, at) => next.replace(/\d+\/$/, `${at + 2}/`));
    for (const rows of await Promise.all(others.map(rowsOf))) lists[0].append(...rows);
  };

  // `kelompok/jenis/pkk` is `jenis=pkk` in the address, with the list's name in front where there are several.
  const chips = [...document.querySelectorAll('.facets a.chip')].map((chip) => {
    const path = new URL(chip.href).pathname.split('/').slice(-4, -1);
    const [list, facet, value] = path;
    return { chip, list, value, path: path.join('/'), name: lists[1] ? `${list}-${facet}` : facet };
  }).filter(({ list }) => lists.some((each) => each.dataset.rows === list));

  const show = async () => {
    const params = asked();
    const q = fold(params.get('q') ?? '');
    const on = chips.filter(({ name, value }) => params.getAll(name).includes(value));
    const active = q !== '' || on.length > 0;
    if (active) await (whole ??= load());
    if (String(params) !== String(asked())) return;
    for (const each of chips) each.chip.setAttribute('aria-pressed', on.includes(each));
    let left = 0;
    for (const list of lists) {
      const wanted = on.filter((each) => each.list === list.dataset.rows);
      [...list.children].forEach((row, at) => {
        const own = (row.dataset.lists ?? '').split(' ');
        const has = ({ name }) => wanted.some((each) => each.name === name && own.includes(each.path));
        row.hidden = active ? !(fold(row.querySelector('a').textContent).includes(q) && wanted.every(has)) : list === lists[0] && at >= size;
        left += !row.hidden;
      });
    }
    if (pages) pages.hidden = active;
    clear.hidden = !active;
    status.textContent = !active ? '' : left ? box.dataset.shown.replace('{n}', left).replace('{total}', box.dataset.total) : box.dataset.none;
  };
  const go = (params, change = 'pushState') => {
    history[change](null, '', String(params) ? `?${params}` : location.pathname);
    show();
  };
  const arrive = () => {
    input.value = asked().get('q') ?? '';
    show();
  };

  for (const { chip, name, value } of chips) {
    chip.setAttribute('role', 'button');
    chip.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      chip.click();
    });
    chip.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const params = asked();
      const others = params.getAll(name).filter((other) => other !== value);
      if (others.length === params.getAll(name).length) others.push(value);
      params.delete(name);
      others.forEach((each) => params.append(name, each));
      go(params);
    });
  }
  input.addEventListener('input', () => {
    const params = asked();
    params.set('q', input.value.trim());
    if (!params.get('q')) params.delete('q');
    go(params, 'replaceState');
  });
  clear.addEventListener('click', () => {
    input.value = '';
    input.focus();
    go('');
  });
  addEventListener('popstate', arrive);
  box.hidden = false;
  arrive();
}
