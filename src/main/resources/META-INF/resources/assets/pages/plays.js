// Plays: what to do when something comes again. Found by words, upstream and kind of failure.

import { read } from '../calls.js';
import { fill, h } from '../dom.js';
import { tag } from '../incidents.js';
import { nameOf, onceKnown, upstreamChoices } from '../known.js';
import { filters, paged, pageHead, titled } from '../parts.js';
import { may, whoMay, words } from '../terms.js';
import { time } from '../words.js';

export const FAILURE_KINDS = ['dns', 'connect', 'tls', 'certificate', 'timeout', 'status', 'header', 'body', 'redirect', 'slow', 'warning'];

export const page = onceKnown((root, params, app) => {
  titled('Plays');
  const bar = filters([
    { name: 'q', label: 'Words', type: 'text', placeholder: 'Find…' },
    { name: 'upstream', label: 'Upstream', choices: [['', 'All'], ...upstreamChoices(app)] },
    { name: 'failureKind', label: 'Kind of failure', choices: [['', 'All'], ...FAILURE_KINDS.map((kind) => [kind, words(kind)])] },
    { name: 'state', label: 'State', choices: [['', 'All'], ['proposed', 'Proposed'], ['kept', 'Kept']] },
  ], () => list.reset());
  const list = paged({
    noun: 'play', nothing: 'No play is like that.',
    read: (cursor, limit) => read('/plays', { ...bar.values(), cursor, limit }),
    draw: (body, items) => fill(body, h('ul', { class: 'stack' }, items.map((play) => panel(play, app)))),
  });
  fill(root,
    pageHead({
      title: 'Plays',
      intro: 'How something shows itself, how it is found, and what mends it, so that the next one is handled faster. Incidents link to the plays that match them.',
      actions: may(app.reader, 'responder') ? [h('a', { class: 'button', href: '/plays/new' }, 'Write a play')] : [],
    }),
    !may(app.reader, 'responder') && whoMay(app.reader, 'responder', 'write and edit plays'),
    bar.box, list.box);
  list.load();
  return { update() {}, stop() {} };
});

function panel(play, app) {
  return h('li', { class: 'panel' },
    h('h2', { class: 'panel-title' }, h('a', { href: `/plays/${play.id}` }, play.title)),
    h('p', { class: 'tags' }, playTags(play, app)),
    h('p', { class: 'clamp' }, play.manifestation),
    h('p', { class: 'said-by' }, `${play.by}, `, time(play.at)));
}

export const playTags = (play, app) => [
  play.state === 'proposed' && tag('Proposed: nobody has looked at it yet'),
  ...play.upstreamIds.map((id) => tag(nameOf(app, id))),
  ...play.failureKinds.map((kind) => tag(words(kind))),
].filter(Boolean);
