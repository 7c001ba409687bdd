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
    const turns = item.dataset.later.split(' ').map((turn) => turn.match(/^(?<first>[^/~]+)(?:\/(?<last>[^~]+))?(?:~(?<hours>.+))?$/).groups);
    const next = turns.find((turn) => (turn.last ?? turn.first) >= today);
    if (!next) return false;
    const { first, last = first, hours } = next;
    Object.assign(item.dataset, { first, last });
    const shown = item.localName === 'li' ? item : item.closest('article');
    if (hours) {
      const [hour, text] = JSON.parse(item.dataset.hours)[hours];
      item.dataset.hour = hour;
      shown.querySelectorAll('.hours').forEach((words) => { words.textContent = text; });
    }
    const time = shown.querySelector('.when time, .facts time');
    if (time) [time.dateTime, time.textContent] = [first, write(whole, first, last)];
    const plate = shown.querySelector('.plate');
    const words = [{ weekday: 'long' }, { day: 'numeric' }, { month: 'short' }];
    words.forEach((form, at) => { plate.children[at].textContent = write(form, first); });
    plate.dataset.day = day(first).getDay() === 0 ? 'sunday' : '';
    return true;
  };

  // The list for a day: that of its month, which is made where there was none, or the one that the item is in.
  const listFor = (item) => {
    const month = item.closest('.month');
    if (!month) return item.parentElement;
    const iso = item.dataset.first.slice(0, 7);
    const months = [...document.querySelectorAll('.month')].filter((each) => each.querySelector('h2 time'));
    const of = (each) => each.querySelector('h2 time').dateTime;
    const known = months.find((each) => of(each) === iso);
    if (known) return known.querySelector('ol');
    const made = month.cloneNode(true);
    const title = made.querySelector('h2 time');
    [title.dateTime, title.textContent] = [iso, write({ month: 'long', year: 'numeric' }, item.dataset.first)];
    made.querySelector('h2').replaceChildren(title);
    made.querySelector('ol').replaceChildren();
    const after = months.find((each) => of(each) > iso);
    if (after) after.before(made); else months.at(-1).after(made);
    return made.querySelector('ol');
  };

  // How fresh a village is: `3 hari lalu`.
  const ago = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  for (const time of document.querySelectorAll('time[data-fresh]')) {
    const days = Math.round((day(time.dateTime) - day(today)) / 864e5);
    const [count, unit] = days > -14 ? [days, 'day'] : days > -60 ? [Math.round(days / 7), 'week'] : [Math.round(days / 30), 'month'];
    if (days <= 0) [time.title, time.textContent] = [time.textContent, ago.format(count, unit)];
  }

  const COMING = '[data-only="coming"], [data-kind="activities"], .turns';
  for (const item of document.querySelectorAll('[data-first]')) {
    const { later } = item.dataset;
    const moved = later && item.dataset.last < today && moveOn(item);
    const { first, last } = item.dataset;
    const phase = last < today ? 'past' : first <= today ? 'ongoing' : 'coming';
    // Nobody knows whether what repeats is over once its known days are.
    const said = later && phase === 'past' ? '' : phase;
    item.querySelectorAll('[data-phase]').forEach((words) => { words.hidden = words.dataset.phase !== said; });
    if (!item.closest(COMING)) continue;
    item.hidden = phase === 'past';
    if (!moved) continue;
    const list = listFor(item);
    const place = ({ dataset }) => `${dataset.first} ${dataset.hour ?? ''}`;
    list.insertBefore(item, [...list.children].find((row) => row !== item && place(row) > place(item)) ?? null);
  }
  // A list that ran out goes with its heading, or says so.
  const isOut = (part) => [...part.querySelectorAll('.row')].every((row) => row.hidden);
  const parts = [...document.querySelectorAll('.month, .turns')].map((part) => (part.matches('.turns') && part.closest('.section')) || part);
  parts.forEach((part) => { part.hidden = isOut(part); });
  for (const list of document.querySelectorAll(COMING)) {
    const none = list.querySelector('.empty');
    if (none) none.hidden = !isOut(list);
  }
}
