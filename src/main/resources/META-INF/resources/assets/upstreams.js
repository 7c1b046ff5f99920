// Upstreams by group: state, since when, what was seen, and what it was like lately.

import { bars, PERIODS, sparkline } from './bars.js';
import { fill, h, keyed } from './dom.js';
import { tag } from './incidents.js';
import { placeOf } from './places.js';
import { clockText, latencyText, percent, plural, resultWord, since, statusTag, time, upstreamWord } from './words.js';

const COLUMNS = ['Upstream', 'State', 'Since', 'What was seen', 'Last result', 'Uptime'];
const FOLD_FROM = 100;
const AT_ONCE = 40;

/** Where upstreams are shown; `past` is what `pastOf` reads. */
export function upstreamList(box, { onPeriod }) {
  const whole = new Set();
  const opened = new Map();
  let period = '24h';
  let last = null;
  const groupsBox = h('div');
  fill(box, periodChoice(), groupsBox);

  function periodChoice() {
    return h('fieldset', { class: 'choice' }, h('legend', {}, 'Bars of uptime over the last'),
      Object.entries(PERIODS).map(([code, { words }]) => [
        h('input', { type: 'radio', name: 'period', id: `period-${code}`, value: code, checked: code === period, onchange: () => { period = code; again(); onPeriod?.(code); } }),
        h('label', { for: `period-${code}` }, words)]));
  }

  function again() {
    if (last) {
      update(last);
    }
  }

  function update(context) {
    last = context;
    const { answer } = context;
    const groups = inGroups(answer);
    const many = answer.upstreams.length > FOLD_FROM;
    keyed(groupsBox, groups, (group) => group.id, (group) => groupSection(group, opened.get(group.id) ?? (!many || group.trouble), (open) => {
      opened.set(group.id, open);
      again();
    }));
    // The sections are stable; only their heads and rows move.
    for (const group of groups) {
      showGroup(groupsBox.querySelector(`[data-key="${CSS.escape(group.id)}"]`), group, context);
    }
  }

  function showGroup(section, group, context) {
    const state = section.querySelector('.group-state');
    const said = JSON.stringify([group.status, group.counts]);
    if (state.dataset.said !== said) {
      state.dataset.said = said;
      fill(state, group.counts && h('span', { class: 'group-counts' }, group.counts), group.status && statusTag(group.status));
    }
    if (!section.open) {
      return;
    }
    const rows = whole.has(group.id) || group.rows.length <= AT_ONCE ? group.rows : troubledFirst(group.rows).slice(0, AT_ONCE);
    keyed(section.querySelector('tbody'), rows, (upstream) => upstream.id, (upstream) => row(upstream, context, period),
      (upstream) => [period, context.past?.stamp, upstream.causedBy.map((id) => context.names.get(id))]);
    const more = section.querySelector('.more');
    more.hidden = rows.length === group.rows.length;
    const button = more.querySelector('button');
    const words = `Show the other ${group.rows.length - rows.length}`;
    if (button.textContent !== words) {
      button.textContent = words;
      button.onclick = () => {
        whole.add(group.id);
        again();
      };
    }
  }

  return { update };
}

const troubledFirst = (rows) => [...rows.filter((row) => row.status !== 'up'), ...rows.filter((row) => row.status === 'up')];

/** Each upstream once, in its first group, else among the others; the map's order everywhere. What a group is compared by leaves its rows and state out. */
function inGroups(answer) {
  const byId = new Map(answer.upstreams.map((upstream) => [upstream.id, upstream]));
  const make = (id, name, status, rows) => {
    const group = { id, name };
    const inTrouble = rows.filter((row) => row.status === 'down' || row.status === 'degraded').length;
    const counts = inTrouble > 0 ? `${inTrouble} of ${rows.length} in trouble` : plural(rows.length, 'upstream');
    Object.defineProperties(group, { status: { value: status }, rows: { value: rows }, trouble: { value: inTrouble > 0 }, counts: { value: counts } });
    return group;
  };
  const groups = answer.groups.map((group) => {
    const members = group.members.flatMap((id) => byId.get(id) ?? []);
    members.forEach((member) => byId.delete(member.id));
    return make(`group-${group.id}`, group.name, group.status, members);
  });
  const rest = [...byId.values()];
  return rest.length > 0 ? [make('group', groups.length > 0 ? 'On their own' : 'All', null, rest), ...groups] : groups;
}

function groupSection(group, open, onToggle) {
  const title = `${group.id}-title`;
  return h('details', { class: 'accordion', id: group.id, open, ontoggle: (event) => onToggle(event.currentTarget.open) },
    h('summary', {}, h('h3', { id: title }, group.name), h('span', { class: 'group-state' })),
    h('table', { class: 'table upstreams', role: 'table', 'aria-labelledby': title },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, COLUMNS.map((name) => h('th', { scope: 'col', role: 'columnheader' }, name)))),
      h('tbody', { role: 'rowgroup' })),
    h('p', { class: 'more', hidden: true }, h('button', { type: 'button', class: 'button button-plain' })));
}

function row(upstream, { names, past }, period) {
  const result = upstream.lastResult;
  const known = past?.of(upstream.id);
  return h('tr', { id: `upstream-${upstream.id}`, role: 'row', tabindex: '-1', class: `row-${upstream.status}` },
    h('th', { scope: 'row', role: 'rowheader' }, h('a', { href: placeOf('upstream', upstream.id) }, upstream.name), h('span', { class: 'id' }, upstream.id)),
    cell(1, h('div', { class: 'state' }, statusTag(upstream.status, upstreamWord(upstream)), upstreamTags(upstream),
      upstream.incidentId && h('a', { href: placeOf('incident', upstream.incidentId) }, 'Incident'),
      upstream.maintenanceWindowId && h('a', { href: placeOf('window', upstream.maintenanceWindowId) }, 'Window'))),
    cell(2, upstream.since ? since(upstream.since) : '–'),
    cell(3, seen(upstream, names), result?.class === 'pass' ? 'as-expected' : null),
    cell(4, [result ? [`${resultWord(result.class)}, ${latencyText(result.latency)}, `, time(result.at, clockText)] : 'none yet', known && sparkline(known.latency)]),
    cell(5, [known && bars(known[period], period),
      h('span', { class: 'shares' }, h('span', { class: 'share' }, percent(upstream.uptime[period])), ` in ${PERIODS[period].words}`)]));
}

/** What else is to be said beside the state. */
export function upstreamTags(upstream) {
  return [upstream.paused && tag('Paused'), upstream.misconfigured && tag('Misconfigured'), upstream.flapping && tag('Flapping')];
}

const cell = (column, content, style = null) => h('td', { role: 'cell', class: style, 'data-label': COLUMNS[column] }, h('div', { class: 'value' }, content));

/** The upstream or the group that is the cause; the common cause of many has no place of its own. */
function causeLink(id, names) {
  const name = names.get(id) ?? id;
  if (document.getElementById(`group-${id}`)) {
    return h('a', { href: `#group-${id}` }, name);
  }
  return names.has(id) && id !== 'commonCause' ? h('a', { href: placeOf('upstream', id) }, name) : name;
}

function seen(upstream, names) {
  const { lastResult } = upstream;
  const causes = upstream.causedBy.length > 0 &&
    h('span', { class: 'cause' }, 'Because of ', upstream.causedBy.map((id, index) => [index > 0 && ', ', causeLink(id, names)]), '. ');
  if (lastResult?.failure) {
    return [causes, lastResult.failure.message];
  }
  return [causes, lastResult ? 'as expected' : 'not checked yet'];
}
