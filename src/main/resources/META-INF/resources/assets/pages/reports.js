// Reports over a range of time: availability with MTTR and MTBF, what maintenance windows cost and spared, and postmortems that are owed.

import { read, readAll, readText } from '../calls.js';
import { fill, h } from '../dom.js';
import { nameOf, onceKnown } from '../known.js';
import { button, failed, loading, pageHead, section, table, tabs, titled } from '../parts.js';
import { inAddress } from '../places.js';
import { spanText } from '../terms.js';
import { percent, plural, time } from '../words.js';
import { incidentTags } from './incidents.js';

const RANGES = [['7', 'Last 7 days'], ['30', 'Last 30 days'], ['90', 'Last 90 days'], ['365', 'Last 365 days'], ['month', 'This month'], ['last-month', 'Last month'], ['own', 'From … to …']];
const DAY = 86_400_000;
const share = (of) => h('span', { class: 'share' }, percent(of));

export const page = onceKnown((root, params, app) => {
  titled('Reports');
  const asked = new URLSearchParams(location.search);
  const range = h('select', { id: 'range', class: 'input', onchange: moved }, RANGES.map(([value, words]) => h('option', { value }, words)));
  range.value = RANGES.some(([value]) => value === asked.get('range')) ? asked.get('range') : '30';
  const from = h('input', { id: 'from', class: 'input', type: 'date', onchange: moved });
  const to = h('input', { id: 'to', class: 'input', type: 'date', onchange: moved });
  from.value = asked.get('from') ?? '';
  to.value = asked.get('to') ?? '';
  const own = [from, to].map((input, index) => h('div', { class: 'filter' }, h('label', { for: input.id }, index === 0 ? 'From' : 'To, included'), input));
  const body = h('div');
  const views = tabs('view', 'Reports', [['availability', 'Availability'], ['windows', 'Maintenance windows'], ['postmortems', 'Owed postmortems']], show);
  let turn = 0;

  fill(root,
    pageHead({ title: 'Reports' }),
    views.box,
    h('form', { class: 'filters', id: 'ranges', 'aria-label': 'Range of time', onsubmit: (event) => event.preventDefault() }, h('div', { class: 'filter' }, h('label', { for: 'range' }, 'Range'), range), own),
    body);

  function moved() {
    const now = new URLSearchParams(location.search);
    const keep = (name, value) => (value ? now.set(name, value) : now.delete(name));
    keep('range', range.value === '30' ? '' : range.value);
    keep('from', range.value === 'own' ? from.value : '');
    keep('to', range.value === 'own' ? to.value : '');
    inAddress(now);
    show(views.value());
  }

  /** The range in the reader's zone, as the service takes it; null while it is not said. */
  function span() {
    const now = new Date();
    const month = (offset) => new Date(now.getFullYear(), now.getMonth() + offset, 1);
    if (range.value === 'own') {
      if (!from.value || !to.value) {
        return null;
      }
      const last = new Date(`${to.value}T00:00`);
      const end = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1);
      return { from: new Date(`${from.value}T00:00`).toISOString(), to: new Date(Math.min(end, now)).toISOString() };
    }
    const [first, end] = { month: [month(0), now], 'last-month': [month(-1), month(0)] }[range.value] ?? [new Date(now - Number(range.value) * DAY), now];
    return { from: first.toISOString(), to: end.toISOString() };
  }

  async function show(view) {
    own.forEach((box) => { box.hidden = range.value !== 'own'; });
    root.querySelector('#ranges').hidden = view === 'postmortems';
    const mine = ++turn;
    const asking = span();
    if (!asking && view !== 'postmortems') {
      fill(body, h('p', { class: 'none' }, 'Choose both days.'));
      return;
    }
    fill(body, loading());
    try {
      const drawn = await { availability, windows, postmortems }[view](asking);
      if (mine === turn) {
        fill(body, drawn);
      }
    } catch (error) {
      if (mine === turn) {
        fill(body, failed(error, () => show(view)));
      }
    }
  }

  async function availability(asking) {
    const report = await read('/reports/availability', asking);
    const columns = ['Name', 'Not down', 'Outside of windows', 'Outages', 'MTTR', 'MTBF', 'Longest', 'Down outside of windows', 'Down in planned windows'];
    const rows = (all) => all.map((one) => [
      [one.depth ? h('a', { href: `/upstreams/${encodeURIComponent(one.id)}` }, one.name) : one.name, one.depth === 'door' && h('span', { class: 'id' }, 'says only that something answered')],
      share(one.uptime), share(one.uptimeOutsideWindows), String(one.outages), spanText(one.meanTimeToRecovery), spanText(one.meanTimeBetweenFailures), spanText(one.longestOutage),
      spanText(one.time.outsideWindows.down), spanText(one.time.insidePlanned.down),
    ]);
    return [
      h('p', { class: 'report-head' }, h('span', {}, time(report.from), ' to ', time(report.to)),
        button('Download as CSV', { id: 'csv', class: 'button button-small button-outline', onclick: () => csv(asking) })),
      section('features', 'Features', h('p', { class: 'hint' }, 'What Veterans had: each feature is down when something that it depends on directly is.'), table('Features', columns, rows(report.features), { class: 'table-figures' })),
      section('upstreams', 'Upstreams', table('Upstreams', columns, rows(report.upstreams), { class: 'table-figures' })),
      h('dl', { class: 'legend hint' },
        h('dt', {}, 'MTTR'), h('dd', {}, 'mean time to recovery: the mean length of the outages that ended in this time.'),
        h('dt', {}, 'MTBF'), h('dd', {}, 'mean time between failures: the time that it was known to work, for each outage that began in this time.'),
        h('dt', {}, 'Not down'), h('dd', {}, 'the share of the known time in which it was not down; time of which nothing is known counts nowhere.')),
    ];
  }

  async function csv(asking) {
    try {
      const text = await readText('/reports/availability', 'text/csv', asking);
      const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
      const link = h('a', { href: address, download: `availability-${asking.from.slice(0, 10)}-${asking.to.slice(0, 10)}.csv` });
      link.click();
      URL.revokeObjectURL(address);
      app.announce('Downloaded.');
    } catch (error) {
      app.notice('error', error.message);
    }
  }

  async function windows(asking) {
    const report = await read('/reports/maintenance-windows', asking);
    const { estimates } = report;
    const columns = ['Blocked', 'Of that, it answered', 'The outage went on after it'];
    const effect = (one) => [spanText(one.blocked), spanText(one.wasted), spanText(one.overrun)];
    return [
      h('p', {}, time(report.from), ' to ', time(report.to), '. ', estimates.proposals > 0
        ? `Of ${plural(estimates.proposals, 'first estimate')}, ${estimates.inside} held (${percent(estimates.share)}); three of four should.`
        : 'No estimate has shown yet whether it held.'),
      report.windows.length === 0
        ? h('p', { class: 'none' }, 'No window was on in this time.')
        : [section('by-upstream', 'By upstream', table('By upstream', ['Upstream', 'Windows', ...columns], report.upstreams.map((one) => [nameOf(app, one.upstreamId), String(one.windows), ...effect(one.effect)]), { class: 'table-figures' })),
          section('each', 'Each window', table('Each window', ['Window', 'Origin', ...columns], report.windows.map((one) => [
            h('a', { href: `/maintenance-windows/${one.id}` }, nameOf(app, one.upstreamId), ', ', time(one.start), ' to ', time(one.end)), one.origin, ...effect(one.effect)]), { class: 'table-figures' }))],
    ];
  }

  async function postmortems() {
    const owed = await readAll('/incidents', { postmortem: 'owed' });
    return owed.length === 0
      ? h('p', { class: 'none' }, 'No postmortem is owed.')
      : h('ul', { class: 'stack' }, owed.map((incident) => h('li', { class: 'panel' },
        h('h2', { class: 'panel-title' }, h('a', { href: `/incidents/${incident.id}` }, `#${incident.number} ${incident.title}`)),
        h('p', { class: 'tags' }, incidentTags(incident)),
        h('p', {}, 'Over since ', time(incident.resolvedAt), '. ', h('a', { href: `/incidents/${incident.id}/postmortem` }, 'Write its postmortem')))));
  }

  show(views.value());
  return {
    update() {},
    stop() {
      turn++;
    },
  };
});

