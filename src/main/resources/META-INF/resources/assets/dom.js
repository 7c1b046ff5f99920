// Makes and updates elements. Data becomes text nodes and attributes only: nothing that was read is ever parsed as HTML.

const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  up: 'M9.5 16.2 5.3 12l-1.8 1.8 6 6L21 8.3l-1.8-1.8z',
  degraded: 'M12 3 1.5 21h21zm-1.2 7h2.4v5.2h-2.4zm0 6.7h2.4V19h-2.4z',
  down: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm4.9 13.2-1.7 1.7L12 13.7l-3.2 3.2-1.7-1.7 3.2-3.2-3.2-3.2 1.7-1.7 3.2 3.2 3.2-3.2 1.7 1.7-3.2 3.2z',
  unknown: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1.2 16.4h-2.4V16h2.4zm1.9-7.2c-.9 1.1-1.9 1.4-1.9 2.9h-2.4c0-2.5 1.4-3.1 2.2-4 .8-.9.3-2.3-1-2.3-1 0-1.6.7-1.7 1.7H7.9A4 4 0 0 1 12 5.5c3.300 0 5 3 3.100 5.700z',
  maintenance: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1.200 10.700-.3.2-4.100 2.400-1.200-2 3.200-1.900V6h2.400z',
  closed: 'M4 3h16a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zm2 6v10h12V9zm3 2h6v2H9zM5 5v2h14V5z',
  locked: 'M12 2a5 5 0 0 1 5 5v3h1a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V11a1 1 0 0 1 1-1h1V7a5 5 0 0 1 5-5zm0 2a3 3 0 0 0-3 3v3h6V7a3 3 0 0 0-3-3z',
  todo: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 2.400a7.600 7.600 0 1 1 0 15.200 7.600 7.600 0 0 1 0-15.200z',
  done: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.500 14.600-4.300-4.300 1.700-1.700 2.600 2.600 5.600-5.600 1.700 1.700z',
  skipped: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM7 10.800h10v2.400H7z',
};

/** An element with attributes (`class`, `on…` handlers, false and null left out) and children (nodes, texts, nested lists; nothing for null and false). */
export const h = (tag, attributes = {}, ...children) => made(document.createElement(tag), attributes, children);

/** The same for SVG. */
export const svg = (tag, attributes = {}, ...children) => made(document.createElementNS(SVG, tag), attributes, children);

function made(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      parent.append(child);
    }
  }
}

/** A drawn sign beside a word; the word says it to those who do not see it. */
export function icon(name) {
  return svg('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true', focusable: 'false' }, iconPath(name));
}

/** The shape of that sign, 24 by 24. */
export const iconPath = (name) => svg('path', { d: ICONS[name] ?? ICONS.unknown });

/** A link to another place, if it is one that a browser may safely follow; else its text. */
export function outerLink(address, text) {
  return /^https?:\/\//i.test(address) ? h('a', { href: address, rel: 'noreferrer' }, text) : text;
}

/** Puts the children into the parent in place of what it held. */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/**
 * Shows a list so that what did not change stays the very same element: focus, selection, and what is folded open survive each update.
 * `render(item)` makes the element of an item; `key(item)` names it; what else it shows is given as `context`. After `until` (by `performance.now()`) no more is
 * made but one: what is not made yet is left out, or stays as it was; answers whether all is shown.
 */
export function keyed(parent, items, key, render, context = () => null, until = Infinity) {
  const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let made = 0;
  let whole = true;
  const wanted = items.flatMap((item) => {
    const name = String(key(item));
    const signature = JSON.stringify([item, context(item)]);
    const old = before.get(name);
    before.delete(name);
    if (old && signatures.get(old) === signature) {
      return old;
    }
    if (made > 0 && performance.now() > until) {
      whole = false;
      return old ?? [];
    }
    made += 1;
    const fresh = render(item);
    fresh.dataset.key = name;
    signatures.set(fresh, signature);
    if (old) {
      swap(old, fresh);
    }
    return fresh;
  });
  before.forEach((gone) => gone.remove());
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) {
      next = next.nextElementSibling;
    } else {
      parent.insertBefore(child, next);
    }
  }
  return whole;
}

const signatures = new WeakMap();

/** Replaces an element; what was open stays open, and what had the focus keeps it. */
function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement.id : '';
  for (const open of old.querySelectorAll('details[id]')) {
    const same = fresh.querySelector(`#${CSS.escape(open.id)}`);
    if (same) {
      same.open = open.open;
    }
  }
  old.replaceWith(fresh);
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}
