// Upstreams by group: state, since when, what was seen, and what it was like lately.

import { bars, PERIODS, sparkline } from './bars.js';
import { fill, h, keyed } from './dom.js';
import { finder } from './find.js';
import { tag } from './incidents.js';
import { placeOf } from './places.js';
import { clockText, latencyText, percent, plural, resultWord, since, statusTag, statusWord, time, upstreamWord } from './words.js';

const COLUMNS = ['Upstream', 'State', 'Since', 'What was seen', 'Last result', 'Uptime'];

/** Above so many upstreams, only what is in trouble is unfolded by itself. */
const FOLD_FROM = 100;
/** So many rows of a group before more are asked for, and so many altogether before groups stay folded. */
const AT_ONCE = 40;
const UNFOLDED = 120;
/** Milliseconds of a frame that rows may take. */
const SLICE = 8;

/** Where upstreams are shown; `past` is what `past` of bars.js reads. */
export function upstreamList(box, { onPeriod }) {
  const whole = new Set();
  const seenRows = new Set();
  const unfolded = new Map();
  const byHand = new Map();
  let period = '24h';
  let last = null;
  let waiting = [];
  let frame = 0;
  const find = finder({ id: 'find', label: 'Find an upstream', changed() {
    byHand.clear();
    unfolded.clear();
    again();
  } });
  const none = h('p', { class: 'none', hidden: true }, 'No upstream is like that.');
  const groupsBox = h('div');
  fill(box, find.box, periodChoice(), none, groupsBox);

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
    const searched = find.words();
    const groups = inGroups(answer, searched);
    const found = groups.reduce((sum, group) => sum + group.rows.length, 0);
    find.say(searched && `${found.toLocaleString()} of ${plural(answer.upstreams.length, 'upstream')} ${found === 1 ? 'is' : 'are'} like that.`);
    none.hidden = !searched || found > 0;
    keyed(groupsBox, groups, (group) => group.id, (group) => groupSection(group, (open) => toggled(group.id, open)));
    groupsBox.classList.toggle('many', answer.upstreams.length > FOLD_FROM);
    unfold(groups, searched, answer.upstreams.length > FOLD_FROM);
    waiting = groups;
    cancelAnimationFrame(frame);
    draw();
  }

  /** Small maps are unfolded; of large ones what is found or in trouble, as far as it stays easy to look through. What was unfolded stays so. */
  function unfold(groups, searched, many) {
    let room = UNFOLDED;
    for (const group of groups) {
      const wanted = searched ? group.rows : group.rows.filter(inTrouble);
      const open = byHand.get(group.id) ?? (!many || unfolded.get(group.id) || (wanted.length > 0 && room > 0));
      room -= Math.min(AT_ONCE, open ? wanted.length : 0);
      unfolded.set(group.id, open);
      sectionOf(group).open = open;
    }
  }

  function toggled(id, open) {
    if (unfolded.get(id) !== open) {
      byHand.set(id, open);
      again();
    }
  }

  const sectionOf = (group) => groupsBox.querySelector(`[data-key="${CSS.escape(group.id)}"]`);

  /** As much as fits into a frame; the rest in the next ones. */
  function draw() {
    const until = performance.now() + SLICE;
    while (waiting.length > 0 && showGroup(waiting[0], until)) {
      waiting = waiting.slice(1);
      if (performance.now() > until) {
        break;
      }
    }
    frame = waiting.length > 0 ? requestAnimationFrame(draw) : 0;
  }

  /** Answers whether all of it is shown. */
  function showGroup(group, until) {
    const section = sectionOf(group);
    if (!section) {
      return true;
    }
    const state = section.querySelector('.group-state');
    const said = JSON.stringify([group.status, group.counts]);
    if (state.dataset.said !== said) {
      state.dataset.said = said;
      fill(state, group.counts && h('span', { class: 'group-counts' }, group.counts), group.status && statusTag(group.status));
    }
    if (!section.open) {
      section.querySelector('tbody').replaceChildren();
      return true;
    }
    const rows = rowsOf(group);
    const shown = keyed(section.querySelector('tbody'), rows, (upstream) => upstream.id, (upstream) => row(upstream, last, period),
      (upstream) => [period, last.past?.stamp, upstream.causedBy.map((id) => last.names.get(id))], until);
    showMore(section.querySelector('.more'), group, rows);
    return shown;
  }

  /** All of a small group; of a large map those that do not just work, and what was shown before, so that nothing vanishes when it recovers. */
  function rowsOf(group) {
    if (whole.has(group.id)) {
      return group.rows;
    }
    const large = last.answer.upstreams.length > FOLD_FROM && !find.words();
    if (!large && group.rows.length <= AT_ONCE) {
      return group.rows;
    }
    const restless = group.rows.filter((upstream) => upstream.status !== 'up');
    const first = large && restless.length > 0 ? restless : [...restless, ...group.rows.filter((upstream) => upstream.status === 'up')];
    const chosen = new Set(first.slice(0, AT_ONCE).map((upstream) => upstream.id));
    if (!find.words()) {
      chosen.forEach((id) => seenRows.add(id));
    }
    return group.rows.filter((upstream) => chosen.has(upstream.id) || (!find.words() && seenRows.has(upstream.id)));
  }

  function showMore(more, group, rows) {
    const rest = group.rows.length - rows.length;
    const shown = new Set(rows);
    const allUp = group.rows.every((upstream) => shown.has(upstream) || upstream.status === 'up');
    more.hidden = rest === 0;
    const button = more.querySelector('button');
    const words = allUp ? `${rest} more ${rest === 1 ? 'is' : 'are'} up: show ${rest === 1 ? 'it' : 'them'}` : `Show the other ${rest}`;
    if (rest > 0 && button.textContent !== words) {
      button.textContent = words;
      button.onclick = () => {
        whole.add(group.id);
        again();
      };
    }
  }

  return {
    update,
    stop() {
      cancelAnimationFrame(frame);
      find.stop();
    },
  };
}

const inTrouble = (upstream) => upstream.status === 'down' || upstream.status === 'degraded';

/** Whether each of the words is in its name, its id, the name of its group, or what its state is called. */
function like(upstream, group, words) {
  const text = `${upstream.name} ${upstream.id} ${group} ${statusWord(upstream.status)} ${upstreamWord(upstream)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/**
 * Each upstream once, in its first group, else among the others; the map's order everywhere; of those that are searched for, where words are. What a group is compared
 * by leaves its rows and state out.
 */
function inGroups(answer, searched) {
  const words = searched.toLowerCase().split(/\s+/).filter(Boolean);
  const byId = new Map(answer.upstreams.map((upstream) => [upstream.id, upstream]));
  const make = (id, name, status, all) => {
    const group = { id, name };
    const rows = words.length > 0 ? all.filter((upstream) => like(upstream, name, words)) : all;
    const troubled = rows.filter(inTrouble).length;
    const counts = troubled > 0 ? `${troubled} of ${rows.length} in trouble` : plural(rows.length, 'upstream');
    Object.defineProperties(group, { status: { value: status }, rows: { value: rows }, counts: { value: counts } });
    return group;
  };
  const groups = answer.groups.map((group) => {
    const members = group.members.flatMap((id) => byId.get(id) ?? []);
    members.forEach((member) => byId.delete(member.id));
    return make(`group-${group.id}`, group.name, group.status, members);
  });
  const rest = [...byId.values()];
  const all = rest.length > 0 ? [make('group', groups.length > 0 ? 'On their own' : 'All', null, rest), ...groups] : groups;
  return words.length > 0 ? all.filter((group) => group.rows.length > 0) : all;
}

function groupSection(group, onToggle) {
  const title = `${group.id}-title`;
  return h('details', { class: 'accordion', id: group.id, ontoggle: (event) => onToggle(event.currentTarget.open) },
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
