// Where the time of recent answers went: DNS, connect, TLS, first byte, transfer, drawn for each run and told in figures.

import { read } from './api.js';
import { fill, h, keyed, svg } from './dom.js';
import { table } from './parts.js';
import { clockText, duration, latencyText, plural, resultWord, time } from './words.js';

const PHASES = [['dns', 'DNS'], ['connect', 'Connect'], ['tls', 'TLS'], ['firstByte', 'First byte'], ['transfer', 'Transfer']];
const COLUMNS = ['When', ...PHASES.map(([, words]) => words), 'In all', 'Result'];
const HEIGHT = 100;
const STEP = 10;
const WIDE = 8;
const FAILED = 4;
const MOST = 4;
const AT_MOST_EVERY = 5_000;

/** Shows those of an upstream in the box; `read()` reads them anew, at most every few seconds. */
export function phases(box, id) {
  let timer = null;
  let asked = -Infinity;
  let stopped = false;

  async function ask() {
    timer = null;
    asked = performance.now();
    try {
      const { items } = await read(`/upstreams/${encodeURIComponent(id)}/results?limit=30`);
      if (!stopped) {
        show(box, Map.groupBy(items, (item) => item.check));
      }
    } catch (error) {
      if (!stopped && !box.querySelector('figure')) {
        fill(box, h('p', { class: 'none' }, error.status === 404 ? 'It is no longer in the services map.' : error.message));
      }
    }
  }

  return {
    read() {
      timer ??= setTimeout(ask, Math.max(0, AT_MOST_EVERY - (performance.now() - asked)));
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

const took = (item, phase) => (item.phases[phase] === null ? null : duration(item.phases[phase]));

function show(box, byCheck) {
  const checks = [...byCheck].filter(([, items]) => items.some((item) => PHASES.some(([phase]) => took(item, phase) !== null)));
  if (checks.length === 0) {
    fill(box, h('p', { class: 'none' }, byCheck.size === 0 ? 'Nothing was asked lately.' : 'No phase of an answer is known: what others report to us, or tell of it, has none.'));
    return;
  }
  if (!box.querySelector('.phases-of')) {
    fill(box, h('div', { class: 'phases-of' }));
  }
  keyed(box.firstElementChild, checks, ([check]) => check, ([check, items]) => figure(check, items));
}

function figure(check, items) {
  const failed = items.filter((item) => item.class === 'fail').length;
  const highest = scale(items);
  const longer = items.filter((item) => whole(item) > highest * 1.001).length;
  return h('figure', { class: 'phases' },
    h('figcaption', {}, h('strong', {}, check), `: the last ${plural(items.length, 'run')}, half of them within ${latencyText(iso(median(items.map((item) => duration(item.latency)))))}`,
      failed > 0 && `; ${failed} failed`, longer > 0 && `. ${plural(longer, 'bar')} of more than ${shortly(highest)} ${longer === 1 ? 'is' : 'are'} cut off`),
    h('ul', { class: 'plot-legend' }, PHASES.map(([phase, words], index) => {
      const known = items.map((item) => took(item, phase)).filter((one) => one !== null);
      return known.length > 0 && h('li', {}, h('span', { class: `swatch phase-${index + 1}` }), `${words}: ${shortly(median(known))}`);
    }), failed > 0 && h('li', {}, h('span', { class: 'swatch phase-failed' }), 'failed')),
    drawing([...items].reverse(), highest),
    h('details', { id: `phases-${check}` }, h('summary', {}, 'The same as a table', h('span', { class: 'visually-hidden' }, ` of ${check}`)),
      table(`Recent runs of ${check}`, COLUMNS, items.map((item) => [
        time(item.at, clockText),
        ...PHASES.map(([phase]) => (took(item, phase) === null ? '–' : shortly(took(item, phase)))),
        shortly(duration(item.latency)),
        `${resultWord(item.class)}${item.failure ? `: ${item.failure.message}` : ''}`,
      ]), { class: 'figures' })));
}

const whole = (item) => PHASES.reduce((sum, [phase]) => sum + (took(item, phase) ?? 0), 0);

/** How long a run a whole bar is: the longest, but that a few long ones do not make the others vanish. */
const scale = (items) => Math.max(0.1, Math.min(Math.max(...items.map(whole)), MOST * median(items.map(whole))));

/** A bar for each run, oldest first; from below in the order of the phases, cut off at the top. */
function drawing(items, highest) {
  const paths = PHASES.map(() => '');
  let failed = '';
  items.forEach((item, place) => {
    const x = place * STEP;
    let y = HEIGHT;
    PHASES.forEach(([phase], index) => {
      const height = Math.min(y, ((took(item, phase) ?? 0) / highest) * HEIGHT);
      if (height > 0) {
        y -= height;
        paths[index] += `M${x} ${y.toFixed(2)}h${WIDE}v${height.toFixed(2)}h-${WIDE}z`;
      }
    });
    if (item.class === 'fail') {
      failed += `M${x} ${HEIGHT + 2}h${WIDE}v${FAILED}h-${WIDE}z`;
    }
  });
  return svg('svg', { class: 'phase-bars', viewBox: `0 0 ${items.length * STEP} ${HEIGHT + 2 + FAILED}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    paths.map((d, index) => d && svg('path', { class: `phase-${index + 1}`, d })), failed && svg('path', { class: 'phase-failed', d: failed }));
}

const iso = (milliseconds) => `PT${milliseconds / 1000}S`;
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** What takes less than 10 ms with a digit more. */
const shortly = (milliseconds) => (milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : latencyText(iso(milliseconds)));
