// Puts the page together: who reads, what is shown, and how it stays up to date.

import * as api from './api.js';
import { changes } from './changes.js';
import { confirmDialog, rejectDialog } from './dialogs.js';
import { fill, h } from './dom.js';
import { live } from './live.js';
import { overview } from './overview.js';
import { showReader, signInForm, signInWords, tokenFromAddress } from './session.js';
import { clockText, tick, utc, zone } from './words.js';

const TICK = 15_000;
const AGAIN = 3_000;
const at = (id) => document.getElementById(id);
const page = at('page');

let running = null;

function notice(kind, ...text) {
  fill(at('notice'), kind && h('div', { class: `alert alert-${kind}`, role: kind === 'error' ? 'alert' : 'status' }, h('p', {}, text)));
}

function announce(text) {
  if (text) {
    at('announcer').textContent = text;
  }
}

function askForToken(why) {
  running?.stop();
  running = null;
  at('live').hidden = true;
  at('reader').hidden = true;
  document.querySelector('dialog')?.close();
  document.title = 'Sign in – Upstream Watch';
  return signInForm(page, why, (reader) => {
    start(reader);
    at('main').focus();
  });
}

async function leave() {
  try {
    await api.signOut();
  } catch (error) {
    notice('error', `You may still be signed in: ${error.message}`);
    return;
  }
  notice(null);
  askForToken('You are signed out.').focus();
}

function start(reader) {
  running?.stop();
  api.forget();
  notice(reader.kept === false ? 'info' : null,
    'This browser keeps no session for an address without https, so the token is kept while this page is open: reloading it asks again.');
  showReader(at('reader'), reader, leave);
  let view = null;
  let shown = null;
  let updatedAt = null;
  let lostAt = null;

  function state() {
    const box = at('live');
    box.hidden = false;
    box.className = lostAt ? 'live live-lost' : 'live';
    fill(box, lostAt
      ? ['Not live. ', updatedAt ? ['Last update ', stamp(updatedAt), ', n'] : 'N', 'ot reachable since ', stamp(lostAt)]
      : ['Live. Last update ', stamp(updatedAt)]);
  }

  running = live({
    onAnswer(answer) {
      updatedAt = new Date();
      if (lostAt) {
        lostAt = null;
        notice(null);
        announce('Up to date again.');
      }
      if (answer) {
        view ??= overview(page, reader, actions);
        view.update(answer);
        announce(changes(shown, answer));
        if (!shown) {
          followAddress();
        }
        shown = answer;
      }
      state();
    },
    onTrouble(error) {
      if (error.status === 401) {
        askForToken('Your session has ended. Sign in again.').focus();
        return;
      }
      if (!lostAt) {
        lostAt = new Date();
        notice('error', `${error.message} ${shown ? 'What you see below is old.' : 'This page tries again by itself.'}`);
      }
      state();
    },
  });

  const done = (words) => {
    announce(words);
    notice('success', words);
    running?.now();
  };

  const actions = {
    confirm: (window, name) =>
      confirmDialog(window, name, featureNames(), () => done(`The maintenance window for ${name} is confirmed. Veterans see it within about 6 minutes.`)),
    reject: (window, name) => rejectDialog(window, name, () => done(`The proposal for ${name} is rejected.`)),
    async acknowledge(incident, button) {
      button.disabled = true;
      try {
        await api.acknowledge(incident.id);
        done(`You are on incident #${incident.number}.`);
      } catch (error) {
        button.disabled = false;
        notice('error', `Incident #${incident.number} was not acknowledged. ${error.message}`);
      }
    },
  };

  const featureNames = () => new Map((shown?.features ?? []).map((feature) => [feature.id, feature.name]));
}

function stamp(date) {
  return h('time', { datetime: date.toISOString(), title: utc(date) }, clockText(date));
}

/** Goes to the row that the address names: it exists only now. */
function followAddress() {
  const target = location.hash.length > 1 && at(decodeURIComponent(location.hash.slice(1)));
  if (target) {
    target.closest('details')?.setAttribute('open', '');
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }
}

/** Finds out who reads; a service that does not answer is asked again, by itself. */
async function begin(token = tokenFromAddress()) {
  try {
    start(token ? await api.signIn(token) : await api.me());
  } catch (error) {
    if (error.status === 401 || error.status === 403) {
      notice(null);
      askForToken(token || error.status === 403 ? signInWords(error) : null);
    } else {
      notice('error', `${error.message} This page tries again by itself.`);
      setTimeout(() => begin(token), AGAIN);
    }
  }
}

at('zone').textContent = `Times are in your zone, ${zone()}; each shows its UTC time when pointed at.`;
addEventListener('hashchange', () => (location.hash.startsWith('#token=') ? begin() : followAddress()));
setInterval(tick, TICK);
begin();
