// Maintenance windows by day: a month or a week, as a table that becomes a list of days on a phone.

import { readAll } from '../calls.js';
import { fill, h } from '../dom.js';
import { nameOf } from '../known.js';
import { button, failed, loading } from '../parts.js';
import { inAddress } from '../places.js';
import { windowStatusWord } from '../terms.js';
import { duration } from '../words.js';
import { clockShort } from './times.js';

const DAY = 86_400_000;
const iso = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
const dayAfter = (date, days) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
const weekdays = Array.from({ length: 7 }, (_, day) => new Date(2024, 0, 7 + day).toLocaleDateString(undefined, { weekday: 'long' }));

/** `span` is month or week; which one stands in the address. `filter()` are the filters of the list. */
export function calendar({ span, app, filter }) {
  const box = h('div', {}, loading());
  const asked = new URLSearchParams(location.search).get('day');
  let day = /^\d{4}-\d\d-\d\d$/.test(asked ?? '') ? new Date(`${asked}T00:00`) : new Date();
  if (Number.isNaN(day.getTime())) {
    day = new Date();
  }
  let shown = '';

  function range() {
    const first = span === 'month' ? new Date(day.getFullYear(), day.getMonth(), 1) : dayAfter(day, -day.getDay());
    const from = dayAfter(first, -first.getDay());
    const last = span === 'month' ? new Date(day.getFullYear(), day.getMonth() + 1, 0) : dayAfter(first, 6);
    const to = dayAfter(last, 7 - last.getDay());
    return { from, to };
  }

  async function load() {
    const { from, to } = range();
    const { status, upstream } = filter();
    try {
      const [windows, series] = await Promise.all([
        readAll('/maintenance-windows', { status, upstream, from: from.toISOString(), to: to.toISOString() }),
        readAll('/maintenance-series'),
      ]);
      const coming = status ? [] : series.flatMap((one) => one.upcoming.flatMap((at) => one.upstreamIds
        .filter((id) => !upstream || id === upstream)
        .map((id) => ({ id: `${one.id}${at}${id}`, upstreamId: id, start: at, end: new Date(new Date(at).getTime() + duration(one.length)).toISOString(), status: 'upcoming', series: one.id }))));
      const all = [...windows, ...coming].sort((one, other) => one.start.localeCompare(other.start));
      const now = JSON.stringify([iso(from), iso(to), all.map((window) => [window.id, window.start, window.end, window.status])]);
      if (now !== shown) {
        shown = now;
        draw(from, to, all);
      }
    } catch (error) {
      fill(box, failed(error, load));
    }
  }

  function move(to, focus) {
    day = to;
    const params = new URLSearchParams(location.search);
    params.set('day', iso(day));
    inAddress(params);
    load().then(() => document.getElementById(focus)?.focus());
  }

  function step(direction) {
    move(span === 'month' ? new Date(day.getFullYear(), day.getMonth() + direction, 1) : dayAfter(day, 7 * direction), direction > 0 ? 'calendar-next' : 'calendar-previous');
  }

  function draw(from, to, windows) {
    const title = span === 'month'
      ? day.toLocaleDateString(undefined, { month: 'long', year: 'numeric' })
      : `${from.toLocaleDateString(undefined, { month: 'short', day: 'numeric' })} to ${dayAfter(to, -1).toLocaleDateString(undefined, { month: 'short', day: 'numeric', year: 'numeric' })}`;
    const weeks = [];
    for (let first = from; first < to; first = dayAfter(first, 7)) {
      weeks.push(Array.from({ length: 7 }, (_, index) => dayAfter(first, index)));
    }
    fill(box,
      h('div', { class: 'calendar-head' },
        h('h2', { id: 'calendar-title', 'aria-live': 'polite' }, title),
        button('Earlier', { id: 'calendar-previous', class: 'button button-small button-outline', onclick: () => step(-1) }, h('span', { class: 'visually-hidden' }, ` ${span}`)),
        button('Today', { id: 'calendar-today', class: 'button button-small button-outline', onclick: () => move(new Date(), 'calendar-today') }),
        button('Later', { id: 'calendar-next', class: 'button button-small button-outline', onclick: () => step(1) }, h('span', { class: 'visually-hidden' }, ` ${span}`))),
      h('table', { class: 'calendar', 'aria-labelledby': 'calendar-title' },
        h('thead', {}, h('tr', {}, weekdays.map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, weeks.map((week) => h('tr', {}, week.map((date) => cell(date, windows.filter((window) => on(window, date)))))))),
      windows.length === 0 && h('p', { class: 'none' }, 'No window in this time.'),
      h('p', { class: 'hint' }, 'With a dashed line: occurrences of windows that recur, which become windows of their own later.'));
  }

  function cell(date, windows) {
    const other = span === 'month' && date.getMonth() !== day.getMonth();
    const today = date.toDateString() === new Date().toDateString();
    const style = [other && 'other', today && 'today', windows.length === 0 && 'empty'].filter(Boolean).join(' ');
    return h('td', { class: style || null },
      h('p', { class: 'day-number' },
        h('span', { class: 'day-name' }, date.toLocaleDateString(undefined, { weekday: 'long', month: 'long', day: 'numeric' })),
        h('time', { class: 'day-short', datetime: iso(date), 'aria-current': today ? 'date' : null }, date.getDate() === 1 && !other ? date.toLocaleDateString(undefined, { month: 'short', day: 'numeric' }) : String(date.getDate())),
        today && h('span', { class: 'visually-hidden' }, ', today')),
      windows.length > 0 && h('ul', {}, windows.map((window) => h('li', {}, event(window, date)))));
  }

  function event(window, date) {
    const begins = new Date(window.start) >= date;
    const ends = new Date(window.end) <= new Date(date.getTime() + DAY);
    const when = `${begins ? clockShort(new Date(window.start)) : '…'}–${ends ? clockShort(new Date(window.end)) : '…'}`;
    const state = window.status === 'upcoming' ? 'to come' : windowStatusWord(window.status);
    return h('a', { class: `event event-${window.status}`, href: window.series ? `/maintenance-windows?view=recurring#series-${window.series}` : `/maintenance-windows/${window.id}` },
      `${when} `, h('strong', { class: 'event-name' }, nameOf(app, window.upstreamId)), ` ${state}`);
  }

  return { box, load };
}

const on = (window, date) => new Date(window.start) < dayAfter(date, 1) && new Date(window.end) > date;
