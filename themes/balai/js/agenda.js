// Pages age: by the day on which one is read, says where each activity stands and shows what comes next.
{
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  const lang = document.documentElement.lang;
  const whole = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  const day = (iso) => new Date(`${iso}T12:00`);
  const write = (form, first, last = first) => new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, form).formatRange(day(first), day(last));

  const cell = document.querySelector(`.calendar time[datetime="${today}"]`);
  if (cell) cell.closest('li').setAttribute('aria-current', 'date');

  // What repeats moves on to the first of its later days that is not over.
  const moveOn = (item) => {
    const later = (item.dataset.later ?? '').split(' ').filter(Boolean).map((days) => days.split('/'));
    const next = later.find((days) => days.at(-1) >= today);
    if (!next) return;
    const [first, last] = [next[0], next.at(-1)];
    Object.assign(item.dataset, { first, last });
    const time = item.querySelector('.when time');
    if (time) [time.dateTime, time.textContent] = [first, write(whole, first, last)];
    const plate = [...item.querySelectorAll('.plate > *')];
    [{ weekday: 'long' }, { day: 'numeric' }, { month: 'short' }].forEach((form, at) => { if (plate[at]) plate[at].textContent = write(form, first); });
    const red = day(first).getDay() === 0;
    item.querySelector('.plate')?.toggleAttribute('data-day', red);
    if (red) item.querySelector('.plate')?.setAttribute('data-day', 'sunday');
    item.moved = true;
  };

  // To the section of its month, in the order of days; a month that had none gets one.
  const place = (item) => {
    const month = item.closest('.month');
    if (!month) return;
    const iso = item.dataset.first.slice(0, 7);
    const sections = [...document.querySelectorAll('.month')].filter((section) => section.querySelector('h2 time'));
    const of = (section) => section.querySelector('h2 time').dateTime;
    let section = sections.find((each) => of(each) === iso);
    if (!section) {
      section = month.cloneNode(true);
      section.querySelector('ol').replaceChildren();
      const title = section.querySelector('h2 time');
      [title.dateTime, title.textContent] = [iso, write({ month: 'long', year: 'numeric' }, item.dataset.first)];
      section.querySelector('h2').replaceChildren(title);
      const after = sections.find((each) => of(each) > iso);
      if (after) after.before(section); else sections.at(-1).after(section);
    }
    const list = section.querySelector('ol');
    const after = [...list.children].find((row) => row.dataset.first > item.dataset.first);
    list.insertBefore(item, after ?? null);
  };

  for (const item of document.querySelectorAll('[data-first]')) {
    if (item.dataset.last < today) moveOn(item);
    const { first, last } = item.dataset;
    const phase = last < today ? 'past' : first <= today ? 'ongoing' : 'coming';
    item.querySelectorAll('[data-phase]').forEach((words) => { words.hidden = words.dataset.phase !== phase; });
    const list = item.closest('[data-only="coming"], [data-kind="activities"], .turns');
    if (list && phase === 'past') item.hidden = true;
    if (list && item.moved) place(item);
  }
  for (const month of document.querySelectorAll('.month')) {
    const rows = [...month.querySelectorAll('.row')];
    month.hidden = rows.length > 0 ? rows.every((row) => row.hidden) : month.querySelector('ol') !== null;
  }
  for (const list of document.querySelectorAll('[data-only="coming"], [data-kind="activities"]')) {
    const rows = [...list.querySelectorAll('.row')];
    const none = list.querySelector('.empty');
    if (none) none.hidden = rows.some((row) => !row.hidden);
  }
}
