// Maintenance windows: those that wait for a decision, and those that are on or will be.

import { fill, h, keyed } from './dom.js';
import { AT_ONCE, fact, showRest, tag } from './incidents.js';
import { linkTo, placeOf } from './places.js';
import { duration, lengthText, listText, plural, scopeWord, since, statusTag, time, whenText } from './words.js';

export function showProposals(box, { answer, names, featureNames, reader, actions }) {
  const proposed = answer.maintenanceWindows.filter((window) => window.status === 'proposed');
  show(box, proposed, 'No maintenance window is proposed.', (window) => proposal(window, names, featureNames, reader, actions));
}

export function showWindows(box, { answer, names, featureNames }) {
  const rank = { active: 0, confirmed: 1 };
  const decided = answer.maintenanceWindows
    .filter((window) => window.status in rank)
    .sort((one, other) => rank[one.status] - rank[other.status] || one.start.localeCompare(other.start));
  show(box, decided, 'No maintenance window is on or planned.', (window) => decidedWindow(window, names, featureNames));
}

function show(box, windows, nothing, render) {
  if (box.childElementCount === 0) {
    fill(box, h('p', { class: 'none' }, nothing), h('ul', { class: 'stack' }), h('p', { class: 'rest' }));
  }
  const [none, list, rest] = box.children;
  none.hidden = windows.length > 0;
  list.hidden = windows.length === 0;
  showRest(rest, windows.length - AT_ONCE, '/maintenance-windows', 'All maintenance windows');
  keyed(list, windows.slice(0, AT_ONCE), (window) => window.id, render);
}

/** "45 min more, from 7 past outages of this upstream" */
export function estimateText({ remaining, basis, samples }) {
  const length = lengthText(duration(remaining));
  const from = {
    upstream: `from ${plural(samples, 'past outage')} of this upstream`,
    all: `from ${plural(samples, 'past outage')} of all upstreams`,
    default: 'the usual assumption, because too few past outages are known',
  };
  return `about ${length} more, ${from[basis] ?? basis}`;
}

const namesOf = (ids, known) => listText(ids.map((id) => known.get(id) ?? id));

export function featureFacts(window, featureNames) {
  return [
    window.notWorking.length > 0 && fact('Not working', namesOf(window.notWorking, featureNames)),
    window.stillAnswering.length > 0 && fact('Still answering, blocked too', namesOf(window.stillAnswering, featureNames)),
    window.features.length === 0 && fact('Features', 'none: the app would show nothing'),
  ];
}

function upstreamLink(id, names) {
  return h('a', { href: placeOf('upstream', id) }, names.get(id) ?? id);
}

/** Whether it has yet to begin. */
export const isLater = (window) => new Date(window.start) > new Date();

/** What is said once a window is confirmed. */
export const confirmedText = (name, window) =>
  `The maintenance window for ${name} is confirmed. Veterans see it ${isLater(window) ? `from ${whenText(new Date(window.start))}` : 'within about 6 minutes'}.`;

function proposal(window, names, featureNames, reader, actions) {
  const name = names.get(window.upstreamId) ?? window.upstreamId;
  const button = (move, words, style) =>
    h('button', { type: 'button', class: `button ${style}`, id: `${move}-${window.id}`, 'aria-haspopup': 'dialog', onclick: () => actions[move](window, name) },
      words, h('span', { class: 'visually-hidden' }, ` for ${name}`));
  return h('li', { class: 'panel panel-proposal', id: `window-${window.id}` },
    h('h3', {}, linkTo('window', window.id, `Maintenance window for ${name}?`)),
    window.drill && h('p', { class: 'tags' }, tag('Drill: Veterans see nothing')),
    window.unstable && h('p', { class: 'tags' }, tag('Unstable: it comes and goes')),
    h('dl', { class: 'facts' },
      isLater(window) && fact('Would start', time(window.start)),
      fact('Would end', time(window.end)),
      window.estimate && fact('Estimate', estimateText(window.estimate)),
      fact('Upstream', upstreamLink(window.upstreamId, names)),
      featureFacts(window, featureNames),
      window.proposedAt && fact('Proposed', since(window.proposedAt))),
    reader.roles.includes('approver')
      ? h('p', { class: 'buttons' }, button('confirm', 'Confirm…', ''), button('reject', 'Reject…', 'button-outline'))
      : h('p', { class: 'hint' }, 'An approver can confirm or reject it.'));
}

const PUBLICATION = {
  none: 'not sent to PagerDuty',
  pending: 'being sent to PagerDuty; the app shows it within about 6 minutes',
  published: 'PagerDuty holds it',
  failed: 'PagerDuty did not take it',
  ended: 'no longer in PagerDuty',
};

function decidedWindow(window, names, featureNames) {
  const { publication } = window;
  const active = window.status === 'active';
  return h('li', { class: 'panel panel-window', id: `window-${window.id}` },
    h('h3', {}, linkTo('window', window.id, names.get(window.upstreamId) ?? window.upstreamId)),
    h('p', { class: 'tags' }, statusTag('maintenance', active ? 'On now' : 'Confirmed'), window.scope && tag(scopeWord(window.scope)),
      window.origin === 'pagerduty' && tag('made in PagerDuty'), window.drill && tag('Drill: Veterans see nothing')),
    h('dl', { class: 'facts' },
      fact('From', time(window.start)),
      fact('Until', time(window.end)),
      window.features.length > 0 && fact('Features', namesOf(window.features, featureNames)),
      fact('Upstream', upstreamLink(window.upstreamId, names)),
      window.decidedBy && fact('Decided by', window.decidedBy),
      fact('Veterans', publication.visibleInAppAt
        ? ['see it since ', time(publication.visibleInAppAt)]
        : publication.state === 'failed'
          ? h('strong', {}, `do not see it: ${PUBLICATION.failed}`)
          : [PUBLICATION[publication.state] ?? publication.state, publication.note && ` (${publication.note})`]),
      publication.lastError && fact('PagerDuty said', publication.lastError)));
}
