// Open incidents: what failed, since when, who is on it, and what is to be done next.

import { fill, h, keyed, outerLink } from './dom.js';
import { linkTo, placeOf } from './places.js';
import { kindWord, listText, since, stepWord, time } from './words.js';

/** So many are shown where all are told of; the rest has pages of its own. */
export const AT_ONCE = 25;

/** Says how many more there are, and where. */
export function showRest(box, count, href, words) {
  box.hidden = count <= 0;
  if (count > 0) {
    fill(box, h('a', { href }, `${words} (${count} more)`));
  }
}

export function showIncidents(box, { answer, names, featureNames, reader, actions }) {
  if (box.childElementCount === 0) {
    fill(box, h('p', { class: 'none' }, 'No incident is open.'), h('ul', { class: 'stack' }), h('p', { class: 'rest' }));
  }
  const [none, list, rest] = box.children;
  none.hidden = answer.incidents.length > 0;
  list.hidden = answer.incidents.length === 0;
  showRest(rest, answer.incidents.length - AT_ONCE, '/incidents?status=open', 'All open incidents');
  keyed(list, answer.incidents.slice(0, AT_ONCE), (incident) => incident.id, (incident) => card(incident, names, featureNames, reader, actions));
}

function card(incident, names, featureNames, reader, actions) {
  const next = incident.nextSteps.find((step) => step.state === 'open');
  const features = incident.affected.features.map((id) => featureNames.get(id) ?? id);
  return h('li', { class: 'panel panel-incident', id: `incident-${incident.id}` },
    h('h3', {}, linkTo('incident', incident.id, `#${incident.number} ${incident.title}`)),
    h('p', { class: 'tags' }, incident.drill && tag('Drill: no real outage'), tag(incident.priority), tag(kindWord(incident.kind)), incident.flapping && tag('Flapping')),
    h('dl', { class: 'facts' },
      fact('Since', since(incident.startedAt)),
      incident.failure && fact('Seen', incident.failure.message),
      incident.upstreamId && fact('Upstream', h('a', { href: placeOf('upstream', incident.upstreamId) }, names.get(incident.upstreamId) ?? incident.upstreamId)),
      incident.groupId && fact('Group', names.get(incident.groupId) ?? incident.groupId),
      features.length > 0 && fact('Features affected', listText(features)),
      fact('Who is on it', incident.acknowledgedBy
        ? [incident.acknowledgedBy, incident.acknowledgedAt && [', since ', time(incident.acknowledgedAt)]]
        : h('strong', {}, 'Nobody yet')),
      next && fact('Next step', step(next, incident.id))),
    !incident.acknowledgedBy && acknowledgeControl(incident, reader, actions));
}

function step(next, incidentId) {
  const { help } = next;
  return [
    h('strong', {}, stepWord(next.step)),
    h('details', { id: `help-${incidentId}` },
      h('summary', {}, 'How to do this'),
      h('p', {}, help.text),
      help.contacts.length > 0 && h('p', {}, `Ask: ${listText(help.contacts)}`),
      help.link && h('p', {}, outerLink(help.link, help.link)),
      help.copyText && [h('p', {}, 'Words to copy:'), h('pre', { tabindex: '0', 'aria-label': 'Words to copy' }, help.copyText)]),
  ];
}

function acknowledgeControl(incident, reader, actions) {
  return reader.roles.includes('responder')
    ? h('p', { class: 'buttons' },
      h('button', { type: 'button', class: 'button', id: `acknowledge-${incident.id}`, onclick: (event) => actions.acknowledge(incident, event.currentTarget) },
        'Acknowledge', h('span', { class: 'visually-hidden' }, ` incident #${incident.number}`)))
    : h('p', { class: 'hint' }, 'A responder or approver can acknowledge it.');
}

export const tag = (text) => h('span', { class: 'tag' }, text);

export const fact = (name, ...value) => h('div', {}, h('dt', {}, name), h('dd', {}, value));
