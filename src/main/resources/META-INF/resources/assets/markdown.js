// Markdown as elements: each part of the text becomes a text node or one of a few elements. Nothing is ever parsed as HTML, so that whatever a text says, it is inert.

import { h, outerLink } from './dom.js';

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '\'' };
const FENCE = /^(```|~~~)/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const BULLET = /^(\s*)[-*+]\s+(.*)$/;
const NUMBER = /^(\s*)\d{1,9}[.)]\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;
const TABLE_LINE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

/** The elements of a Markdown text. */
export function markdown(text) {
  return blocks(text.replace(/\r\n?/g, '\n').replace(/<!--[\s\S]*?-->/g, '').split('\n'));
}

function blocks(lines) {
  const made = [];
  let i = 0;
  while (i < lines.length) {
    const line = lines[i];
    if (line.trim() === '') {
      i++;
    } else if (FENCE.test(line)) {
      const fence = FENCE.exec(line)[1];
      const code = [];
      for (i++; i < lines.length && !lines[i].startsWith(fence); i++) {
        code.push(lines[i]);
      }
      i++;
      made.push(h('pre', { tabindex: '0', 'aria-label': 'Code' }, code.join('\n')));
    } else if (HEADING.test(line)) {
      const [, marks, words] = HEADING.exec(line);
      // The page has its own first and second headings.
      made.push(h(`h${Math.min(6, marks.length + 2)}`, {}, inline(words)));
      i++;
    } else if (RULE.test(line)) {
      made.push(h('hr'));
      i++;
    } else if (line.includes('|') && i + 1 < lines.length && lines[i + 1].includes('-') && TABLE_LINE.test(lines[i + 1])) {
      const rows = [cells(line)];
      for (i += 2; i < lines.length && lines[i].trim() !== '' && lines[i].includes('|'); i++) {
        rows.push(cells(lines[i]));
      }
      made.push(tableOf(rows));
    } else if (QUOTE.test(line)) {
      const inner = [];
      for (; i < lines.length && QUOTE.test(lines[i]); i++) {
        inner.push(QUOTE.exec(lines[i])[1]);
      }
      made.push(h('blockquote', {}, blocks(inner)));
    } else if (BULLET.test(line) || NUMBER.test(line)) {
      const start = i;
      const taken = listLines(lines, start);
      i += taken.length;
      made.push(listOf(taken));
    } else {
      const words = [];
      for (; i < lines.length && lines[i].trim() !== '' && !starts(lines[i]); i++) {
        words.push(lines[i].trim());
      }
      made.push(h('p', {}, inline(words.join('\n'))));
    }
  }
  return made;
}

const starts = (line) => FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || BULLET.test(line) || NUMBER.test(line);

/** The lines of a list, up to one that belongs to nothing in it. */
function listLines(lines, start) {
  const taken = [];
  for (let i = start; i < lines.length; i++) {
    const line = lines[i];
    const item = BULLET.test(line) || NUMBER.test(line);
    const goesOn = /^\s+\S/.test(line);
    if (!item && !goesOn && (line.trim() === '' ? !(i + 1 < lines.length && (BULLET.test(lines[i + 1]) || NUMBER.test(lines[i + 1]) || /^\s+\S/.test(lines[i + 1]))) : i > start && starts(line))) {
      break;
    }
    if (!item && !goesOn && line.trim() !== '' && lines[i - 1]?.trim() === '') {
      break;
    }
    taken.push(line);
  }
  return taken;
}

function listOf(lines) {
  const read = (line) => BULLET.exec(line) ?? NUMBER.exec(line);
  const first = read(lines[0]);
  const depth = first[1].length;
  const ordered = !BULLET.test(lines[0]);
  const items = [];
  for (const line of lines) {
    const item = read(line);
    if (item && item[1].length <= depth) {
      items.push([item[2]]);
    } else {
      items.at(-1).push(line.replace(new RegExp(`^\\s{1,${depth + 3}}`), ''));
    }
  }
  return h(ordered ? 'ol' : 'ul', {}, items.map((item) => {
    const task = /^\[([ xX])\]\s+(.*)$/.exec(item[0]);
    const words = task ? task[2] : item[0];
    const [lead, rest] = split([words, ...item.slice(1)]);
    return h('li', {}, task && (task[1] === ' ' ? '☐ ' : '☑ '), inline(lead), rest.length > 0 && blocks(rest));
  }));
}

/** The first paragraph of an item, and what follows it. */
function split(lines) {
  let end = 1;
  while (end < lines.length && lines[end].trim() !== '' && !starts(lines[end])) {
    end++;
  }
  return [lines.slice(0, end).join('\n'), lines.slice(end)];
}

function cells(line) {
  const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function tableOf([head, ...rows]) {
  return h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': 'Table' },
    h('table', { class: 'md-table' },
      h('thead', {}, h('tr', {}, head.map((cell) => h('th', { scope: 'col' }, inline(cell))))),
      h('tbody', {}, rows.map((row) => h('tr', {}, head.map((_, index) => h('td', {}, inline(row[index] ?? ''))))))));
}

const INLINE = /(\\[\\`*_{}[\]()#+\-.!|~<>&])|(`+)([^`]|[^`][\s\S]*?[^`])\2(?!`)|\[((?:\\.|[^\]\\])*)\]\(\s*([^\s)]+)(?:\s+"[^"]*")?\s*\)|<(https?:\/\/[^\s<>]+)>|(https?:\/\/[^\s<>"')\]]+)|\*\*(?=\S)([\s\S]+?)(?<=\S)\*\*|__(?=\S)([\s\S]+?)(?<=\S)__|(?<!\w)\*(?=\S)([^*]+?)(?<=\S)\*|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)|~~([^~]+)~~|(&(?:amp|lt|gt|quot|#39);)|( {2,}\n|\\\n)/;

function inline(text) {
  const made = [];
  let rest = text;
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    made.push(rest.slice(0, match.index).replace(/\n/g, ' '));
    made.push(one(match));
    rest = rest.slice(match.index + match[0].length);
  }
  made.push(rest.replace(/\n/g, ' '));
  return made;
}

function one(match) {
  const [, escaped, , code, label, address, angled, bare, strong, strong2, stressed, stressed2, gone, entity] = match;
  if (escaped) {
    return escaped[1];
  }
  if (code !== undefined) {
    return h('code', {}, code.trim());
  }
  if (address !== undefined) {
    const words = inline(label);
    return /^(https?:\/\/|\/(?!\/))/i.test(address) ? h('a', { href: address, rel: 'noreferrer' }, words) : words;
  }
  if (angled ?? bare) {
    return outerLink(angled ?? bare, angled ?? bare);
  }
  if (strong ?? strong2) {
    return h('strong', {}, inline(strong ?? strong2));
  }
  if (stressed ?? stressed2) {
    return h('em', {}, inline(stressed ?? stressed2));
  }
  if (gone) {
    return h('s', {}, inline(gone));
  }
  if (entity) {
    return ENTITIES[entity];
  }
  return h('br');
}
