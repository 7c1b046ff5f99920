// The next steps of an incident as a list to work through: what to do, how, whom to ask, words to copy, and what was done by whom.

import { h, outerLink } from '../dom.js';
import { copyable, linked } from '../parts.js';
import { stepSign } from '../terms.js';
import { stepWord, time } from '../words.js';

/** What a button beside a step does first of all; the others set the step to done. */
function deed(step, incident, edits, people) {
  const known = {
    acknowledge: incident.status === 'open' && !incident.acknowledgedBy && ['Acknowledge', edits.acknowledge],
    reportToPlatform: ['Enter the report…', edits.report],
    assessImpact: ['Enter the number…', () => edits.assess('usersImpacted')],
    responsibleTeam: ['Escalate…', () => edits.escalate(people)],
    commander: [incident.commander ? 'Name another…' : 'Name the commander…', () => edits.commander(people)],
    assess: ['Enter facts…', () => edits.assess()],
    recommend: ['Record it…', edits.recommend],
    decide: ['Record it…', () => edits.decide(people)],
    work: ['Report progress…', edits.note],
    productOwner: ['Tick conditions…', edits.conditions],
  };
  return known[step] || null;
}

function way(step, incident) {
  const window = new URLSearchParams({ ...(incident.upstreamId && { upstream: incident.upstreamId }), incident: incident.id });
  return {
    maintenanceWindow: incident.maintenanceWindowIds.length > 0
      ? ['Look at the window', `/maintenance-windows/${incident.maintenanceWindowIds.at(-1)}`]
      : ['Plan a window', `/maintenance-windows/new?${window}`],
    postmortem: [incident.postmortemVersion > 0 ? 'Read the postmortem' : 'Write the postmortem', `/incidents/${incident.id}/postmortem`],
    play: ['Look at plays', `/plays${incident.upstreamId ? `?upstream=${encodeURIComponent(incident.upstreamId)}` : ''}`],
  }[step];
}

const POSTMORTEM_ONLY = 'postmortem';

export function stepsList({ incident, edits, people, may, announce }) {
  const closed = incident.status === 'closed';
  const done = incident.nextSteps.filter((step) => step.state !== 'open').length;
  const next = incident.nextSteps.find((step) => step.state === 'open');
  return h('div', {},
    h('p', { class: 'progress-line' }, `${done} of ${incident.nextSteps.length} steps are done or not needed.`),
    h('progress', { class: 'progress', max: incident.nextSteps.length, value: done, 'aria-label': 'Steps that are done or not needed' }),
    h('ol', { class: 'steps' }, incident.nextSteps.map((step) => item({ step, incident, edits, people, may, announce, closed, next: step === next }))));
}

function item({ step, incident, edits, people, may, announce, closed, next }) {
  const name = stepWord(step.step);
  const link = way(step.step, incident);
  const first = deed(step.step, incident, edits, people);
  const set = (state, words) => h('button', { type: 'button', class: 'button button-small button-plain', id: `step-${step.step}-${state}`, 'aria-haspopup': 'dialog', onclick: () => edits.step(step.step, state, name) },
    words, h('span', { class: 'visually-hidden' }, `: ${name}`));
  const open = step.state === 'open';
  const controls = !may || closed ? [link && h('a', { class: 'button button-small button-outline', href: link[1] }, link[0])] : [
    first && open && h('button', { type: 'button', class: `button button-small ${next ? '' : 'button-outline'}`, id: `step-${step.step}-first`, onclick: first[1] }, first[0], h('span', { class: 'visually-hidden' }, ` (${name})`)),
    link && h('a', { class: `button button-small ${next && !first ? '' : 'button-outline'}`, href: link[1] }, link[0]),
    open && step.step !== POSTMORTEM_ONLY && !(step.step === 'acknowledge' && first) && set('done', 'Done…'),
    open && set('notNeeded', 'Not needed…'),
    !open && first && step.step !== 'acknowledge' && h('button', { type: 'button', class: 'button button-small button-plain', id: `step-${step.step}-first`, onclick: first[1] }, first[0], h('span', { class: 'visually-hidden' }, ` (${name})`)),
    !open && set('open', 'Set back…'),
  ].filter(Boolean);
  return h('li', { class: `step step-${step.state}${next ? ' step-next' : ''}`, id: `step-${step.step}`, 'aria-current': next ? 'step' : null },
    h('div', { class: 'step-head' }, stepSign(step.state), h('h3', {}, name), next && h('span', { class: 'tag tag-next' }, 'Next')),
    (step.by || step.detail) && h('p', { class: 'step-done' },
      step.detail && h('span', {}, linked(step.detail), step.by && ' – '),
      step.by && [step.by, step.at && [', ', time(step.at)]]),
    h('details', { id: `help-${step.step}`, open: next && open },
      h('summary', {}, 'How to do this'),
      h('p', {}, linked(step.help.text)),
      step.help.contacts.length > 0 && h('p', {}, h('strong', {}, 'Ask: '), step.help.contacts.join(' · ')),
      step.help.link && h('p', {}, outerLink(step.help.link, 'Where it is written down'), ' ', h('span', { class: 'hint break' }, step.help.link)),
      step.help.copyText && [h('p', {}, 'Words to copy:'), copyable(`step-${step.step}`, step.help.copyText, announce, `Words to copy: ${name}`)]),
    controls.length > 0 && h('p', { class: 'buttons step-buttons' }, controls));
}
