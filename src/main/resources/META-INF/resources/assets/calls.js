// Reads and writes of the pages: addresses below /api/v1, queries, versions.

import { ApiError, call } from './api.js';

const PATH = '/api/v1';

/** A path of which each part is data: `path('incidents', id)`. */
export const path = (...parts) => `/${parts.map(encodeURIComponent).join('/')}`;

/** `?a=1&b=2` of what has a value. */
export function query(values) {
  const known = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return known.length === 0 ? '' : `?${new URLSearchParams(known)}`;
}

async function body(response) {
  try {
    return response.status === 204 ? null : await response.json();
  } catch {
    throw new ApiError(0, 'Upstream Watch gave an answer that cannot be read.');
  }
}

/** The JSON that lies there. */
export const read = async (where, values = {}) => body(await call('GET', PATH + where + query(values)));

/** The text that lies there, in that format. */
export const readText = async (where, accept, values = {}) =>
  (await call('GET', PATH + where + query(values), { headers: { Accept: accept } })).text();

/** Writes JSON; with a version only if nobody changed it since that one. Answers what the service answers. */
export const write = async (method, where, content = {}, version = null) =>
  body(await call(method, PATH + where, { body: content, headers: version === null ? {} : { 'If-Match': `"${version}"` } }));

/** Writes Markdown; only if nobody changed it since that version. */
export const writeMarkdown = async (where, markdown, version) =>
  body(await call('PUT', PATH + where, { body: markdown, type: 'text/markdown', headers: { 'If-Match': `"${version}"` } }));

/** Makes something once, however often it is sent: the same form has the same key. */
export const create = async (where, content, key) => body(await call('POST', PATH + where, { body: content, headers: { 'Idempotency-Key': key } }));

/** A key for one form. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Everything of a list that comes in pages, up to so many pages. */
export async function readAll(where, values = {}, pages = 5) {
  const items = [];
  let cursor = null;
  for (let page = 0; page < pages; page++) {
    const answer = await read(where, { limit: 200, ...values, cursor });
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (!cursor) {
      break;
    }
  }
  return items;
}
