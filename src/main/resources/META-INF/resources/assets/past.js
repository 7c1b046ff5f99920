// The past of all upstreams for the bars of the overview: read once, then each minute, and not at all while nobody looks.

import { read } from './api.js';

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
