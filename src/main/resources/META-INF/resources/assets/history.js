// The history of an upstream on its page: a strip of states, a chart of latencies that can be zoomed, and the same as a table.

import { fill, h, svg } from './dom.js';
import { chart } from './chart.js';
import { read } from './api.js';
import { duration, latencyText, lengthText, percent, plural, statusTag, time, whenText } from './words.js';

const HOUR = 3_600_000;
const RANGES = { '24h': ['24 hours', 24 * HOUR], '7d': ['7 days', 7 * 24 * HOUR], '30d': ['30 days', 30 * 24 * HOUR], '90d': ['90 days', 90 * 24 * HOUR] };
const SHORTEST = HOUR / 2;
const EVERY = 60_000;
const STATES = { up: 'Up', degraded: 'Slow', down: 'Down', unknown: 'Not known' };

/** Shows it in the box; `onHistory(history)` with each that was read. */
export function history(box, id, { onHistory, announce }) {
  let range = '24h';
  let zoom = null;
  let timer = null;
  let stopped = false;
  let asked = 0;
  const status = h('p', { class: 'history-figures' });
  const strip = h('div', { class: 'strip-box' });
  const plot = h('div', { class: 'plot' });
  const table = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Figures' });
  const legend = h('div', { class: 'strip-legend' }, Object.entries(STATES).map(([state, word]) => h('span', {}, h('span', { class: `swatch strip-${state}` }), word)));
  const drawn = chart(plot, { onSelect: (from, to) => show({ from, to }) });
  const zoomButton = (words, change) => h('button', { type: 'button', class: 'button button-small button-outline', onclick: () => change(...span()) }, words);
  const back = zoomButton('Whole range', () => show(null));
  fill(box,
    h('fieldset', { class: 'choice' }, h('legend', {}, 'Time shown'), Object.entries(RANGES).map(([code, [words]]) => [
      h('input', { type: 'radio', name: 'range', id: `range-${code}`, value: code, checked: code === range, onchange: () => { range = code; show(null); } }),
      h('label', { for: `range-${code}` }, words)])),
    status, h('h3', {}, 'State'), strip, legend, h('h3', { class: 'after' }, 'Latency of what passed'), plot,
    h('div', { class: 'buttons plot-buttons', role: 'group', 'aria-label': 'Zoom' },
      zoomButton('Zoom in', (from, to) => show({ from: from + (to - from) / 4, to: to - (to - from) / 4 })),
      zoomButton('Zoom out', (from, to) => show({ from: from - (to - from) / 2, to: to + (to - from) / 2 })),
      zoomButton('Earlier', (from, to) => show({ from: from - (to - from) / 2, to: to - (to - from) / 2 })),
      zoomButton('Later', (from, to) => show({ from: from + (to - from) / 2, to: to + (to - from) / 2 })),
      back),
    h('details', { id: 'figures' }, h('summary', {}, 'The same as a table'), table));

  const span = () => (zoom ? [zoom.from, zoom.to] : [Date.now() - RANGES[range][1], Date.now()]);

  /** Another part of the time; null for the whole range until now. */
  function show(wanted) {
    zoom = wanted && within(wanted);
    ask(true);
  }

  function within({ from, to }) {
    const length = Math.min(RANGES['90d'][1], Math.max(SHORTEST, to - from));
    const end = Math.min(Date.now(), (from + to + length) / 2);
    return { from: end - length, to: end };
  }

  async function ask(told = false) {
    clearTimeout(timer);
    const mine = ++asked;
    const [from, to] = span();
    try {
      const answer = await read(`/upstreams/${encodeURIComponent(id)}/history?from=${stamp(from)}&to=${stamp(to)}`);
      if (!stopped && mine === asked) {
        draw(answer);
        if (told) {
          announce(`Shown from ${whenText(new Date(answer.from))} to ${whenText(new Date(answer.to))}.`);
        }
      }
    } catch (error) {
      if (!stopped && mine === asked) {
        fill(status, `The history could not be read. ${error.message}`);
      }
    }
    if (!stopped && mine === asked) {
      timer = setTimeout(ask, EVERY);
    }
  }

  const stamp = (milliseconds) => encodeURIComponent(new Date(milliseconds).toISOString());

  function draw(answer) {
    back.hidden = zoom === null;
    fill(status, h('strong', {}, percent(answer.uptime)), ' of the known time not down, from ', time(answer.from), ' to ', time(answer.to),
      answer.outages.length > 0 ? `; ${plural(answer.outages.length, 'outage')}` : '; no outage');
    fill(strip, stateStrip(answer));
    drawn.show(answer);
    fill(table, figures(answer));
    onHistory(answer);
  }

  ask();
  return {
    refresh: () => ask(),
    stop() {
      stopped = true;
      clearTimeout(timer);
      drawn.stop();
    },
  };
}

/** What a step was: down as soon as it was down in it at all, slow when more than half of its results were. */
function stateOf(point) {
  if (point.uptime === null) {
    return 'unknown';
  }
  if (point.uptime < 1) {
    return 'down';
  }
  return point.slow > 0 && point.slow >= (point.up ?? 0) ? 'degraded' : 'up';
}

function stateStrip(answer) {
  const { points } = answer;
  const runs = [];
  points.forEach((point, index) => {
    const state = stateOf(point);
    if (runs.at(-1)?.state === state) {
      runs.at(-1).length += 1;
    } else {
      runs.push({ state, start: index, length: 1 });
    }
  });
  const share = (state) => runs.filter((run) => run.state === state).reduce((sum, run) => sum + run.length, 0);
  const words = Object.entries(STATES).filter(([state]) => share(state) > 0).map(([state, word]) => `${word} in ${share(state)}`).join(', ');
  return svg('svg', { class: 'strip', viewBox: `0 0 ${points.length} 10`, preserveAspectRatio: 'none', role: 'img',
    'aria-label': `States from ${whenText(new Date(answer.from))} to ${whenText(new Date(answer.to))}, by steps of ${lengthText(duration(answer.step))}: ${words} of ${points.length}.` },
  runs.map(({ state, start, length }) => svg('rect', { class: `strip-${state}`, x: start, width: length, ...(state === 'down' ? { y: 0, height: 10 } : { y: 1.5, height: 7 }) },
    svg('title', {}, `${STATES[state]} from ${whenText(new Date(points[start].at))}`))));
}

function figures(answer) {
  const rows = answer.points.filter((point) => point.up !== null).reverse();
  const milliseconds = (iso) => (iso === null ? '–' : latencyText(iso));
  return rows.length === 0
    ? h('p', { class: 'none' }, 'Nothing was counted in this time yet: figures are made every 5 minutes.')
    : h('table', { class: 'table figures', 'aria-label': 'Figures by step, newest first' },
      h('thead', {}, h('tr', {}, ['From', 'State', 'Passed', 'Slow', 'Failed', 'Half within', '95 % within', '99 % within', 'Uptime'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, rows.map((point) => h('tr', {},
        h('th', { scope: 'row' }, time(point.at)), h('td', {}, statusTag(stateOf(point))),
        [point.up, point.slow, point.fail, milliseconds(point.p50), milliseconds(point.p95), milliseconds(point.p99), percent(point.uptime)].map((value) => h('td', {}, String(value)))))));
}
