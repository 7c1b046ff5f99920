// The past of upstreams in rows: bars of uptime and a line of latency, each with the same in words. It is read once, then each minute, and not at all while nobody looks.

import { read } from './api.js';
import { svg } from './dom.js';
import { duration, latencyText, plural } from './words.js';

const WIDTH = 100;
const HEIGHT = 20;
const LINE = 18;

export const PERIODS = {
  '24h': { words: '24 hours', unit: 'hour' },
  '7d': { words: '7 days', unit: 'quarter of a day', units: 'quarters of a day' },
  '90d': { words: '90 days', unit: 'day' },
};

/** Bars of uptime: full and green-ish while it was not down, broken in the height of the outage; what is not known stays empty. */
export function bars(values, period) {
  const step = WIDTH / values.length;
  const paths = { up: '', down: '', unknown: '' };
  values.forEach((value, index) => {
    const x = (index * step).toFixed(2);
    const w = (step * 0.75).toFixed(2);
    if (value === null) {
      paths.unknown += `M${x} ${HEIGHT - 2}h${w}v2h-${w}z`;
    } else if (value === 1) {
      paths.up += `M${x} 4h${w}v${HEIGHT - 4}h-${w}z`;
    } else {
      // An outage stands out above the others, however short it was.
      paths.down += `M${x} 0h${w}v${HEIGHT}h-${w}z`;
    }
  });
  return svg('svg', { class: 'bars', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': inWords(values, period) },
    Object.entries(paths).map(([state, d]) => d && svg('path', { class: `bar-${state}`, d })));
}

function inWords(values, period) {
  const { words, unit, units } = PERIODS[period];
  const known = values.filter((value) => value !== null);
  const out = known.filter((value) => value < 1).length;
  if (known.length === 0) {
    return `Last ${words}: nothing is known`;
  }
  const gaps = values.length - known.length;
  return `Last ${words}: ${out === 0 ? 'no outage' : `down in ${out} of ${plural(known.length, unit, units)}`}${gaps > 0 ? `, nothing known of ${gaps}` : ''}`;
}

/** A line of median latencies over 24 hours; nothing where nothing is known. */
export function sparkline(latencies) {
  const values = latencies.map((iso) => (iso === null ? null : duration(iso)));
  const known = values.filter((value) => value !== null);
  if (known.length === 0) {
    return null;
  }
  const highest = Math.max(...known);
  const step = WIDTH / Math.max(1, values.length - 1);
  let d = '';
  let gap = true;
  values.forEach((value, index) => {
    if (value !== null) {
      const y = (LINE - (value / (highest || 1)) * (LINE - 3)).toFixed(1);
      d += `${gap ? 'M' : 'L'}${(index * step).toFixed(1)} ${y}${gap ? 'h0.1' : ''}`;
    }
    gap = value === null;
  });
  const median = [...known].sort((one, other) => one - other)[Math.floor(known.length / 2)];
  return svg('svg', {
    class: 'sparkline', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img',
    'aria-label': `Latency over 24 hours: usually ${latencyText(iso(median))}, at most ${latencyText(iso(highest))}`,
  }, svg('path', { d }));
}

const iso = (milliseconds) => `PT${milliseconds / 1000}S`;

const EVERY = 60_000;

/** Calls `onPast({stamp, of(id)})` when there is news; what cannot be read is left as it was. */
export function past(onPast) {
  let timer = null;
  let stopped = false;

  async function ask() {
    if (!document.hidden) {
      try {
        const answer = await read('/bars');
        const byId = new Map(answer.items.map((item) => [item.id, item]));
        if (!stopped) {
          onPast({ stamp: answer.at, of: (id) => byId.get(id) });
        }
      } catch {
        // The overview says by itself when the service does not answer.
      }
    }
    if (!stopped) {
      timer = setTimeout(ask, EVERY);
    }
  }

  ask();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
