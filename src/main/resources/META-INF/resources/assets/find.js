// Finding one of many: words that stand in the address (`?q=`), a key that leads to them, and how many there are, said to those who listen.

import { fill, h } from './dom.js';
import { inAddress } from './places.js';

const KEY = '/';
const KEPT = 'watch-find-key';
const TYPING = 200;

/**
 * A box for words. `changed(words)` when they are others; `say(text)` tells beside the box, and to those who listen, what was found. The key `/` leads to the box from
 * anywhere on the page, unless the reader has switched that off: a key alone may be pressed by speech or by mistake (WCAG 2.1.4).
 */
export function finder({ id, label, changed }) {
  let typing = null;
  const said = h('p', { class: 'hint found', role: 'status' });
  const words = h('input', { id, class: 'input', type: 'search', autocomplete: 'off', spellcheck: 'false', oninput: () => {
    clearTimeout(typing);
    typing = setTimeout(tell, TYPING);
  } });
  const key = h('input', { type: 'checkbox', id: `${id}-key`, checked: allowed(), onchange: () => {
    keep(key.checked);
    mark();
  } });
  words.value = new URLSearchParams(location.search).get('q') ?? '';

  function tell() {
    clearTimeout(typing);
    const now = new URLSearchParams(location.search);
    const text = words.value.trim();
    if (text) {
      now.set('q', text);
    } else {
      now.delete('q');
    }
    inAddress(now);
    changed(text);
  }

  const mark = () => (key.checked ? words.setAttribute('aria-keyshortcuts', KEY) : words.removeAttribute('aria-keyshortcuts'));

  function pressed(event) {
    const typed = event.target.closest?.('input, textarea, select, [contenteditable], dialog');
    if (event.key === KEY && key.checked && !typed && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      words.focus();
      words.select();
    }
  }

  mark();
  document.addEventListener('keydown', pressed);
  return {
    box: h('form', { class: 'find', role: 'search', 'aria-label': 'Search', onsubmit: (event) => {
      event.preventDefault();
      tell();
    } },
    h('div', { class: 'find-words' }, h('label', { for: id }, label), words),
    h('div', { class: 'only' }, key, h('label', { for: `${id}-key` }, 'The key ', h('kbd', {}, KEY), ' leads here')),
    said),
    words: () => words.value.trim(),
    say(text) {
      if (said.textContent !== text) {
        fill(said, text);
      }
    },
    stop() {
      clearTimeout(typing);
      document.removeEventListener('keydown', pressed);
    },
  };
}

function allowed() {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
}

function keep(on) {
  try {
    localStorage.setItem(KEPT, on ? 'on' : 'off');
  } catch {
    // Where nothing may be kept, it holds while the page is open.
  }
}
