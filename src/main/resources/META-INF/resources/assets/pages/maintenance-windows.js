// Maintenance windows: what waits for a decision, a list, a calendar, what recurs.

import { read, readAll } from '../calls.js';
import { fill, h } from '../dom.js';
import { nameOf, onceKnown, upstreamChoices } from '../known.js';
import { button, failed, filters, linked, loading, paged, pageHead, place, table, tabs, titled } from '../parts.js';
import { CHANGES, WINDOW_STATUSES, may, originText, spanText, whoMay, windowSign, windowStatusWord } from '../terms.js';
import { calendar } from '../window/calendar.js';
import { deeds } from '../window/deeds.js';
import { ruleWords } from '../window/recurrence.js';
import { tag } from '../incidents.js';
import { estimateText } from '../windows.js';
import { listText, scopeWord, time } from '../words.js';

const COLUMNS = ['Upstream', 'State', 'From', 'Until', 'Who is affected', 'Origin'];

export const page = onceKnown((root, params, app) => {
  titled('Maintenance windows');
  const approver = may(app.reader, 'approver');
  const waiting = place({ class: 'waiting' });
  const body = h('div');
  const bar = filters([
    { name: 'status', label: 'State', choices: [['', 'All'], ['proposed,confirmed,active', 'Waiting, on or to come'], ...WINDOW_STATUSES.map((status) => [status, windowStatusWord(status)])] },
    { name: 'upstream', label: 'Upstream', choices: [['', 'All'], ...upstreamChoices(app)] },
  ], () => view.refresh(true));
  const views = tabs('view', 'Views', [['list', 'List'], ['month', 'Month'], ['week', 'Week'], ['recurring', 'Recurring']], show);
  let view = { refresh() {} };

  fill(root,
    pageHead({
      title: 'Maintenance windows',
      intro: 'A window blocks features in the app and tells Veterans until when. Only a person puts one before them.',
      actions: [approver && h('a', { class: 'button', href: '/maintenance-windows/new' }, 'Plan a window')].filter(Boolean),
    }),
    !approver && whoMay(app.reader, 'approver', 'plan, confirm, move and end windows'),
    waiting.box, views.box, body, subscription());

  function show(which) {
    view = { list, month: () => calendarView('month'), week: () => calendarView('week'), recurring }[which]();
  }

  function list() {
    const listed = paged({
      noun: 'window', nothing: 'No window is like that.',
      read: (cursor, limit) => read('/maintenance-windows', { ...bar.values(), cursor, limit }),
      draw: (box, items) => fill(box, table('Maintenance windows', COLUMNS, items.map((window) => row(window, app)))),
    });
    fill(body, bar.box, listed.box);
    listed.load();
    return { refresh: (anew) => (anew ? listed.reset() : listed.load()) };
  }

  function calendarView(span) {
    const drawn = calendar({ span, app, filter: bar.values });
    fill(body, bar.box, drawn.box);
    drawn.load();
    return { refresh: drawn.load };
  }

  function recurring() {
    const box = h('div', {}, loading());
    fill(body, box);
    const load = async () => {
      try {
        const all = await readAll('/maintenance-series');
        fill(box, all.length === 0
          ? h('p', { class: 'none' }, 'No window recurs. Plan one that comes again, and its rule is here.')
          : h('ul', { class: 'stack' }, all.map((series) => seriesPanel(series, app, approver, load))));
      } catch (error) {
        fill(box, failed(error, load));
      }
    };
    load();
    return { refresh: load };
  }

  async function loadWaiting() {
    try {
      const live = await readAll('/maintenance-windows', { status: 'proposed,confirmed,active' });
      const open = live.filter((window) => window.status === 'proposed' || window.proposedChange);
      waiting.show([open, approver], () => (open.length === 0 ? h('div') : h('section', { 'aria-labelledby': 'waiting-title', class: 'part' },
        h('h2', { id: 'waiting-title' }, 'Waiting for a decision'),
        h('ul', { class: 'stack' }, open.map((window) => waitingPanel(window))))));
    } catch {
      // The list below says what is wrong.
    }
  }

  function waitingPanel(window) {
    const name = nameOf(app, window.upstreamId);
    const done = deeds({ current: () => window, changed: (answer, words) => { app.done(words); refresh(); }, reload: refresh, app });
    const act = (words, id, deed, style = '') => button(words, { id: `${id}-${window.id}`, class: `button button-small ${style}`, 'aria-haspopup': 'dialog', onclick: deed }, h('span', { class: 'visually-hidden' }, ` for ${name}`));
    const change = window.proposedChange;
    return h('li', { class: 'panel panel-proposal' },
      h('h3', {}, h('a', { href: `/maintenance-windows/${window.id}` }, change ? `${CHANGES[change.kind] ?? change.kind}: ${name}?` : `Maintenance window for ${name}?`)),
      change
        ? h('p', {}, linked(change.reason), '. ', change.kind === 'extend' && ['New end: ', time(change.end), '.'])
        : h('p', {}, time(window.start), ' to ', time(window.end), '. ', window.estimate && `Estimated: ${estimateText(window.estimate)}. `, window.announced && `Announced by the upstream${window.announced.source ? `: ${window.announced.source}` : ''}.`),
      (window.unstable || window.drill) && h('p', { class: 'tags' }, window.unstable && tag('Unstable: it comes and goes'), window.drill && tag('Drill: Veterans see nothing')),
      approver
        ? h('p', { class: 'buttons' }, change
          ? act(`${CHANGES[change.kind] ?? 'Decide'}…`, 'change', change.kind === 'extend' ? () => done.extend(change.end) : change.kind === 'endEarly' ? done.end : done.startNow)
          : [act('Confirm…', 'confirm', done.confirm), act('Reject…', 'reject', done.reject, 'button-outline')])
        : whoMay(app.reader, 'approver', change ? 'decide about it' : 'confirm or reject it'));
  }

  function refresh() {
    loadWaiting();
    view.refresh(false);
  }

  show(views.value());
  loadWaiting();
  const off = app.events.on('maintenance-window', refresh);
  let last = Date.now();
  return {
    update() {
      if (Date.now() - last > 10_000) {
        last = Date.now();
        refresh();
      }
    },
    stop: off,
  };
});

function row(window, app) {
  return [
    [h('a', { href: `/maintenance-windows/${window.id}` }, nameOf(app, window.upstreamId)),
      h('span', { class: 'row-tags' }, [window.recurrence && tag('Recurs'), window.planId && tag('One of several'), window.drill && tag('Drill'), window.publication.state === 'failed' && tag('Veterans do not see it')].filter(Boolean))],
    h('span', { class: 'state' }, windowSign(window.status)),
    time(window.start), time(window.end),
    window.scope ? scopeWord(window.scope) : '–',
    originText(window),
  ];
}

function seriesPanel(series, app, approver, load) {
  const names = listText(series.upstreamIds.map((id) => nameOf(app, id)));
  const done = deeds({ current: () => null, changed() {}, reload: load, app });
  return h('li', { class: 'panel panel-window', id: `series-${series.id}` },
    h('h3', {}, names),
    h('p', {}, h('strong', {}, ruleWords(series)), `, for ${spanText(series.length)} each, from `, time(series.start), '.'),
    h('p', {}, `${scopeWord(series.scope)}. Planned by ${series.madeBy}, `, time(series.madeAt), '.'),
    series.upcoming.length > 0
      ? h('p', {}, 'Next after those that are windows already: ', series.upcoming.slice(0, 5).map((at, index) => [index > 0 && ' · ', time(at)]))
      : h('p', { class: 'hint' }, series.nextAt ? ['Then not before ', time(series.nextAt), '.'] : 'All of its occurrences are windows already.'),
    approver && h('p', { class: 'buttons' }, button('End the series…', { id: `end-series-${series.id}`, class: 'button button-small button-outline', 'aria-haspopup': 'dialog', onclick: () => done.endSeries(series.id) }, h('span', { class: 'visually-hidden' }, `: ${names}`))));
}

/** For calendars that subscribe: they can send no token, so the address takes the feed key. */
function subscription() {
  const address = `${location.origin}/api/v1/maintenance-windows.ics?key=FEED-KEY`;
  return h('section', { class: 'part', 'aria-labelledby': 'subscribe-title' },
    h('h2', { id: 'subscribe-title' }, 'In your own calendar'),
    h('p', {}, 'Outlook and Google Calendar can subscribe to this address, with the feed key in place of ', h('code', {}, 'FEED-KEY'), ' (an administrator knows it; it is the setting ', h('code', {}, 'WATCH_ACCESS_FEED_KEY'), '):'),
    h('p', {}, h('code', { class: 'break' }, address)),
    h('p', {}, h('a', { href: '/api/v1/maintenance-windows.ics', download: 'maintenance-windows.ics' }, 'Download it once, as it is now')));
}

