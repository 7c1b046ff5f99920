// Parts that several pages are made of: the head of a page, sections that change in place, lists in pages, filters that stand in the address, texts to copy.

import { fill, h, keyed, outerLink } from './dom.js';
import { inAddress } from './places.js';
import { plural, time } from './words.js';

/** The head of a page: where it lies, its title, what is to be known at once, and what can be done. */
export function pageHead({ trail = [], title, tags = [], actions = [], intro = null }) {
  return h('div', { class: 'page-head' },
    trail.length > 0 && h('nav', { class: 'trail', 'aria-label': 'Breadcrumbs' },
      h('ol', {}, trail.map(([words, href]) => h('li', {}, href ? h('a', { href }, words) : h('span', { 'aria-current': 'page' }, words))))),
    h('h1', { id: 'page-title', tabindex: '-1' }, title),
    tags.length > 0 && h('p', { class: 'tags' }, tags),
    intro && h('p', { class: 'intro' }, intro),
    actions.length > 0 && h('p', { class: 'buttons page-actions' }, actions));
}

/** Says what the page is, in the browser's title too. */
export function titled(title) {
  document.title = `${title} – Upstream Watch`;
}

/** A section with a heading. */
export function section(id, title, ...content) {
  return h('section', { id, class: 'part', 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), content);
}

/** A place whose content is drawn anew only when what it shows has changed: focus, selection and what is folded open stay. */
export function place(attributes = {}) {
  const box = h('div', attributes);
  return { box, show: (data, render) => keyed(box, [data], () => 'only', render) };
}

/** What is shown while it is read, and when it cannot be. */
export const loading = (words = 'Reading…') => h('p', { class: 'loading' }, words);

/** What went wrong, with a way on. */
export function failed(error, again) {
  return h('div', { class: 'alert alert-error', role: 'alert' }, h('p', {}, error.message), again && h('p', { class: 'buttons' }, h('button', { type: 'button', class: 'button button-outline', onclick: again }, 'Try again')));
}

export const button = (words, attributes, ...more) => h('button', { type: 'button', class: 'button', ...attributes }, words, more);

/** A list that is read in pages. `read(cursor, limit)` answers `{items, nextCursor}`; `draw(items)` shows them all. */
export function paged({ read, draw, nothing, noun, nouns = `${noun}s`, key = (item) => item.id }) {
  const FIRST = 50;
  let items = [];
  let cursor = null;
  let turn = 0;
  const none = h('p', { class: 'none', hidden: true }, nothing);
  const alert = h('div');
  const count = h('p', { class: 'hint list-count', role: 'status' });
  const more = button('Show more', { class: 'button button-outline', hidden: true, onclick: () => load(true) });
  const body = h('div');

  function show() {
    none.hidden = items.length > 0;
    more.hidden = !cursor;
    count.textContent = items.length === 0 ? '' : cursor ? `The newest ${plural(items.length, noun, nouns)}.` : `${plural(items.length, noun, nouns)}, all there are.`;
    body.hidden = items.length === 0;
    draw(body, items);
  }

  async function load(next) {
    const mine = ++turn;
    try {
      const answer = await read(next ? cursor : null, next ? FIRST : Math.min(200, Math.max(FIRST, items.length)));
      if (mine !== turn) {
        return;
      }
      fill(alert);
      if (next) {
        const known = new Set(items.map(key));
        items = [...items, ...answer.items.filter((item) => !known.has(key(item)))];
        cursor = answer.nextCursor;
      } else {
        const fresh = new Set(answer.items.map(key));
        const rest = answer.items.length >= 200 ? items.slice(200).filter((item) => !fresh.has(key(item))) : [];
        items = [...answer.items, ...rest];
        cursor = rest.length > 0 ? cursor : answer.nextCursor;
      }
      show();
    } catch (error) {
      if (mine === turn) {
        fill(alert, failed(error, () => load(false)));
      }
    }
  }

  return { box: h('div', { class: 'paged' }, alert, none, body, h('div', { class: 'list-foot' }, count, more)), load: () => load(false), reset() { items = []; cursor = null; return load(false); } };
}

/**
 * Filters that stand in the address. `defs` are `{name, label, choices: [[value, words]…]}`, or `{name, label, type: 'text'}`; `changed(values)` when one moves.
 */
export function filters(defs, changed) {
  const params = new URLSearchParams(location.search);
  const values = Object.fromEntries(defs.map((def) => [def.name, params.get(def.name) ?? def.value ?? '']));
  let typing = null;

  function set(name, value) {
    values[name] = value;
    const now = new URLSearchParams(location.search);
    const def = defs.find((one) => one.name === name);
    if (value === '' || value === (def?.value ?? '')) {
      now.delete(name);
      if (value === '' && def?.value) {
        now.set(name, '');
      }
    } else {
      now.set(name, value);
    }
    inAddress(now);
    changed({ ...values });
  }

  const boxes = defs.map((def) => {
    const id = `filter-${def.name}`;
    const control = def.choices
      ? h('select', { id, class: 'input', onchange: (event) => set(def.name, event.target.value) }, def.choices.map(([value, words]) => h('option', { value }, words)))
      : h('input', { id, class: 'input', type: def.type === 'text' ? 'search' : def.type, placeholder: def.placeholder, autocomplete: 'off', oninput: (event) => {
        clearTimeout(typing);
        typing = setTimeout(() => set(def.name, event.target.value.trim()), 300);
      } });
    if (def.choices && values[def.name] !== '' && !def.choices.some(([value]) => value === values[def.name])) {
      control.append(h('option', { value: values[def.name] }, values[def.name]));
    }
    control.value = values[def.name];
    return h('div', { class: 'filter' }, h('label', { for: id }, def.label), control);
  });
  return { box: h('form', { class: 'filters', role: 'search', 'aria-label': 'Filters', onsubmit: (event) => event.preventDefault() }, boxes), values: () => ({ ...values }), set };
}

/** Tabs whose choice stands in the address: `tabs('view', [['list', 'List'], …], changed)`; the first is the default. */
export function tabs(name, label, choices, changed) {
  const params = new URLSearchParams(location.search);
  let chosen = choices.some(([value]) => value === params.get(name)) ? params.get(name) : choices[0][0];
  const links = choices.map(([value, words]) =>
    h('a', { href: addressWith(name, value === choices[0][0] ? '' : value), onclick: (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      choose(value);
    }, 'data-tab': value }, words));

  function mark() {
    links.forEach((link) => link.dataset.tab === chosen ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'));
  }

  function choose(value) {
    chosen = value;
    const now = new URLSearchParams(location.search);
    if (value === choices[0][0]) {
      now.delete(name);
    } else {
      now.set(name, value);
    }
    inAddress(now);
    mark();
    changed(value);
  }

  mark();
  return { box: h('nav', { class: 'tabs', 'aria-label': label }, links.map((link) => link)), value: () => chosen, choose };
}

function addressWith(name, value) {
  const now = new URLSearchParams(location.search);
  now.delete(name);
  if (value) {
    now.set(name, value);
  }
  const text = now.toString();
  return `${location.pathname}${text ? `?${text}` : ''}`;
}

/** Words to copy, with a button that copies them and says so. */
export function copyable(id, text, announce, label = 'Words to copy') {
  const copy = h('button', { type: 'button', class: 'button button-small button-outline', id: `copy-${id}`, onclick: async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = 'Copied';
      announce('Copied.');
    } catch {
      const range = document.createRange();
      range.selectNodeContents(words);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      copy.textContent = 'Press Ctrl+C to copy';
      announce('Selected. Press Control and C to copy.');
    }
    setTimeout(() => { copy.textContent = 'Copy'; }, 4_000);
  } }, 'Copy');
  const words = h('pre', { tabindex: '0', 'aria-label': label }, text);
  return h('div', { class: 'copyable' }, words, copy);
}

const LINK = /(https?:\/\/[^\s<>"')\]]+)|(?<![\w/&])#(\d{1,9})(?!\w)|(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z| UTC)/g;

/** Text in which web addresses and numbers of incidents (#12) are links, and times are told in the reader's zone; nothing else of it is more than text. */
export function linked(text) {
  const parts = [];
  let last = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(last, match.index));
    parts.push(linkOf(match));
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts;
}

function linkOf([whole, address, number, day, clock]) {
  if (address) {
    return outerLink(address, address);
  }
  if (number) {
    return h('a', { href: `/incidents/${number}` }, whole);
  }
  const moment = new Date(`${day}T${clock}Z`);
  return Number.isNaN(moment.getTime()) ? whole : time(moment.toISOString());
}

/** A table that becomes a list of cards on a phone. `columns` are names; `rows` are lists of cells. */
export function table(label, columns, rows, attributes = {}) {
  return h('table', { class: `table table-plain ${attributes.class ?? ''}`, role: 'table', 'aria-label': label },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map((name) => h('th', { scope: 'col', role: 'columnheader' }, name)))),
    h('tbody', { role: 'rowgroup' }, rows.map((cells) => h('tr', { role: 'row' }, cells.map((content, column) =>
      column === 0
        ? h('th', { scope: 'row', role: 'rowheader' }, content)
        : h('td', { role: 'cell', 'data-label': columns[column] }, h('div', { class: 'value' }, content)))))));
}
