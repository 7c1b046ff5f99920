// The list of incidents: filters in the address, newest first.

import { read } from '../calls.js';
import { fill, h } from '../dom.js';
import { onceKnown, upstreamChoices } from '../known.js';
import { filters, paged, pageHead, table, titled } from '../parts.js';
import { INCIDENT_STATUSES, incidentSign, incidentStatusWord, may, sign, whoMay } from '../terms.js';
import { kindWord, lengthText, since } from '../words.js';
import { tag } from '../incidents.js';

const COLUMNS = ['Incident', 'State', 'Began', 'Lasted', 'Who is on it', 'Next step'];

export const page = onceKnown((root, params, app) => {
  titled('Incidents');
  const bar = filters([
    { name: 'status', label: 'State', choices: [['', 'All'], ...INCIDENT_STATUSES.map((status) => [status, incidentStatusWord(status)])] },
    { name: 'kind', label: 'Kind', choices: [['', 'All'], ['nonControl', 'Not ours: an upstream is at fault'], ['control', 'Ours: a fault of the app']] },
    { name: 'upstream', label: 'Upstream', choices: [['', 'All'], ...upstreamChoices(app)] },
    { name: 'postmortem', label: 'Postmortem', choices: [['', 'All'], ['owed', 'Owed']] },
  ], () => list.reset());
  const list = paged({
    noun: 'incident',
    nothing: 'No incident is like that.',
    read: (cursor, limit) => read('/incidents', { ...bar.values(), cursor, limit }),
    draw: (body, items) => fill(body, table('Incidents', COLUMNS, items.map((incident) => row(incident, app)))),
  });
  fill(root,
    pageHead({
      title: 'Incidents',
      actions: may(app.reader, 'responder') ? [h('a', { class: 'button', href: '/incidents/new' }, 'Open an incident')] : [],
    }),
    !may(app.reader, 'responder') && whoMay(app.reader, 'responder', 'open an incident and work on it'),
    bar.box, list.box);
  list.load();
  const off = app.events.on('incident', list.load);
  let last = Date.now();
  return {
    update() {
      if (Date.now() - last > 10_000) {
        last = Date.now();
        list.load();
      }
    },
    stop: off,
  };
});

function row(incident, app) {
  const next = incident.nextSteps.find((step) => step.state === 'open');
  return [
    [h('a', { href: `/incidents/${incident.id}` }, `#${incident.number} ${incident.title}`),
      h('span', { class: 'row-tags' }, incidentTags(incident))],
    h('span', { class: 'state' }, incidentSign(incident.status)),
    since(incident.startedAt).slice(0, 1),
    lengthText((incident.resolvedAt ? new Date(incident.resolvedAt) : Date.now()) - new Date(incident.startedAt)),
    incident.acknowledgedBy ?? (incident.status === 'open' ? h('strong', {}, 'Nobody yet') : '–'),
    incident.status === 'closed' || !next ? '–' : stepShort(next.step),
  ];
}

const SHORT = {
  acknowledge: 'Acknowledge', reportToPlatform: 'Report to Platform', announce: 'Announce the report', assessImpact: 'Assess the impact',
  responsibleTeam: 'Talk to the team', productOwner: 'Tell the product owner', maintenanceWindow: 'Maintenance window', commander: 'Name the commander',
  assess: 'Assess', recommend: 'Recommend', decide: 'Decide', work: 'Work and report', postmortem: 'Postmortem', play: 'Play',
};

export const stepShort = (step) => SHORT[step] ?? step;

/** What is to be known of an incident at a glance, beside its state. */
export function incidentTags(incident) {
  return [
    tag(incident.priority),
    tag(kindWord(incident.kind)),
    incident.restricted && h('span', { class: 'tag tag-locked' }, sign('locked', 'Restricted')),
    incident.drill && tag('Drill: no real outage'),
    incident.flapping && tag('Flapping'),
    incident.resolution === 'falseAlarm' && tag('False alarm'),
    incident.resolution === 'duplicate' && tag('Duplicate'),
    incident.mergedInto && tag('Folded into another'),
    owesPostmortem(incident) && tag('Postmortem owed'),
  ].filter(Boolean);
}

/** It is over while a condition holds, and no postmortem was saved. */
export const owesPostmortem = (incident) =>
  incident.status === 'resolved' && incident.postmortemVersion === 0 && !incident.drill && Object.values(incident.conditions).some(Boolean);

