// What an incident says of itself: facts, assessment and decision, conditions, escalations, people, plays, timeline.

import { fill, h, outerLink } from '../dom.js';
import { fact } from '../incidents.js';
import { featureName, nameOf } from '../known.js';
import { button, copyable, linked } from '../parts.js';
import { CONDITIONS, SEVERITIES, periodText, sign, windowSign, words } from '../terms.js';
import { lengthText, listText, since, stepWord, time } from '../words.js';

export function facts(incident, related, app) {
  const features = incident.affected.features.map((id) => featureName(app, id));
  const others = incident.affected.upstreams.filter((id) => id !== incident.upstreamId);
  const until = incident.resolvedAt ? new Date(incident.resolvedAt) : null;
  const upstream = (id) => h('a', { href: `/upstreams/${encodeURIComponent(id)}` }, nameOf(app, id));
  return h('dl', { class: 'facts' },
    incident.description && fact('Description', h('div', { class: 'prose' }, linked(incident.description))),
    incident.failure && fact('Seen', linked(incident.failure.message)),
    fact('Began', until ? time(incident.startedAt) : since(incident.startedAt)),
    fact('Detected', time(incident.detectedAt), ` (${lengthText(new Date(incident.detectedAt) - new Date(incident.startedAt))} later)`),
    until && fact('Over', time(incident.resolvedAt), ` (after ${lengthText(until - new Date(incident.startedAt))})`),
    incident.reopens > 0 && fact('Reopened', incident.reopens === 1 ? 'once' : `${incident.reopens} times`),
    incident.upstreamId && fact('Upstream', upstream(incident.upstreamId)),
    incident.groupId && fact('Group', nameOf(app, incident.groupId)),
    others.length > 0 && fact('With it', others.map((id, index) => [index > 0 && ', ', upstream(id)])),
    fact('Features affected', features.length > 0 ? listText(features) : 'none that the services map names'),
    fact('Who is on it', incident.acknowledgedBy
      ? [incident.acknowledgedBy, incident.acknowledgedAt && [', since ', time(incident.acknowledgedAt)]]
      : h('strong', {}, 'Nobody yet')),
    incident.reportLinks.length > 0 && fact('Reported', h('ul', { class: 'plain' }, incident.reportLinks.map((report) =>
      h('li', {}, outerLink(report.link, report.link), report.alreadyReported && ' (it had been reported)', report.note && [': ', report.note], ' – ', report.by, ', ', time(report.at))))),
    incident.maintenanceWindowIds.length > 0 && fact('Maintenance windows', h('ul', { class: 'plain' }, incident.maintenanceWindowIds.map((id) => {
      const window = related.windows.find((one) => one.id === id);
      return h('li', {}, h('a', { href: `/maintenance-windows/${id}` }, window ? `${nameOf(app, window.upstreamId)}, ` : 'Window', window && [time(window.start), ' to ', time(window.end)]), ' ', window && windowSign(window.status));
    }))),
    incident.mergedInto && fact('Folded into', h('a', { href: `/incidents/${incident.mergedInto}` }, related.into ? `#${related.into.number} ${related.into.title}` : 'another incident'),
      ' : that one is the cause; work on it there'),
    related.folded.length > 0 && fact('Folded into this', h('ul', { class: 'plain' }, related.folded.map((one) => h('li', {}, h('a', { href: `/incidents/${one.id}` }, `#${one.number} ${one.title}`))))));
}

export function decision(incident, edits, people, may) {
  const editable = may && incident.status !== 'closed';
  const { assessment, recommendation, commander } = incident;
  const control = incident.kind === 'control';
  const change = (id, label, deed) => editable && [' ', h('button', { type: 'button', class: 'button button-small button-plain', id, 'aria-haspopup': 'dialog', onclick: deed }, 'Change…', h('span', { class: 'visually-hidden' }, ` ${label}`))];
  const said = (one) => h('span', { class: 'said-by' }, `${one.by}, `, time(one.at));
  const found = (name, label, show) => fact(label, assessment?.[name]
    ? [h('strong', {}, show(assessment[name].value)), ' ', said(assessment[name])]
    : h('span', { class: 'none' }, 'not known yet'), change(`assess-${name}`, label, () => edits.assess(name === 'usersImpacted' || name === 'severity' ? name : null)));
  return h('dl', { class: 'facts' },
    control && fact('Commander', commander
      ? [h('strong', {}, commander.name), ' ', said(commander), commander.backups.length > 0 && h('span', { class: 'said-by' }, `; backups: ${listText(commander.backups)}`)]
      : h('strong', {}, 'Nobody yet'), change('change-commander', 'the commander', () => edits.commander(people))),
    found('usersImpacted', 'Users impacted a day', (value) => value.toLocaleString()),
    found('severity', 'Severity', (value) => SEVERITIES[value] ?? value),
    found('effort', 'Effort to mend it', periodText),
    found('timeToNextRelease', 'Time to the next release', periodText),
    control && fact('Recommendation', recommendation ? [h('span', { class: 'prose' }, linked(recommendation.text)), ' ', said(recommendation)] : h('span', { class: 'none' }, 'none yet'),
      change('change-recommendation', 'the recommendation', edits.recommend)),
    control && fact('Decision', incident.decision
      ? [h('strong', {}, incident.decision.action ? 'Action is needed. ' : 'No action. '), h('span', { class: 'prose' }, linked(incident.decision.text)), ` By ${incident.decision.decidedBy}.`,
        incident.decision.outOfBandRelease && ' It needs a release out of band.', ' ', said(incident.decision)]
      : h('span', { class: 'none' }, 'none yet'), change('change-decision', 'the decision', () => edits.decide(people))));
}

export function conditions(incident, edits, may) {
  const hold = Object.entries(CONDITIONS).filter(([name]) => incident.conditions[name]);
  return h('div', {},
    hold.length === 0
      ? h('p', { class: 'none' }, 'None holds, so no postmortem is owed.')
      : [h('ul', { class: 'plain' }, hold.map(([, text]) => h('li', {}, sign('degraded', text)))),
        h('p', { class: 'hint' }, 'The product owner is told, and a postmortem is owed once this is over.')],
    may && incident.status !== 'closed' && h('p', { class: 'buttons' }, button('Change conditions…', { class: 'button button-small button-outline', id: 'change-conditions', 'aria-haspopup': 'dialog', onclick: edits.conditions })));
}

export function escalations(incident, edits, may, app) {
  return h('ul', { class: 'stack' }, incident.escalations.map((one) =>
    h('li', { class: 'panel' },
      h('h3', {}, `To ${nameOf(app, one.to).replaceAll('-', ' ')}`),
      h('p', {}, linked(one.reason), ' ', h('span', { class: 'said-by' }, `${one.by}, `, time(one.at))),
      one.contacts.length > 0 && h('p', {}, h('strong', {}, 'Whom: '), one.contacts.join(' · ')),
      one.copied.length > 0 && h('p', {}, h('strong', {}, 'Copied: '), one.copied.join(' · ')),
      one.text && [h('p', {}, 'Words to send:'), copyable(`escalation-${one.number}`, one.text, app.announce)],
      one.text && (one.sentBy
        ? h('p', {}, sign('done', 'Sent'), ` by ${one.sentBy}, `, time(one.sentAt))
        : may
          ? h('p', { class: 'buttons' }, button('I have sent it', { class: 'button button-small', id: `sent-${one.number}`, onclick: () => edits.sent(one.number) }))
          : h('p', {}, sign('todo', 'Not sent yet'))))));
}

export function peopleToCall(people, team, app) {
  const lines = [
    team && { who: `Team of ${team.of}`, name: team.name, slack: team.slack, email: team.email, runbook: team.runbook },
    ...Object.entries(people).map(([role, person]) => ({ who: words(role), ...person })),
  ].filter(Boolean);
  return lines.length === 0
    ? h('p', { class: 'none' }, 'The services map names nobody.')
    : h('dl', { class: 'facts facts-narrow' }, lines.map((line) => fact(line.who,
      [line.name, line.slack && line.slack !== line.name && line.slack].filter(Boolean).join(', ') || '–',
      line.email && [h('br'), h('a', { href: `mailto:${line.email}` }, line.email)],
      line.backups?.length > 0 && [h('br'), h('span', { class: 'said-by' }, `backups: ${listText(line.backups)}`)],
      line.runbook && [h('br'), outerLink(line.runbook, 'Runbook')])));
}

export function plays(incident) {
  return incident.plays.length === 0
    ? h('p', { class: 'none' }, 'No play is for incidents like this one.')
    : h('ul', { class: 'plain' }, incident.plays.map((play) => h('li', {}, h('a', { href: `/plays/${play.id}` }, play.title), play.state === 'proposed' && ' (proposed: nobody has looked at it yet)')));
}

export function postmortem(incident) {
  const version = incident.postmortemVersion;
  const address = `/incidents/${incident.id}/postmortem`;
  return h('div', {},
    h('p', {}, incident.mergedInto ? 'It was folded into another incident: its postmortem is there.'
      : version > 0 ? sign('done', `Version ${version} is saved`)
      : Object.values(incident.conditions).some(Boolean)
        ? sign('degraded', incident.status === 'open' ? 'Owed once it is over' : 'Owed')
        : 'Not owed. A draft from the record is there all the same.'),
    !incident.mergedInto && h('p', { class: 'buttons' }, h('a', { class: 'button button-small button-outline', href: address }, version > 0 ? 'Read or edit it' : 'Look at the draft')));
}

const CODED = new RegExp(`\\b(${Object.keys(CONDITIONS).join('|')})\\b|\\bP(?:(?:\\d+[YMWD])+(?:T(?:\\d+[HMS])+)?|T(?:\\d+[HMS])+)\\b`, 'g');

/** What the service wrote, with its codes of conditions and of lengths in words. */
const inWords = (text) => text.replace(CODED, (code, condition) => (condition ? `“${CONDITIONS[condition]}”` : periodText(code)));

const CODES = { open: 'open', done: 'done', notNeeded: 'not needed' };

/** What a line of the timeline says; of a step its name in place of its code. */
function said(item) {
  const { step, state } = item.data ?? {};
  if (item.kind === 'step' && step && state && item.text.startsWith(`${step} is ${state}`)) {
    return [`${stepWord(step)}: ${CODES[state] ?? state}`, linked(item.text.slice(`${step} is ${state}`.length))];
  }
  return linked(item.kind === 'note' ? item.text : inWords(item.text));
}

export function timeline(body, items) {
  let day = null;
  fill(body, h('ol', { class: 'timeline' }, items.map((item) => {
    const date = new Date(item.at);
    const today = date.toLocaleDateString(undefined, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
    const head = today !== day && h('li', { class: 'timeline-day' }, h('h3', {}, today));
    day = today;
    return [head, h('li', { class: `timeline-item timeline-${item.kind}` },
      h('p', { class: 'timeline-head' }, time(item.at, (at) => at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })), ' ', h('strong', {}, words(item.kind)), ' ', h('span', { class: 'said-by' }, item.by)),
      h('p', { class: 'prose' }, said(item)))];
  })));
}

