// The services map, drawn: upstreams, what depends on what, and the features that Veterans see; and what if one of them goes down.

import { read } from '../api.js';
import { fill, h, iconPath, svg } from '../dom.js';
import { graph, wrapped } from '../graph.js';
import { placeOf } from '../places.js';
import { listText, plural, statusTag, statusWord, upstreamWord } from '../words.js';

const BOX = { width: 244, gap: 10, between: 110 };
const TEXT = { x: 36, width: 198, line: 17, least: 2, around: 10 };
const REREAD = 60_000;

/** Shows the map in force. */
export function page(root, params, app) {
  const question = h('select', { id: 'what-if', class: 'input', onchange: (event) => ask(event.currentTarget.value) });
  const answer = h('div', { class: 'what-if', role: 'status' });
  const only = h('input', { type: 'checkbox', id: 'only-trouble', onchange: draw });
  const drawing = h('div', { class: 'scroll map', tabindex: '0', role: 'region', 'aria-label': 'The services map, drawn' }, h('p', { class: 'loading' }, 'Reading the services map…'));
  const list = h('div', { class: 'scroll' });
  const summary = h('p', { class: 'map-figures' });
  fill(root,
    h('h1', {}, 'Services map'), summary,
    h('section', { 'aria-labelledby': 'what-if-title' },
      h('h2', { id: 'what-if-title' }, 'What if…'),
      h('label', { for: 'what-if' }, 'This upstream goes down'),
      question, answer),
    h('section', { 'aria-labelledby': 'drawn-title' },
      h('h2', { id: 'drawn-title' }, 'Drawn'),
      h('p', { class: 'hint' }, 'From what everything rests on, at the left, to what Veterans see, at the right. Choose an upstream to see what goes down with it.'),
      h('p', { class: 'only' }, only, h('label', { for: 'only-trouble' }, 'Only what is in trouble, and what hangs on it')),
      drawing),
    h('section', { 'aria-labelledby': 'list-title' }, h('h2', { id: 'list-title' }, 'As a list'), list));

  let map = null;
  let known = null;
  let states = new Map();
  let chosen = '';
  let said = '';
  let timer = null;
  let gone = false;

  async function load() {
    try {
      const fresh = await read('/services-map');
      if (!gone && fresh.revision !== map?.revision) {
        map = fresh;
        known = graph(map.upstreams, map.features);
        chosen = map.upstreams.some((upstream) => upstream.id === chosen) ? chosen : '';
        fill(question, h('option', { value: '' }, 'Choose an upstream'), map.upstreams.map((upstream) => h('option', { value: upstream.id, selected: upstream.id === chosen }, upstream.name)));
        summary.textContent = `${plural(map.upstreams.length, 'upstream')} and ${plural(map.features.length, 'feature')}, revision ${map.revision}.`;
        said = '';
        draw();
      }
    } catch (error) {
      if (!gone && !map) {
        fill(drawing, h('p', { class: 'none' }, `The services map could not be read. ${error.message}`));
      }
    }
    if (!gone) {
      timer = setTimeout(load, REREAD);
    }
  }

  function ask(id) {
    chosen = id;
    question.value = id;
    said = '';
    const focused = drawing.contains(document.activeElement) ? document.activeElement.id : null;
    draw();
    if (focused) {
      document.getElementById(focused)?.focus();
    }
  }

  function draw() {
    if (!map) {
      return;
    }
    const losses = chosen ? known.losses(chosen) : null;
    fill(answer, losses && whatIf(map.upstreams.find((upstream) => upstream.id === chosen), losses));
    drawGraph(losses);
    fill(list, table(map, states));
  }

  function drawGraph(losses) {
    const fallen = losses && new Set([`upstream-${chosen}`, ...losses.further.map((one) => `upstream-${one.id}`), ...losses.lost.map((one) => `feature-${one.id}`), ...losses.partly.map((one) => `feature-${one.id}`)]);
    const shown = only.checked ? inTrouble() : null;
    const columns = known.layers().map((column) => column.filter((node) => !shown || shown.has(`${node.kind}-${node.id}`))).filter((column) => column.length > 0);
    if (columns.length === 0) {
      fill(drawing, h('p', { class: 'none' }, 'Nothing is in trouble.'));
      return;
    }
    const rows = Math.max(...columns.map((column) => column.length));
    const lineCount = Math.max(TEXT.least, ...columns.flat().map((node) => wrapped(node.name, TEXT.width, measure()).length));
    const tall = lineCount * TEXT.line + TEXT.around;
    const height = rows * (tall + BOX.gap) + BOX.gap;
    const width = columns.length * BOX.width + (columns.length - 1) * BOX.between + 4;
    const places = new Map();
    columns.forEach((column, x) => column.forEach((node, y) => places.set(`${node.kind}-${node.id}`, {
      node, x: 2 + x * (BOX.width + BOX.between), y: (height * (y + 0.5)) / column.length - tall / 2 })));
    const lines = [];
    for (const [key, { node, x, y }] of places) {
      for (const id of node.dependsOn) {
        const from = places.get(`upstream-${id}`);
        if (from) {
          lines.push(line(from.x + BOX.width, from.y + tall / 2, x, y + tall / 2, fallen ? (fallen.has(key) && fallen.has(`upstream-${id}`) ? 'edge-lost' : 'edge-dim') : `edge-${states.get(`upstream-${id}`)?.status ?? 'unknown'}`));
        }
      }
    }
    fill(drawing, svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, class: 'graph', role: 'group', 'aria-label': 'Upstreams and features' },
      lines.sort((one, other) => rank(one) - rank(other)), [...places].map(([key, place]) => box(key, place, tall, fallen))));
  }

  /** Lines that matter lie above the others. */
  const rank = (one) => ['edge-lost', 'edge-down'].some((style) => one.classList.contains(style)) ? 1 : 0;

  function inTrouble() {
    const shown = new Set();
    for (const upstream of map.upstreams) {
      const status = states.get(`upstream-${upstream.id}`)?.status;
      if (status === 'down' || status === 'degraded') {
        const { further, lost, partly } = known.losses(upstream.id);
        [upstream, ...further].forEach((one) => shown.add(`upstream-${one.id}`));
        [...lost, ...partly].forEach((one) => shown.add(`feature-${one.id}`));
      }
    }
    return shown;
  }

  function box(key, { node, x, y }, tall, fallen) {
    const state = states.get(key) ?? { status: 'unknown', word: 'Unknown' };
    const lines = wrapped(node.name, TEXT.width, measure());
    const first = tall / 2 + 5 - ((lines.length - 1) * TEXT.line) / 2;
    const style = `node node-${node.kind} node-${state.status}${fallen ? (fallen.has(key) ? ' node-lost' : ' node-dim') : ''}`;
    const drawn = [svg('title', {}, `${node.name}: ${state.word}`), svg('rect', { width: BOX.width, height: tall, rx: node.kind === 'feature' ? 22 : 4 }),
      svg('g', { class: `sign sign-${state.status}`, transform: `translate(10 ${tall / 2 - 9}) scale(0.75)` }, iconPath(state.status)),
      lines.map((words, index) => svg('text', { x: TEXT.x, y: first + index * TEXT.line }, words))];
    if (node.kind === 'feature') {
      return svg('g', { class: style, transform: `translate(${x} ${y})`, role: 'img', 'aria-label': `Feature ${node.name}: ${state.word}` }, drawn);
    }
    const press = () => ask(chosen === node.id ? '' : node.id);
    return svg('g', { class: style, id: `node-${node.id}`, transform: `translate(${x} ${y})`, role: 'button', tabindex: '0', 'aria-pressed': String(chosen === node.id), 'aria-label': `${node.name}: ${state.word}`,
      onclick: press, onkeydown: (event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          press();
        }
      } }, drawn);
  }

  function line(x1, y1, x2, y2, style) {
    const bend = (x2 - x1) / 2;
    return svg('path', { class: `edge ${style}`, d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` });
  }

  load();
  return {
    update(health) {
      states = new Map([
        ...health.upstreams.map((upstream) => [`upstream-${upstream.id}`, { status: upstream.status, word: upstreamWord(upstream) }]),
        ...health.features.map((feature) => [`feature-${feature.id}`, { status: feature.status, word: statusWord(feature.status) }])]);
      const now = JSON.stringify([...states]);
      if (now !== said && map) {
        said = now;
        const focused = drawing.contains(document.activeElement) ? document.activeElement.id : null;
        draw();
        if (focused) {
          document.getElementById(focused)?.focus({ preventScroll: true });
        }
      }
    },
    stop() {
      gone = true;
      clearTimeout(timer);
    },
  };
}

let ruler = null;

/** How wide a text is, in the font in which it is drawn. */
function measure() {
  ruler ??= document.createElement('canvas').getContext('2d');
  ruler.font = `${0.93 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => ruler.measureText(text).width;
}

function whatIf(upstream, { further, lost, partly }) {
  const names = (all) => listText(all.map((one) => one.name));
  return h('div', { class: `summary summary-${lost.length > 0 ? 'down' : partly.length > 0 ? 'degraded' : 'up'}` },
    h('p', { class: 'lead' }, lost.length > 0
      ? [`If ${upstream.name} goes down, Veterans lose `, h('strong', {}, names(lost)), '.']
      : `If ${upstream.name} goes down, Veterans lose no feature outright.`),
    partly.length > 0 && h('p', {}, 'What may not work fully: ', names(partly), '.'),
    further.length > 0 && h('p', {}, 'What depends on it: ', names(further), '.'),
    h('p', {}, h('a', { href: placeOf('upstream', upstream.id) }, `How ${upstream.name} is now`)));
}

function table(map, states) {
  const carried = (id) => map.features.filter((feature) => feature.dependsOn.includes(id)).map((feature) => feature.name);
  const name = new Map(map.upstreams.map((upstream) => [upstream.id, upstream.name]));
  const columns = ['Upstream', 'State', 'Depends on', 'Carries these features'];
  const cell = (column, content) => h('td', { role: 'cell', 'data-label': columns[column] }, h('div', { class: 'value' }, content));
  return h('table', { class: 'table map-list', role: 'table', 'aria-label': 'Upstreams and the features that they carry' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map((column) => h('th', { scope: 'col', role: 'columnheader' }, column)))),
    h('tbody', { role: 'rowgroup' }, map.upstreams.map((upstream) => {
      const state = states.get(`upstream-${upstream.id}`) ?? { status: 'unknown', word: 'Unknown' };
      return h('tr', { role: 'row' }, h('th', { scope: 'row', role: 'rowheader' }, h('a', { href: placeOf('upstream', upstream.id) }, upstream.name)),
        cell(1, statusTag(state.status, state.word)),
        cell(2, listText(upstream.dependsOn.map((id) => name.get(id) ?? id)) || 'nothing'),
        cell(3, listText(carried(upstream.id)) || 'none of its own'));
    })));
}
