// What stands around every page: the navigation, who reads, how live it is, and what is told.

import { fill, h } from './dom.js';
import { routes } from './routes.js';
import { clockText, utc } from './words.js';

const at = (id) => document.getElementById(id);

/** Tells something above the page; without a kind (info, success, warning, error) it takes away what is told. */
export function notice(kind, ...text) {
  fill(at('notice'), kind && h('div', { class: `alert alert-${kind}`, role: kind === 'error' ? 'alert' : 'status' }, h('p', {}, text)));
}

/** Says something to those who listen rather than look. */
export function announce(text) {
  if (text) {
    at('announcer').textContent = text;
  }
}

/** What the window and its history call this page. */
export function title(words) {
  document.title = words ? `${words} – Upstream Watch` : 'Upstream Watch';
}

/** The pages that there are, with the one that is shown marked. `may(route)` leaves out what the reader may not see. */
export function showNavigation(current, may = () => true) {
  const nav = at('navigation');
  const here = current?.under ?? current?.path;
  const shown = routes.filter((route) => route.nav && may(route));
  fill(at('navigation-list'), shown.map((route) =>
    h('li', {}, h('a', { href: route.path, class: 'nav-link', 'aria-current': route.path === here && (current.under ? 'true' : 'page') }, h('span', {}, route.nav)))));
  nav.hidden = shown.length < 2;
  at('menu').hidden = nav.hidden;
  foldNavigation();
}

export function hideNavigation() {
  at('navigation').hidden = true;
  at('menu').hidden = true;
}

function foldNavigation() {
  at('menu').setAttribute('aria-expanded', 'false');
  at('navigation').classList.remove('nav-open');
}

/** On a phone the navigation is folded behind a button. */
export function workMenu() {
  at('menu').addEventListener('click', () => {
    const open = at('menu').getAttribute('aria-expanded') !== 'true';
    at('menu').setAttribute('aria-expanded', String(open));
    at('navigation').classList.toggle('nav-open', open);
  });
  at('navigation').addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && at('menu').getAttribute('aria-expanded') === 'true') {
      foldNavigation();
      at('menu').focus();
    }
  });
}

/** How live what is shown is: `{updatedAt, lostAt, streaming}`. */
export function showLive({ updatedAt, lostAt, streaming }) {
  const box = at('live');
  box.hidden = false;
  box.className = lostAt ? 'live live-lost' : 'live';
  fill(box, lostAt
    ? ['Not live. ', updatedAt ? ['Last update ', stamp(updatedAt), ', n'] : 'N', 'ot reachable since ', stamp(lostAt)]
    : [h('span', { class: 'live-dot', 'aria-hidden': 'true' }), 'Live. Last update ', stamp(updatedAt), !streaming && ' (asking every few seconds)']);
}

export function hideLive() {
  at('live').hidden = true;
}

function stamp(date) {
  return h('time', { datetime: date.toISOString(), title: utc(date) }, clockText(date));
}
