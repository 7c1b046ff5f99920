// The addresses of things: pages link through these, and addresses of older messages (`/#incident=…`) lead to the same places.

import { h } from './dom.js';

const PLACES = { upstream: '/upstreams/', feature: '/features/', incident: '/incidents/', window: '/maintenance-windows/' };

/** The path of an upstream, a feature, an incident or a window. */
export const placeOf = (kind, id) => PLACES[kind] + encodeURIComponent(id);

/** The path that the hash of an older link means: `#incident=ID`, `#incident-ID`, and so for upstreams and windows; null for another hash. */
export function placeOfHash(hash) {
  const found = /^#(upstream|incident|window)[-=](.+)$/.exec(hash);
  return found && PLACES[found[1]] + found[2];
}

/** The words, as a link to its page. */
export const linkTo = (kind, id, words) => h('a', { href: placeOf(kind, id) }, words);

/** Puts a query into the address without moving anywhere. */
export function inAddress(params) {
  const text = params.toString();
  history.replaceState(history.state, '', `${location.pathname}${text ? `?${text}` : ''}${location.hash}`);
}
