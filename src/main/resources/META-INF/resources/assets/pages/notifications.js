// What people were told, what waits, what failed, and what was not sent and why; and the channels, with a way to try each.

import { path, read, write } from '../calls.js';
import { fill, h } from '../dom.js';
import { tag } from '../incidents.js';
import { onceKnown } from '../known.js';
import { button, failed, filters, linked, loading, paged, pageHead, place, section, titled } from '../parts.js';
import { may, sign, whoMay, words } from '../terms.js';
import { plural, time } from '../words.js';

const STATES = {
  sent: ['done', 'Sent'], pending: ['todo', 'Waiting'], failed: ['down', 'Failed'],
  suppressed: ['skipped', 'Not sent'], merged: ['closed', 'Merged'],
};
const CHANNEL = { ok: ['up', 'Works'], failing: ['degraded', 'Failing'], paused: ['down', 'Paused'], unset: ['unknown', 'Not set up'] };
const KINDS = { slack: 'Slack', webhook: 'Webhook', email: 'E-mail', pagerduty: 'PagerDuty' };

const DESTINATIONS = {
  alerts: '#va-mobile-app-alerts', team: '#va-mobile-app', oncall: '#oncall', drill: 'The drill channel', webhook: 'The webhook', email: 'E-mail', pagerduty: 'PagerDuty',
};

/** A heading begins with a capital. */
const headed = (name) => name.charAt(0).toUpperCase() + name.slice(1);

const titleOf = (incident) => `#${incident.number} ${incident.title}`;

/** An incident that the address names and that is not open any more has its title too. */
async function nameIncident(bar) {
  const { incident } = bar.values();
  const option = [...bar.box.querySelectorAll('#filter-incident option')].find((one) => incident && one.value === incident && one.textContent === incident);
  if (option) {
    option.textContent = 'The chosen one';
    try {
      option.textContent = titleOf(await read(path('incidents', incident)));
    } catch {
      // It may be one that the reader may not see; its messages say what may be said.
    }
  }
}

export const page = onceKnown((root, params, app) => {
  titled('Notifications');
  const channels = place();
  const bar = filters([
    { name: 'what', label: 'What became of it', choices: [['', 'All'], ...Object.entries(STATES).map(([code, [, text]]) => [code, text])] },
    { name: 'destination', label: 'Where it went', choices: [['', 'Everywhere'], ...Object.entries(DESTINATIONS)] },
    { name: 'incident', label: 'Incident', choices: [['', 'All'], ...app.health().incidents.map((incident) => [incident.id, titleOf(incident)])] },
  ], () => list.reset());
  nameIncident(bar);
  const list = paged({
    noun: 'message', nothing: 'No message is like that.',
    read: (cursor, limit) => read('/notifications', { ...wanted(bar.values()), cursor, limit }),
    draw: (body, items) => fill(body, h('ol', { class: 'messages' }, items.map(message))),
  });

  fill(root,
    pageHead({ title: 'Notifications', intro: 'Every message, also those that were decided not to be sent, with the reason.' }),
    section('channels', 'Channels', channels.box),
    section('messages', 'Messages', bar.box, list.box));

  /** One choice for both of the service's filters: what was decided, and how far it is. */
  function wanted({ what, ...others }) {
    return { ...others, [['suppressed', 'merged'].includes(what) ? 'decision' : 'state']: what };
  }

  async function loadChannels() {
    try {
      const { items } = await read('/channels');
      channels.show([items], () => h('ul', { class: 'cards' }, items.map(channel)));
    } catch (error) {
      channels.show([error.message], () => failed(error, loadChannels));
    }
  }

  function channel(one) {
    return h('li', { class: `card card-${{ ok: 'up', failing: 'degraded', paused: 'down' }[one.state] ?? 'unknown'}`, id: `channel-${one.name}` },
      h('h3', {}, headed(one.channel ?? one.name)),
      h('p', { class: 'tags' }, sign(...(CHANNEL[one.state] ?? ['unknown', one.state])), tag(KINDS[one.kind] ?? one.kind)),
      h('p', {}, one.lastSentAt ? ['Last sent ', time(one.lastSentAt), '.'] : 'Nothing sent yet.', one.waiting > 0 && ` ${plural(one.waiting, 'message')} ${one.waiting === 1 ? 'waits' : 'wait'}.`),
      one.lastError && h('p', { class: 'break' }, h('strong', {}, 'It said: '), one.lastError),
      one.nextTryAt && h('p', {}, 'Tried again ', time(one.nextTryAt), '.'),
      !one.configured
        ? h('p', { class: 'hint' }, 'Its settings say nothing about how to reach it.')
        : may(app.reader, 'admin')
          ? h('p', { class: 'buttons' }, button('Send a test message', { class: 'button button-small button-outline', id: `test-${one.name}`, onclick: (event) => test(one, event.currentTarget) }, h('span', { class: 'visually-hidden' }, ` to ${one.channel ?? one.name}`)))
          : whoMay(app.reader, 'admin', 'send a test message'));
  }

  async function test(one, pressed) {
    pressed.setAttribute('aria-disabled', 'true');
    try {
      const outcome = await write('POST', path('channels', one.name, 'test'));
      const name = one.channel ?? one.name;
      if (outcome.delivered) {
        app.done(`${name} took the test message.`);
      } else {
        app.notice('error', `${name} did not take it: ${outcome.answer}`);
      }
    } catch (error) {
      app.notice('error', error.message);
    }
    pressed.removeAttribute('aria-disabled');
    loadChannels();
  }

  channels.show(['loading'], () => loading());
  loadChannels();
  list.load();
  const refresh = () => {
    loadChannels();
    list.load();
  };
  const off = app.events.on('notification', list.load);
  let last = Date.now();
  return {
    update() {
      if (Date.now() - last > 10_000) {
        last = Date.now();
        refresh();
      }
    },
    stop: off,
  };
});

function message(item) {
  const what = item.decision === 'send' ? item.state : item.decision;
  const [first, ...rest] = plain(item.text).split('\n');
  return h('li', { class: `message message-${what}`, id: `message-${item.id}` },
    h('p', { class: 'message-head' }, sign(...(STATES[what] ?? ['unknown', what])), ' ', time(item.sentAt ?? item.createdAt), ' ', h('span', { class: 'said-by' }, `${DESTINATIONS[item.destination] ?? item.destination} · ${words(item.kind)}`)),
    h('p', { class: 'break' }, h('strong', {}, linked(first))),
    rest.length > 0 && h('details', { id: `text-${item.id}` }, h('summary', {}, 'The whole message'), h('p', { class: 'prose' }, linked(rest.join('\n').trim()))),
    item.reason && h('p', { class: 'break' }, h('strong', {}, item.decision === 'merged' ? 'Merged: ' : 'Why not: '), linked(item.reason)),
    item.lastError && h('p', { class: 'break' }, h('strong', {}, `After ${plural(item.attempts, 'try', 'tries')}: `), item.lastError),
    (item.incidentId || item.windowId) && h('p', {},
      item.incidentId && h('a', { href: `/incidents/${item.incidentId}` }, 'Its incident'),
      item.incidentId && item.windowId && ' · ',
      item.windowId && h('a', { href: `/maintenance-windows/${item.windowId}` }, 'Its maintenance window')));
}

const ESCAPES = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** A text in Slack's escaping as people read it there: links as their words, nothing escaped. */
function plain(text) {
  return text
    .replace(/<((?:https?|mailto):[^|>]+)\|([^>]+)>/g, '$2 ($1)')
    .replace(/<((?:https?|mailto):[^>]+)>/g, '$1')
    .replace(/&(?:amp|lt|gt);/g, (entity) => ESCAPES[entity]);
}
