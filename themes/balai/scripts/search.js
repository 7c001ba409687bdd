// Searches while one types. Nothing of the index is loaded before the first letter, unless the address says what to look for.
{
  const LEAST = 3, STEP = 10, PAUSE = 350, MANY = 12, FIRST = 8;
  const FACETS = ['jenis', 'tahun', 'desa'];
  const found = document.querySelector('.found');
  const words = found.dataset;
  const form = document.querySelector('.search');
  const input = form.elements.q;
  const root = new URL('..', form.action);
  const status = found.querySelector('[role="status"]');
  let loading, timer, shown, latest = 0, unfolded = matchMedia('(min-width: 48rem)').matches;

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, value));
    element.append(...children);
    return element;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const asked = () => new URLSearchParams(location.search);

  const load = async () => {
    const pagefind = await import(new URL(words.program, location.href));
    const options = { excerptEllipsis: '…' };
    // An earlier attempt may have got half way.
    await pagefind.destroy();
    await pagefind.options(options);
    await pagefind.filters();
    // Merging would wait for ever for an index that cannot be loaded, so it comes after what fails then.
    const others = words.indexes?.split(' ') ?? [];
    if (others.length > 0) {
      await Promise.all(others.map((folder) => pagefind.mergeIndex(new URL(folder, location.href).href, options)));
      await pagefind.filters();
    }
    return pagefind;
  };

  // Excerpts are text but for their marks.
  const marked = (excerpt) => excerpt.split(/<mark>(.*?)<\/mark>/s).map((part, at) => {
    const text = part.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    return at % 2 ? make('mark', {}, text) : text;
  });

  const row = ({ raw_url: path, meta, filters, excerpt }) => make('li', { class: 'row' }, make('div', {},
    make('h2', {}, make('a', { href: new URL(path, root) }, meta.title)),
    make('p', { class: 'meta' }, ...[filters.jenis, meta.date, filters.desa].filter(Boolean).flatMap((text) => [make('span', {}, text), ' '])),
    make('p', { class: 'summary' }, ...marked(excerpt))));

  const chip = (facet, params) => ([value, count]) => {
    const pressed = params.get(facet) === value;
    const button = make('button', { type: 'button', class: 'chip', 'aria-pressed': pressed, 'data-value': `${facet} ${value}` }, value, ' ', make('span', { class: 'count' }, `(${count})`));
    button.addEventListener('click', () => {
      const next = asked();
      pressed ? next.delete(facet) : next.set(facet, value);
      go(next, 'pushState');
    });
    return make('li', {}, button);
  };

  // The values by which what was found can be narrowed; one value is no choice, unless it is the one that was made.
  const facet = (name, counts, params) => {
    const values = Object.entries(counts).filter(([value, count]) => count > 0 || params.get(name) === value);
    if (values.length < 2 && !params.has(name)) return [];
    values.sort(([a, m], [b, n]) => (name === 'tahun' ? b - a : n - m || a.localeCompare(b)));
    const chips = values.map(chip(name, params));
    const list = (items) => make('ul', { class: 'chips' }, ...items);
    const fold = chips.length > MANY;
    const group = make('div', { class: 'facet', role: 'group', 'aria-label': words[name] }, make('p', { class: 'label', 'aria-hidden': true }, words[name]), list(fold ? chips.slice(0, FIRST) : chips));
    if (fold) group.append(make('details', { class: 'chips-more' }, make('summary', {}, fill(words.others, { n: chips.length - FIRST })), list(chips.slice(FIRST))));
    return [group];
  };

  // On a phone the ways to narrow are folded, so that what was found comes first.
  const narrowing = (groups) => {
    const fold = make('details', {}, make('summary', {}, words.narrow), make('div', { class: 'facets' }, ...groups));
    fold.hidden = groups.length === 0;
    fold.addEventListener('toggle', () => { unfolded = fold.open; });
    return fold;
  };

  const clear = (text = '', ...rest) => {
    status.textContent = text;
    found.replaceChildren(status, ...rest);
  };

  const more = (list, results) => {
    const button = make('button', { type: 'button', class: 'button quiet' }, words.more);
    button.addEventListener('click', async () => {
      const next = await Promise.all(results.slice(shown, shown += STEP).map((result) => result.data()));
      const rows = next.map(row);
      list.append(...rows);
      rows[0].querySelector('a').focus();
      button.hidden = shown >= results.length;
    });
    return make('p', { class: 'more' }, button);
  };

  const draw = (q, params, { results, filters }, first) => {
    const n = results.length;
    const focused = document.activeElement?.dataset?.value;
    const facets = narrowing(FACETS.flatMap((name) => facet(name, filters[name] ?? {}, params)));
    facets.open = unfolded || FACETS.some((name) => params.has(name));
    const list = make('ol', { class: 'rows' }, ...first.map(row));
    const text = fill(n === 0 ? words.none : n === 1 ? words.one : words.many, { n, q });
    clear(text, facets, ...(n === 0 ? [make('p', {}, words.help)] : [list]), ...(n > STEP ? [more(list, results)] : []));
    [...facets.querySelectorAll('button')].find((button) => button.dataset.value === focused)?.focus();
  };

  const show = async (params) => {
    const mine = ++latest;
    const q = (params.get('q') ?? '').trim();
    if (q.length < LEAST) return clear();
    try {
      if (!loading) status.textContent = words.searching;
      const pagefind = await (loading ??= load());
      const chosen = FACETS.filter((name) => params.has(name)).map((name) => [name, params.get(name)]);
      const answer = await pagefind.search(q, { filters: Object.fromEntries(chosen) });
      const first = await Promise.all(answer.results.slice(0, shown = STEP).map((result) => result.data()));
      if (mine === latest) draw(q, params, answer, first);
    } catch {
      loading = undefined;
      if (mine === latest) clear(words.failed);
    }
  };

  const go = (params, change) => {
    const query = String(params);
    history[change](null, '', query ? `?${query}` : location.pathname);
    return show(params);
  };
  const typed = (change) => {
    const params = asked();
    const q = input.value.trim();
    q ? params.set('q', q) : params.delete('q');
    if (q !== (asked().get('q') ?? '') || change === 'pushState') go(params, change);
  };
  const arrive = () => {
    const params = asked();
    input.value = params.get('q') ?? '';
    show(params);
  };

  input.addEventListener('input', () => {
    loading ??= load();
    loading.catch(() => {});
    clearTimeout(timer);
    timer = setTimeout(typed, PAUSE, 'replaceState');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    typed('pushState');
  });
  addEventListener('popstate', arrive);

  // `/` leads to the box, and arrows lead from it through what was found and back.
  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, textarea, select');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.select();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...found.querySelectorAll('.row a')];
    const next = step && stops[stops.indexOf(event.target) + step];
    if (next && stops.includes(event.target)) {
      event.preventDefault();
      next.focus();
    }
  });
  arrive();
}
