// Upstreams by group: state, since when, what was seen.

import { fill, h, keyed } from './dom.js';
import { tag } from './incidents.js';
import { placeOf } from './places.js';
import { clockText, latencyText, percent, resultWord, since, statusTag, statusWord, time } from './words.js';

const COLUMNS = ['Upstream', 'State', 'Since', 'What was seen', 'Last result', 'Not down: 24 h · 7 d · 30 d'];

export function showUpstreams(box, { answer, names }) {
  const groups = inGroups(answer);
  keyed(box, groups, (group) => group.id, groupSection, () => null);
  // The sections are stable; only their heads and rows move.
  for (const group of groups) {
    const section = box.querySelector(`[data-key="${CSS.escape(group.id)}"]`);
    const state = section.querySelector('.group-state');
    if (state && state.dataset.status !== group.status) {
      state.dataset.status = group.status;
      fill(state, statusTag(group.status));
    }
    keyed(section.querySelector('tbody'), group.rows(), (upstream) => upstream.id, (upstream) => row(upstream, names));
  }
}

/** Each upstream once, in its first group, else among the others; the map's order everywhere. What a group is compared by leaves its rows and state out. */
function inGroups(answer) {
  const byId = new Map(answer.upstreams.map((upstream) => [upstream.id, upstream]));
  const make = (id, name, status, members) => {
    const group = { id, name };
    Object.defineProperty(group, 'status', { value: status });
    Object.defineProperty(group, 'rows', { value: () => members });
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

function groupSection(group) {
  const title = `${group.id}-title`;
  return h('details', { class: 'accordion', id: group.id, open: true },
    h('summary', {}, h('h3', { id: title }, group.name), group.status && h('span', { class: 'group-state' })),
    h('table', { class: 'table', role: 'table', 'aria-labelledby': title },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, COLUMNS.map((name) => h('th', { scope: 'col', role: 'columnheader' }, name)))),
      h('tbody', { role: 'rowgroup' })));
}

function row(upstream, names) {
  const result = upstream.lastResult;
  return h('tr', { id: `upstream-${upstream.id}`, role: 'row', tabindex: '-1', class: `row-${upstream.status}` },
    h('th', { scope: 'row', role: 'rowheader' }, upstream.name, h('span', { class: 'id' }, upstream.id)),
    cell(1, h('div', { class: 'state' }, statusTag(upstream.status, word(upstream)),
      upstream.paused && tag('Paused'), upstream.misconfigured && tag('Misconfigured'), upstream.flapping && tag('Flapping'),
      upstream.incidentId && h('a', { href: placeOf('incident', upstream.incidentId) }, 'Incident'),
      upstream.maintenanceWindowId && h('a', { href: placeOf('window', upstream.maintenanceWindowId) }, 'Window'))),
    cell(2, upstream.since ? since(upstream.since) : '–'),
    cell(3, seen(upstream, names), result?.class === 'pass' ? 'as-expected' : null),
    cell(4, result ? [`${resultWord(result.class)}, ${latencyText(result.latency)}, `, time(result.at, clockText)] : 'none yet'),
    cell(5, h('span', { class: 'shares' }, 
      [upstream.uptime['24h'], upstream.uptime['7d'], upstream.uptime['30d']].map((share, index) => [index > 0 && ' · ', h('span', { class: 'share' }, percent(share))]))));
}

const cell = (column, content, style = null) => h('td', { role: 'cell', class: style, 'data-label': COLUMNS[column] }, h('div', { class: 'value' }, content));

/** What only answers at the door is not said to work. */
function word(upstream) {
  return upstream.status === 'up' && upstream.depth === 'door' ? 'Door answers' : statusWord(upstream.status);
}

/** The upstream or the group that is the cause; the common cause of many has no place of its own. */
function causeLink(id, names) {
  const name = names.get(id) ?? id;
  if (document.getElementById(`upstream-${id}`)) {
    return h('a', { href: placeOf('upstream', id) }, name);
  }
  return document.getElementById(`group-${id}`) ? h('a', { href: `#group-${id}` }, name) : name;
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
