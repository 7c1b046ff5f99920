// Who changed what, and who tried to: with what stood there before and what stands there now.

import { read } from '../calls.js';
import { fill, h } from '../dom.js';
import { filters, paged, pageHead, titled } from '../parts.js';
import { may, sign, whoMay, words } from '../terms.js';
import { time } from '../words.js';

const KNOWN = { incident: '/incidents/', 'maintenance-window': '/maintenance-windows/', play: '/plays/' };
const LONG = 160;

export function page(root, params, app) {
  titled('Audit log');
  const head = pageHead({ title: 'Audit log', intro: 'Every change with who made it, before and after; and every try that was refused. Nothing can be taken out of it.' });
  if (!may(app.reader, 'admin')) {
    fill(root, head, whoMay(app.reader, 'admin', 'read the audit log'));
    return { update() {}, stop() {} };
  }
  const bar = filters([
    { name: 'actor', label: 'Who', type: 'text', placeholder: 'A whole name' },
    { name: 'action', label: 'Action', type: 'text', placeholder: 'window.confirm' },
    { name: 'target', label: 'Of what', type: 'text', placeholder: 'incident/ID' },
    { name: 'outcome', label: 'Outcome', choices: [['', 'All'], ['done', 'Done'], ['denied', 'Refused']] },
    { name: 'from', label: 'From', type: 'date' },
    { name: 'to', label: 'To, included', type: 'date' },
  ], () => list.reset());
  const list = paged({
    noun: 'entry', nouns: 'entries', nothing: 'No entry is like that.', key: (item) => item.at + item.actor + item.action + item.target,
    read(cursor, limit) {
      const { from, to, ...rest } = bar.values();
      return read('/audit', { ...rest, from: day(from, 0), to: day(to, 1), cursor, limit });
    },
    draw: (body, items) => fill(body, h('ol', { class: 'messages' }, items.map((item) => entry(item, bar)))),
  });
  fill(root, head, bar.box, list.box);
  list.load();
  return { update() {}, stop() {} };
}

/** The beginning of a day in the reader's zone, or of one after it. */
function day(text, after) {
  const [year, month, date] = (text || '').split('-').map(Number);
  return date ? new Date(year, month - 1, date + after).toISOString() : '';
}

function entry(item) {
  const [kind, id] = item.target.split('/');
  const link = KNOWN[kind] && id ? KNOWN[kind] + id : null;
  const changes = differences(item.before, item.after);
  return h('li', { class: `message message-${item.outcome === 'denied' ? 'failed' : 'sent'}` },
    h('p', { class: 'message-head' },
      item.outcome === 'denied' ? sign('down', 'Refused') : sign('done', 'Done'), ' ', time(item.at), ' ',
      h('strong', {}, item.actor), item.role && h('span', { class: 'said-by' }, ` (${item.role})`), ' ', h('code', {}, item.action)),
    h('p', { class: 'break' }, link ? h('a', { href: link }, item.target) : item.target, ' ',
      link && h('a', { class: 'said-by', href: `/audit?target=${encodeURIComponent(item.target)}` }, 'All of this one')),
    changes.length > 0 && h('details', { id: `changes-${item.at}-${item.target}` },
      h('summary', {}, changes.length === 1 ? 'What changed: 1 field' : `What changed: ${changes.length} fields`),
      h('table', { class: 'table table-plain changes' },
        h('thead', {}, h('tr', {}, ['Field', 'Before', 'After'].map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, changes.map(([name, before, after]) => h('tr', {},
          h('th', { scope: 'row' }, words(name)), value(before, 'Before', 'before'), value(after, 'After', 'after')))))));
}

/** Field by field, those that differ. */
function differences(before, after) {
  const flat = (value) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : value === null || value === undefined ? {} : { value });
  const was = flat(before);
  const is = flat(after);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => JSON.stringify(was[name] ?? null) !== JSON.stringify(is[name] ?? null))
    .map((name) => [name, was[name], is[name]]);
}

function value(content, label, style) {
  return h('td', { class: `change-${style}`, 'data-label': label }, h('div', { class: 'value' }, told(content)));
}

function told(content) {
  if (content === null || content === undefined) {
    return h('span', { class: 'none' }, 'nothing');
  }
  if (typeof content === 'string') {
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(content) ? time(content) : content;
  }
  if (Array.isArray(content) && content.every((one) => typeof one === 'string')) {
    return content.length === 0 ? h('span', { class: 'none' }, 'none') : h('ul', { class: 'plain' }, content.map((one) => h('li', {}, one)));
  }
  if (typeof content !== 'object') {
    return content === true ? 'yes' : content === false ? 'no' : String(content);
  }
  const text = JSON.stringify(content, null, 2);
  return h('pre', { tabindex: '0', 'aria-label': 'Value', class: text.length > LONG ? 'value-long' : null }, text);
}
