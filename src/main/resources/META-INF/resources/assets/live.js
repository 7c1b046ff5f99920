// Keeps the page up to date: by events where they come, else by asking again and again, while somebody looks; and says when it cannot.

import { ApiError, health } from './api.js';
import { stream } from './stream.js';

const WITHOUT_EVENTS = 2_500;
const WITH_EVENTS = 10_000;
const AT_MOST_EVERY = 1_000;
const REREAD = 10_000;

/**
 * Reads until stopped; `onAnswer(answer or null, streaming)` each time it worked, `onTrouble(error)` each time it did not. `on(kind, handler)` hears of events:
 * `handler({id, version})`, or `handler(null)` when it is not known what happened: after a gap, and every 10 seconds where no events come.
 */
export function live({ onAnswer, onTrouble }) {
  const handlers = new Map();
  let timer = null;
  let asking = false;
  let again = false;
  let stopped = false;
  let streaming = false;
  let began = -Infinity;
  let reread = null;
  let events = null;

  async function ask() {
    clearTimeout(timer);
    if (stopped || document.hidden) {
      return;
    }
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    began = performance.now();
    try {
      const answer = await health();
      if (!stopped) {
        onAnswer(answer, streaming);
      }
    } catch (error) {
      if (!stopped) {
        onTrouble(error instanceof ApiError ? error : failed(error));
      }
    } finally {
      asking = false;
    }
    if (!stopped && !document.hidden) {
      plan(again ? soon() : streaming ? WITH_EVENTS : WITHOUT_EVENTS);
    }
  }

  const failed = (error) => {
    console.error(error);
    return new ApiError(0, `This page failed: ${error.message}`);
  };

  const plan = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  };

  /** However many events come, it is asked at most once a second: the answer is not made more often. */
  const soon = () => Math.max(0, AT_MOST_EVERY - (performance.now() - began));

  const tell = (kind, data) => handlers.get(kind)?.forEach((handler) => handler(data));
  const unsure = () => handlers.forEach((all) => all.forEach((handler) => handler(null)));

  function turn(on) {
    if (streaming !== on) {
      streaming = on;
      clearInterval(reread);
      reread = on ? null : setInterval(() => !document.hidden && unsure(), REREAD);
      plan(0);
    }
  }

  function happened({ event, data }) {
    if (event === 'reset') {
      unsure();
    } else {
      tell(event, read(data));
    }
    if (asking) {
      again = true;
    } else {
      plan(soon());
    }
  }

  function read(data) {
    try {
      return JSON.parse(data);
    } catch {
      return null;
    }
  }

  /** A page that nobody looks at reads nothing, and holds no connection: a browser has few of them for all its tabs. */
  function looked() {
    if (document.hidden) {
      events.pause();
      return;
    }
    events.resume();
    unsure();
    ask();
  }

  reread = setInterval(() => !document.hidden && unsure(), REREAD);
  document.addEventListener('visibilitychange', looked);
  ask();
  events = stream({ onOpen: () => turn(true), onEvent: happened, onLost: () => turn(false) });
  return {
    now: () => (asking ? (again = true) : ask()),
    on(kind, handler) {
      const all = handlers.get(kind) ?? new Set();
      handlers.set(kind, all.add(handler));
      return () => all.delete(handler);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(reread);
      document.removeEventListener('visibilitychange', looked);
      events.stop();
    },
  };
}
