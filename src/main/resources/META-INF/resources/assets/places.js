// The addresses of things: pages link through these, and addresses of older messages (`/#incident=…`) lead to the same places.

import { h } from './dom.js';
import { exists } from './routes.js';

const PLACES = { upstream: '/upstreams/', feature: '/features/', incident: '/incidents/', window: '/maintenance-windows/' };

/** The path of an upstream, a feature, an incident or a window; where it has no page, its row on the overview. */
export function placeOf(kind, id) {
  const path = PLACES[kind] + encodeURIComponent(id);
  return exists(path) ? path : `/#${kind}-${id}`;
}

/** The path that the hash of an older link means: `#incident=ID`, `#incident-ID`, and so for upstreams and windows; null for another hash. */
export function placeOfHash(hash) {
  const found = /^#(upstream|feature|incident|window)[-=](.+)$/.exec(hash);
  if (!found) {
    return null;
  }
  const path = PLACES[found[1]] + found[2];
  return exists(path) ? path : null;
}

/** The id of the row that a hash means, written either way. */
export const rowOfHash = (hash) => hash.slice(1).replace(/^(\w+)=/, '$1-');

/** The words, as a link to its page where it has one. */
export const linkTo = (kind, id, words) => (exists(PLACES[kind] + encodeURIComponent(id)) ? h('a', { href: placeOf(kind, id) }, words) : words);
