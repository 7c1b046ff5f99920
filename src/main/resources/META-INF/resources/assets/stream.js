// Server-sent events by fetch, so that they come with the session's cookie as well as with a token that is kept in memory, and so that it is we who resume.

import { openStream } from './api.js';

const QUIET = 45_000;

/**
 * Reads events until stopped. `onOpen()` when it is connected, `onEvent({event, data})` for each (`reset` when what was missed cannot be told
 * any more), `onLost(error)` when it broke off: it tries again by itself, from where it was.
 */
export function stream({ onOpen, onEvent, onLost }) {
  let stopped = false;
  let paused = false;
  let lastId = null;
  let abort = null;
  let failures = 0;
  let timer = null;

  async function connect() {
    clearTimeout(timer);
    if (stopped || paused || abort) {
      return;
    }
    abort = new AbortController();
    let error = null;
    try {
      const response = await openStream(lastId, abort.signal);
      failures = 0;
      onOpen();
      await read(response.body);
    } catch (failure) {
      error = failure;
    }
    abort = null;
    if (!stopped && !paused) {
      if (error) { // a stream that ends is only to be asked for again
        failures += 1;
        onLost(error);
      }
      timer = setTimeout(connect, wait());
    }
  }

  /** A connection that says nothing for long, not even that it is there, is dead. */
  async function read(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = parse(onEvent, (id) => {
      lastId = id;
    });
    let watch = null;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => abort?.abort(), QUIET);
    };
    try {
      alive();
      for (let part = await reader.read(); !part.done && !stopped; part = await reader.read()) {
        alive();
        parser(part.value);
      }
    } finally {
      clearTimeout(watch);
    }
  }

  /** Soon at first, then less and less often, and never all at once. */
  const wait = () => Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2);

  connect();
  return {
    pause() {
      paused = true;
      abort?.abort();
    },
    resume() {
      paused = false;
      connect();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      abort?.abort();
    },
  };
}

/** A reader of the text of a stream, in whatever parts it comes; `onEvent` for each whole event, `onId` for each place, also one without an event. */
export function parse(onEvent, onId) {
  let rest = '';
  let event = {};
  const field = (line) => {
    if (line === '') {
      if (event.id !== undefined) {
        onId(event.id);
      }
      if (event.data !== undefined) {
        onEvent({ event: event.event ?? 'message', data: event.data });
      }
      event = {};
      return;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') {
      event.data = event.data === undefined ? value : `${event.data}\n${value}`;
    } else if (name === 'event' || name === 'id') {
      event[name] = value;
    }
  };
  return (text) => {
    const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    lines.forEach(field);
  };
}
