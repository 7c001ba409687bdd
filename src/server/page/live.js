// Keeps an open page in step with the portal that is being written: shows each new build without
// losing the reader's place, and what its author should look at. Everything here is added to the
// page from outside, in a shadow tree of its own; texts are only ever set as text.

(() => {
  const me = document.currentScript;
  const own = new URL('.', me.src);
  const portal = new URL('..', own);
  const english = document.documentElement.lang.startsWith('en');
  const say = (id, en) => (english ? en : id);

  // The build that this page shows.
  const shown = { run: me.dataset.run, build: Number(me.dataset.build), stylesheet: me.dataset.stylesheet };
  const missing = 'missing' in me.dataset;

  // ---- News -------------------------------------------------------------------------------------

  let newest = null;
  let busy = false;

  // Takes one step after the other; of several builds that came meanwhile only the last counts.
  async function hear(news) {
    newest = news;
    if (busy) return;
    busy = true;
    for (let step; (step = newest); ) {
      newest = null;
      // When the server goes away meanwhile, its next word begins anew.
      await follow(step).catch(() => {});
    }
    busy = false;
  }

  async function follow(news) {
    const same = news.run === shown.run;
    if (same && news.build <= shown.build) return overlay.problems((await ask()).problems);
    const changed = same && news.build === shown.build + 1 ? news.changed : 'pages';
    if (changed === 'pages' && (await reload())) return;
    const state = await ask();
    if (changed === 'styles' && !(await restyle(state.stylesheet)) && (await reload())) return;
    Object.assign(shown, { run: news.run, build: news.build, stylesheet: state.stylesheet });
    overlay.problems(state.problems);
  }

  async function ask() {
    return (await fetch(new URL('state', own), { cache: 'no-store' })).json();
  }

  // Puts the new stylesheet beside the old one, which goes when the new one is there.
  function restyle(path) {
    const was = new URL(shown.stylesheet, portal).pathname;
    const old = [...document.querySelectorAll('link[rel~="stylesheet"]')].find((link) => new URL(link.href).pathname === was);
    if (!old) return false;
    const fresh = old.cloneNode();
    const address = new URL(path, portal);
    if (address.pathname === was) address.searchParams.set('build', Date.now());
    fresh.href = address;
    return new Promise((done) => {
      fresh.addEventListener('load', () => (old.remove(), done(true)));
      fresh.addEventListener('error', () => (fresh.remove(), done(false)));
      old.after(fresh);
    });
  }

  // Reloads the page once it is sure that it is still there.
  async function reload() {
    const page = await fetch(location.href, { cache: 'no-store' });
    if (!page.ok && !missing) {
      overlay.gone(true);
      return false;
    }
    keepPlace();
    location.reload();
    return true;
  }

  // ---- The reader's place -----------------------------------------------------------------------

  const place = `jejaring:place:${location.pathname}`;

  // The place is a distance from the nearest heading above, which stays where it is in the text
  // while the text around it grows.
  function keepPlace() {
    const heading = headings().findLast((heading) => heading.getBoundingClientRect().top <= 1);
    const kept = { y: scrollY, heading: heading?.id, below: heading && -heading.getBoundingClientRect().top };
    remember(place, JSON.stringify(kept));
    history.scrollRestoration = 'manual';
  }

  // The place is found as soon as the text is there. What comes later, such as pictures, may move it:
  // then it is found once more, unless the reader has moved on.
  function findPlace() {
    const kept = recall(place);
    if (!kept) return;
    remember(place, null);
    goTo(JSON.parse(kept));
    const found = scrollY;
    whenLoaded(() => {
      if (scrollY === found) goTo(JSON.parse(kept));
      // Too soon, and the browser would still put its own idea of the place after ours.
      setTimeout(() => (history.scrollRestoration = 'auto'), 500);
    });
  }

  function goTo({ y, heading, below }) {
    const found = heading && document.getElementById(heading);
    const top = found ? found.getBoundingClientRect().top + scrollY + below : y;
    scrollTo({ top, behavior: 'instant' });
  }

  function whenLoaded(act) {
    if (document.readyState === 'complete') act();
    else addEventListener('load', act);
  }

  function headings() {
    return [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)[id]')];
  }

  // Storage may be switched off; then nothing is remembered.
  function remember(key, value) {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
    } catch {}
  }

  function recall(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  }

  // ---- The overlay ------------------------------------------------------------------------------

  const overlay = (() => {
    const host = document.createElement('jejaring-live');
    const root = host.attachShadow({ mode: 'open' });
    const style = element('link', { rel: 'stylesheet', href: new URL('live.css', own) });
    const region = element('section', { hidden: true });
    region.setAttribute('aria-label', say('Jejaring: pratinjau', 'Jejaring: preview'));
    const status = element('p', { className: 'status' });
    status.setAttribute('role', 'status');
    const sheet = element('div', { id: 'sheet', className: 'sheet', tabIndex: -1, hidden: true });
    const bar = element('div', { className: 'bar' });
    const count = button('count', 'problems');
    const about = button('about', 'about');
    about.textContent = say('Halaman ini', 'This page');
    bar.append(status, ...('draft' in me.dataset ? [element('strong', { className: 'draft', textContent: say('Draf', 'Draft') })] : []), count, about);
    region.append(bar, sheet);
    root.append(style, region);
    style.addEventListener('load', () => (region.hidden = false));

    let list = [];
    let view = null;
    const told = { gone: false, lost: false };

    function button(name, opens) {
      const made = element('button', { type: 'button', className: name });
      made.setAttribute('aria-controls', 'sheet');
      made.addEventListener('click', () => {
        show(view === opens ? null : opens);
        remember('jejaring:view', view);
        remember('jejaring:folded', view === 'problems' ? null : signature());
      });
      return made;
    }

    // What is folded away stays so until there is something new to say.
    const signature = () => JSON.stringify(list.map(({ file, message }) => [file, message]));

    function show(next) {
      view = next === 'problems' && !list.length ? null : next;
      count.setAttribute('aria-expanded', view === 'problems');
      about.setAttribute('aria-expanded', view === 'about');
      sheet.replaceChildren(...(view === 'problems' ? [problemList()] : view === 'about' ? [aboutList()] : []));
      sheet.hidden = view === null;
    }

    function problems(next) {
      list = next;
      const errors = list.filter(({ severity }) => severity === 'error').length;
      count.hidden = list.length === 0;
      count.dataset.kind = errors ? 'error' : 'warning';
      count.textContent = counted(errors, list.length - errors);
      const folded = recall('jejaring:folded') === signature();
      show(errors && !folded ? 'problems' : recall('jejaring:view'));
    }

    function counted(errors, warnings) {
      const some = (number, id, one, many) => (number ? [say(`${number} ${id}`, `${number} ${number === 1 ? one : many}`)] : []);
      return [...some(errors, 'kesalahan', 'error', 'errors'), ...some(warnings, 'peringatan', 'warning', 'warnings')].join(', ');
    }

    function problemList() {
      const all = element('ol', {});
      all.setAttribute('role', 'list');
      all.append(...list.map(problemItem));
      return all;
    }

    function problemItem({ severity, file, line, column, message, help, corrected }) {
      const item = element('li', {});
      item.dataset.kind = severity;
      const where = [file, line, column].filter((part) => part != null).join(':');
      const kind = severity === 'error' ? say('Kesalahan', 'Error') : say('Peringatan', 'Warning');
      item.append(element('span', { className: 'kind', textContent: kind }), ' ', element('code', { className: 'where', textContent: where }));
      item.append(element('p', { textContent: message }));
      if (help) item.append(element('p', { className: 'help', textContent: help }));
      if (corrected != null) {
        item.append(element('p', { className: 'help', textContent: say('Tulis begini:', 'Write it so:') }), element('pre', { textContent: corrected }));
      }
      return item;
    }

    function aboutList() {
      const { template, source } = me.dataset;
      const rows = element('dl', {});
      const row = (name, value) => rows.append(element('dt', { textContent: name }), element('dd', { textContent: value }));
      row(say('Dari berkas', 'From the file'), source ?? say('disusun dari berkas lain', 'made from other files'));
      if (template) row(say('Templat', 'Template'), template);
      if ('draft' in me.dataset) row(say('Keadaan', 'State'), say('draf, belum akan terbit', 'a draft, not published yet'));
      row(say('Versi', 'Version'), String(shown.build));
      return rows;
    }

    function tell(change) {
      Object.assign(told, change);
      const gone = say('Halaman ini sudah tidak ada di portal; yang tampak adalah isi terakhirnya.', 'This page is no longer in the portal; what you see is how it last was.');
      const lost = say('Terputus dari jejaring serve; menyambung lagi …', 'Lost touch with jejaring serve; trying again …');
      status.textContent = told.lost ? lost : told.gone ? gone : '';
    }

    problems([]);
    document.documentElement.append(host);
    return {
      problems,
      gone: (gone) => tell({ gone }),
      lost: (lost) => tell({ lost }),
    };
  })();

  function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  // ---- The stream -------------------------------------------------------------------------------

  // One stream serves all tabs, because a browser opens only six connections to a host: through a
  // shared worker, or else through the one tab that holds the lock, or else there is one each.
  let alone = null;
  let worker = null;

  function connect() {
    if (window.SharedWorker) {
      try {
        worker = new SharedWorker(new URL('worker.js', own), { name: `jejaring ${portal}` });
        worker.port.onmessage = (event) => take(event.data);
        worker.onerror = () => ((worker = null), share());
        return;
      } catch {}
    }
    share();
  }

  function share() {
    if (!window.BroadcastChannel || !navigator.locks) return listen(take);
    const name = `jejaring ${portal}`;
    const channel = new BroadcastChannel(name);
    channel.onmessage = (event) => take(event.data);
    navigator.locks.request(name, () => {
      listen((message) => (channel.postMessage(message), take(message)));
      return new Promise(() => {});
    });
  }

  function listen(tell) {
    alone = new EventSource(new URL('events', own));
    alone.addEventListener('build', (event) => tell({ news: JSON.parse(event.data) }));
    alone.addEventListener('open', () => tell({ connected: true }));
    alone.addEventListener('error', () => {
      tell({ connected: false });
      if (alone.readyState === EventSource.CLOSED) setTimeout(() => listen(tell), 3000);
    });
  }

  let patience = null;

  function take({ news, connected }) {
    if (connected !== undefined) {
      if (connected) {
        clearTimeout(patience);
        patience = null;
        overlay.lost(false);
      } else {
        patience ??= setTimeout(() => overlay.lost(true), 1500);
      }
    }
    if (news) hear(news);
  }

  // What was said before this page listened.
  async function catchUp() {
    hear(await ask());
  }

  addEventListener('pagehide', () => {
    worker?.port.postMessage('bye');
    alone?.close();
  });
  addEventListener('pageshow', (event) => event.persisted && location.reload());

  findPlace();
  connect();
  catchUp().catch(() => {});
})();
