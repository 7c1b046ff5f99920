// The chart of latencies: uPlot, served by us, told which colours the theme has. Without it the table beside it tells the same.

import { fill, h } from './dom.js';
import { duration, latencyText, whenText } from './words.js';

const UPLOT = '/webjars/uplot/1.6.30/dist/uPlot';
const HEIGHT = 260;
const LINES = [
  { key: 'p50', words: 'Half within', color: '--chart-1', width: 2, dash: [] },
  { key: 'p95', words: '95 % within', color: '--chart-2', width: 2, dash: [8, 4] },
  { key: 'p99', words: '99 % within', color: '--chart-3', width: 2, dash: [2, 3] },
];

let loading = null;

/** uPlot is loaded when a chart is shown for the first time. */
function library() {
  loading ??= new Promise((resolve, reject) => {
    document.head.append(h('link', { rel: 'stylesheet', href: `${UPLOT}.min.css` }),
      h('script', { src: `${UPLOT}.iife.min.js`, onload: () => resolve(window.uPlot), onerror: () => reject(new Error('uPlot could not be loaded')) }));
  });
  return loading;
}

/** A chart in the box; `show(history)` draws one, `onSelect(from, to)` when a stretch was drawn over with the pointer, in milliseconds. */
export function chart(box, { onSelect }) {
  const readout = h('p', { class: 'plot-readout hint', 'aria-hidden': 'true' });
  const canvas = h('div', { class: 'plot-canvas', 'aria-hidden': 'true' });
  const note = h('p', { class: 'none', hidden: true });
  const theme = matchMedia('(prefers-color-scheme: dark)');
  let plot = null;
  let last = null;
  fill(box, h('div', { class: 'plot-legend' }, LINES.map(({ words }, index) => h('span', {}, h('span', { class: `line-sign line-${index + 1}` }), words)), readout), note, canvas);

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const resized = new ResizeObserver(() => plot?.setSize({ width: canvas.clientWidth, height: HEIGHT }));
  resized.observe(canvas);

  const values = (answer) => [
    answer.points.map((point) => Date.parse(point.at) / 1000),
    ...LINES.map(({ key }) => answer.points.map((point) => (point[key] === null ? null : duration(point[key])))),
  ];

  function make(uPlot, data, [from, to]) {
    const axis = { stroke: color('--ink'), grid: { stroke: color('--line'), width: 1 }, ticks: { stroke: color('--line') }, font: `13px ${color('--font')}` };
    return new uPlot({
      width: canvas.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      scales: { x: { range: () => [from, to] }, y: { range: (_, low, high) => [0, Math.max(1, high * 1.1)] } },
      axes: [axis, { ...axis, size: 68, values: (_, splits) => splits.map((value) => latencyText(`PT${value / 1000}S`)) }],
      series: [{}, ...LINES.map(({ words, color: name, width, dash }) => ({ label: words, stroke: color(name), width, dash, spanGaps: false, points: { show: data[0].length < 60, size: 5 } }))],
      cursor: { drag: { x: true, y: false, setScale: false } },
      hooks: {
        setCursor: [(self) => tell(self)],
        setSelect: [(self) => {
          const { left, width } = self.select;
          if (width > 4) {
            onSelect(self.posToVal(left, 'x') * 1000, self.posToVal(left + width, 'x') * 1000);
          }
        }],
      },
    }, data, canvas);
  }

  function tell(self) {
    const { idx } = self.cursor;
    readout.textContent = idx === null || idx === undefined || self.data[1][idx] === null || self.data[1][idx] === undefined
      ? ''
      : `${whenText(new Date(self.data[0][idx] * 1000))}: ${LINES.map((line, index) => latencyText(`PT${self.data[index + 1][idx] / 1000}S`)).join(' · ')}`;
  }

  async function draw() {
    const answer = last;
    const data = values(answer);
    const empty = data[1].every((value) => value === null);
    note.hidden = !empty;
    note.textContent = 'No latency is known of this time yet: figures are made every 5 minutes.';
    canvas.hidden = empty;
    readout.textContent = '';
    if (empty) {
      plot?.destroy();
      plot = null;
      return;
    }
    try {
      const uPlot = await library();
      if (answer === last) {
        plot?.destroy();
        plot = make(uPlot, data, [Date.parse(answer.from) / 1000, Date.parse(answer.to) / 1000]);
      }
    } catch (error) {
      canvas.hidden = true;
      note.hidden = false;
      note.textContent = `${error.message}; the table below has the same figures.`;
    }
  }

  const themed = () => last && draw();
  theme.addEventListener('change', themed);
  return {
    show(answer) {
      last = answer;
      draw();
    },
    stop() {
      last = null;
      theme.removeEventListener('change', themed);
      resized.disconnect();
      plot?.destroy();
    },
  };
}
