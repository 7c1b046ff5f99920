// Puts the pages together: who reads, which page is shown, and how it stays up to date.

import './ahead.js';
import * as api from './api.js';
import { changes } from './changes.js';
import { fill, h } from './dom.js';
import { live } from './live.js';
import { router } from './router.js';
import { showReader, signInForm, signInWords, tokenFromAddress } from './session.js';
import { announce, hideLive, hideNavigation, notice, showLive, showNavigation, title, workMenu } from './shell.js';
import { confirmedText } from './windows.js';
import { tick, zone } from './words.js';

const TICK = 15_000;
const AGAIN = 3_000;
const PUBLIC_EVERY = 15_000;
const at = (id) => document.getElementById(id);
const main = at('main');
const page = at('page');

/** A first view does without dialogs: they are loaded when one is opened. */
async function withDialogs(use) {
  const loaded = await import('./dialogs.js').catch(() => null);
  if (loaded) {
    use(loaded);
  } else {
    notice('error', 'What is needed for this could not be loaded. Try again in a moment.');
  }
}

let running = null;

function askForToken(why) {
  running?.stop();
  running = null;
  hideLive();
  hideNavigation();
  at('reader').hidden = true;
  api.keepSignedIn(false);
  document.querySelector('dialog')?.close();
  title('Sign in');
  return signInForm(page, why, (reader) => {
    start(reader);
    main.focus();
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

/** Everything that lives while one person is signed in. */
function start(reader) {
  running?.stop();
  api.forget();
  notice(reader.kept === false ? 'info' : null,
    'This browser keeps no session for an address without https, so the token is kept while this page is open: reloading it asks again.');
  api.keepSignedIn(reader.kept !== false);
  showReader(at('reader'), reader, leave);

  let view = null;
  let turns = 0;
  let shown = null;
  let names = new Map();
  let featureNames = new Map();
  const state = { updatedAt: null, lostAt: null, streaming: false };
  let drawing = 0;

  /** Draws at the next frame, what came last: the page never falls behind. */
  function draw() {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => shown && view?.update?.(shown));
  }

  const feed = live({
    onAnswer(answer, streaming) {
      state.updatedAt = new Date();
      state.streaming = streaming;
      if (state.lostAt) {
        state.lostAt = null;
        notice(null);
        announce('Up to date again.');
      }
      if (answer) {
        announce(changes(shown, answer));
        shown = answer;
        names = new Map([['commonCause', 'a common cause of many'], ...[...answer.groups, ...answer.upstreams].map((known) => [known.id, known.name])]);
        featureNames = new Map(answer.features.map((feature) => [feature.id, feature.name]));
        draw();
      }
      showLive(state);
    },
    onTrouble(error) {
      if (error.status === 401) {
        askForToken('Your session has ended. Sign in again.').focus();
        return;
      }
      if (!state.lostAt) {
        state.lostAt = new Date();
        notice('error', `${error.message} ${shown ? 'What you see below is old.' : 'This page tries again by itself.'}`);
      }
      showLive(state);
    },
  });

  const done = (words) => {
    announce(words);
    notice('success', words);
    feed.now();
  };

  const actions = {
    confirm: (window, name) => withDialogs((dialogs) =>
      dialogs.confirmDialog(window, name, featureNames, (answer) => done(confirmedText(name, answer)))),
    reject: (window, name) => withDialogs((dialogs) => dialogs.rejectDialog(window, name, () => done(`The proposal for ${name} is rejected.`))),
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

  /** What every page gets; `names` and `featureNames` are those of the last answer. */
  const app = {
    reader,
    actions,
    notice,
    announce,
    title,
    done,
    health: () => shown,
    get names() {
      return names;
    },
    get featureNames() {
      return featureNames;
    },
    may: (role) => reader.roles.includes(role),
    go: (path) => paths.go(path),
    refresh: feed.now,
    events: { on: feed.on },
  };

  async function show(route, params) {
    const turn = ++turns;
    const module = await import(`./pages/${route.page}.js`).catch((error) => error);
    if (turn !== turns || running !== mine) {
      return;
    }
    view?.stop?.();
    view = null;
    document.querySelector('dialog')?.close();
    showNavigation(route, (one) => !one.role || app.may(one.role));
    title(route.title);
    page.replaceChildren();
    if (module instanceof Error) {
      fill(page, h('h1', {}, route.title), h('p', {}, 'This page could not be loaded. Reload it to try again.'));
      return;
    }
    view = module.page(page, params, app);
    if (shown) {
      view.update?.(shown);
    }
  }

  function missing() {
    turns += 1;
    view?.stop?.();
    view = null;
    showNavigation(null);
    title('Not found');
    fill(page, h('h1', {}, 'There is no such page'), h('p', {}, h('a', { href: '/' }, 'Go to the overview')));
  }

  const paths = router({ show, missing, main });
  const mine = {
    stop() {
      feed.stop();
      paths.stop();
      cancelAnimationFrame(drawing);
      view?.stop?.();
      view = null;
    },
  };
  running = mine;
  paths.begin();
}

/** Where the settings allow it, who is not signed in sees what everybody may; whether that is so. */
async function showPublic() {
  const first = await api.publicDashboard();
  if (!first) {
    return false;
  }
  const { publicPage } = await import('./pages/public.js');
  title('States of features');
  const view = publicPage(page, () => askForToken(null).focus());
  view.update(first);
  const state = { updatedAt: new Date(), lostAt: null, streaming: false };
  showLive(state);
  const timer = setInterval(async () => {
    if (document.hidden) {
      return;
    }
    try {
      const answer = await api.publicDashboard();
      if (running === mine && answer) {
        view.update(answer);
        Object.assign(state, { updatedAt: new Date(), lostAt: null });
      }
    } catch {
      state.lostAt ??= new Date();
    }
    if (running === mine) {
      showLive(state);
    }
  }, PUBLIC_EVERY);
  const mine = { stop: () => clearInterval(timer) };
  running = mine;
  return true;
}

/** Finds out who reads; a service that does not answer is asked again, by itself. */
async function begin(token = tokenFromAddress()) {
  try {
    if (token) {
      api.forgetAhead();
    }
    start(token ? await api.signIn(token) : await api.me());
  } catch (error) {
    api.forgetAhead();
    if (error.status === 401 || error.status === 403) {
      api.keepSignedIn(false);
      notice(null);
      if (!token && error.status === 401 && await showPublic().catch(() => false)) {
        return;
      }
      askForToken(token || error.status === 403 ? signInWords(error) : null);
    } else {
      notice('error', `${error.message} This page tries again by itself.`);
      setTimeout(() => begin(token), AGAIN);
    }
  }
}

fill(at('zone'), `Times are in your zone, ${zone()}`, h('span', { class: 'pointing' }, '; each shows its UTC time when pointed at'), '.');
addEventListener('hashchange', () => location.hash.startsWith('#token=') && begin());
setInterval(tick, TICK);
workMenu();
begin();
