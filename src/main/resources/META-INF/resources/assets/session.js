// Signing in and out. A token in the address (`/#token=…`) is taken out of it before anything else happens.

import * as api from './api.js';
import { fill, h } from './dom.js';

const PREFIX = '#token=';

/** The token of a sign-in link, once: afterwards the address no longer has it. */
export function tokenFromAddress() {
  if (!location.hash.startsWith(PREFIX)) {
    return null;
  }
  const token = decode(location.hash.slice(PREFIX.length));
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Shows the form that asks for a token; `onSignedIn(reader)` when one was good. */
export function signInForm(page, why, onSignedIn) {
  const alert = h('div', { role: 'alert' });
  const token = h('input', { id: 'token', class: 'input', type: 'password', autocomplete: 'off', required: true, spellcheck: 'false', 'aria-describedby': 'token-hint' });
  const form = h('form', { class: 'sign-in' },
    h('h1', {}, 'Sign in'),
    why && h('p', { class: 'why' }, why),
    h('label', { for: 'token' }, 'Token'),
    h('p', { class: 'hint', id: 'token-hint' }, 'Where the service made one at its start, it printed a link with it on its console. Otherwise ask an administrator of Upstream Watch.'),
    token, alert,
    h('p', { class: 'buttons' }, h('button', { type: 'submit', class: 'button' }, 'Sign in')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    alert.replaceChildren();
    try {
      onSignedIn(await api.signIn(token.value.trim()));
    } catch (error) {
      fill(alert, h('div', { class: 'alert alert-error' }, h('p', {}, signInWords(error))));
      token.focus();
    }
  });
  fill(page, form);
  return token;
}

export function signInWords(error) {
  return error.status === 401 ? 'This token is not known, or no longer good.' : error.message;
}

/** Shows who reads, and the way out. */
export function showReader(box, reader, onSignOut) {
  const highest = reader.roles.at(-1);
  fill(
    box,
    h('span', {}, `${reader.name}${highest && highest !== reader.name ? `, ${highest}` : ''}`),
    h('button', { type: 'button', class: 'button button-inverse', id: 'sign-out', onclick: onSignOut }, 'Sign out'),
  );
  box.hidden = false;
}
