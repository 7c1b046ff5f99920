// The dialogs in which people work on an incident. Each tells what it does before its button, and what was refused beside it.

import { path, write } from '../calls.js';
import { h } from '../dom.js';
import { areaField, checkField, formDialog, momentField, radioField, selectField, textField } from '../forms.js';
import { upstreamChoices } from '../known.js';
import { CONDITIONS, RESOLUTIONS, SEVERITIES } from '../terms.js';
import { owesPostmortem } from '../pages/incidents.js';

const NO_PERSONAL_DATA = 'No personal data of Veterans.';

/**
 * The dialogs of one incident. `current()` is the incident as it was last read, `changed(incident, words)` takes it as it is now, `reload()` reads it anew.
 */
export function edits({ current, changed, reload, app }) {
  const at = (...more) => path('incidents', current().id, ...more);
  const append = (deed, content) => write('POST', at(...deed), content);
  const edit = (method, deed, content) => write(method, at(...deed), content, current().version);
  const ask = (words, options) => formDialog({ reload, ...options, done: (answer) => changed(answer, typeof words === 'function' ? words(answer) : words) });

  return {
    async acknowledge() {
      changed(await append(['acknowledge'], {}), `You are on incident #${current().number}.`);
    },

    report() {
      ask('The report is entered. Its link goes to #va-mobile-app.', {
        title: 'Enter the report to Platform',
        intro: h('p', {}, 'Its link is posted in #va-mobile-app, so that everybody sees that it is known.'),
        fields: [
          textField('link', 'Link of the report', { required: true, type: 'url', max: 2000, hint: 'Of the ticket, or of the message in #vfs-platform-support. It begins with https://.' }),
          checkField('alreadyReported', 'Platform knew of it already: this is somebody else’s report'),
          areaField('note', 'Note', { max: 1000, rows: 2, hint: NO_PERSONAL_DATA }),
        ],
        action: 'Enter the report',
        send: ({ link, alreadyReported, note }) => append(['report'], { link, alreadyReported, ...(note && { note }) }),
      });
    },

    step(step, state, name) {
      const words = { done: 'Done', notNeeded: 'Not needed', open: 'To be done again' }[state];
      ask(`${name}: ${words.toLowerCase()}.`, {
        title: `${words}: ${name}`,
        fields: [areaField('detail', state === 'notNeeded' ? 'Why is it not needed?' : 'Detail', { max: 1000, rows: 3, hint: `It is kept on the timeline. ${NO_PERSONAL_DATA}` })],
        action: { done: 'Set to done', notNeeded: 'Set to not needed', open: 'Set to be done' }[state],
        send: ({ detail }) => append(['steps', step], { state, ...(detail && { detail }) }),
      });
    },

    note() {
      const progress = current().decision?.action === true;
      ask(progress ? 'The progress is told in #va-mobile-app.' : 'The note is on the timeline.', {
        title: progress ? 'Report progress' : 'Add a note',
        intro: h('p', {}, progress ? 'Action was decided, so this goes to #va-mobile-app as a report of progress.' : 'It is added to the timeline, and stays there.'),
        fields: [areaField('text', progress ? 'Done, next, and when it should work again' : 'Note', { required: true, max: 4000, rows: 5, hint: NO_PERSONAL_DATA })],
        action: progress ? 'Report' : 'Add the note',
        send: ({ text }) => append(['notes'], { text }),
      });
    },

    escalate(people) {
      const incident = current();
      const roles = Object.entries(people).map(([role, person]) => [role, `${role.replaceAll('-', ' ')}: ${person.name ?? person.slack ?? 'not named'}`]);
      const own = incident.upstreamId;
      const teams = upstreamChoices(app).sort((one, other) => (other[0] === own) - (one[0] === own)).map(([id, name]) => [id, `the team of ${name}`]);
      ask('It is escalated.', {
        title: 'Escalate',
        intro: h('p', {}, 'A role of ours is mentioned in #va-mobile-app-alerts. For the team of an upstream you get words to send; the product owner is copied on these, and told in #va-mobile-app.'),
        fields: [
          selectField('to', 'To whom', [...(own ? teams.slice(0, 1) : []), ...roles, ...teams.slice(own ? 1 : 0)], { required: true }),
          areaField('reason', 'Reason', { required: true, max: 4000, rows: 4, hint: NO_PERSONAL_DATA }),
        ],
        action: 'Escalate',
        send: ({ to, reason }) => append(['escalate'], { to, reason }),
      });
    },

    async sent(number) {
      changed(await append(['escalations', String(number), 'sent'], {}), 'Marked as sent.');
    },

    describe() {
      const incident = current();
      ask('It is changed.', {
        title: `Change incident #${incident.number}`,
        fields: [
          textField('title', 'Title', { required: true, max: 200, value: incident.title }),
          selectField('priority', 'Priority', [['P1', 'P1 Critical'], ['P2', 'P2 High'], ['P3', 'P3 Moderate'], ['P4', 'P4 Low']], {
            value: incident.priority, hint: 'Once you choose one, the number of users impacted no longer corrects it.' }),
        ],
        action: 'Change',
        send: ({ title, priority }) => edit('PATCH', [], {
          ...(title !== current().title && { title }),
          ...(priority !== current().priority && { priority }),
        }),
      });
    },

    kind() {
      const control = current().kind === 'control';
      ask(control ? 'It is not ours now.' : 'It is ours now.', {
        title: control ? 'An upstream is at fault after all?' : 'Is the fault ours after all?',
        intro: h('p', {}, control
          ? 'It becomes an incident that is not ours: without a commander, with the steps for an upstream at fault. It opens and resolves with its upstream again.'
          : 'It becomes an incident of ours: with a commander, an assessment, a recommendation and the product owner’s decision. It no longer resolves with its upstream.'),
        fields: [],
        action: control ? 'Make it not ours' : 'Make it ours',
        send: () => edit('PATCH', [], { kind: control ? 'nonControl' : 'control' }),
      });
    },

    conditions() {
      const { conditions } = current();
      ask('The conditions are changed.', {
        title: 'Which conditions hold?',
        intro: [h('p', {}, 'While any of them holds, the product owner is told in #va-mobile-app, and a postmortem is owed once it is over.'),
          h('p', { class: 'hint' }, 'Security makes the incident restricted: only approvers and those who have worked on it see it, and messages say only that it exists.')],
        fields: Object.entries(CONDITIONS).map(([name, words]) => checkField(name, words, { value: conditions[name] })),
        action: 'Save the conditions',
        send: (values) => edit('PATCH', [], { conditions: Object.fromEntries(Object.entries(values).filter(([name, holds]) => holds !== current().conditions[name])) }),
      });
    },

    commander(people) {
      const known = people['incident-commander'];
      const list = h('datalist', { id: 'commanders' }, [known?.name, ...(known?.backups ?? [])].filter(Boolean).map((name) => h('option', { value: name })));
      ask((incident) => `${incident.commander.name} is the commander.`, {
        title: 'Name the incident commander',
        intro: [h('p', {}, 'One person who gathers the facts, brings them to leadership, starts the work and reports on it.'), list],
        fields: [textField('name', 'Name', { required: true, max: 200, list: 'commanders', value: current().commander?.name ?? '' })],
        action: 'Name the commander',
        send: ({ name }) => edit('PUT', ['commander'], { name }),
      });
    },

    assess(only = null) {
      const known = current().assessment ?? {};
      const fields = {
        usersImpacted: () => textField('usersImpacted', 'Users impacted a day', { type: 'number', min: 0, step: 1, inputmode: 'numeric', value: known.usersImpacted?.value ?? '', required: only === 'usersImpacted',
          hint: 'From the data. It corrects the priority: over 10,000 P1, over 5,000 P2, over 2,500 P3, else P4.' }),
        severity: () => selectField('severity', 'Severity', [['', 'Not known yet'], ...Object.entries(SEVERITIES)], { value: known.severity?.value ?? '', required: only === 'severity', hint: 'As QA sees it.' }),
        effort: () => lengthFields('effort', 'Effort to mend it', known.effort?.value, 'As engineering sees it.'),
        timeToNextRelease: () => lengthFields('timeToNextRelease', 'Time to the next release', known.timeToNextRelease?.value, 'As product sees it.'),
      };
      ask('The assessment is entered.', {
        title: only === 'usersImpacted' ? 'Assess the impact' : 'Assess',
        intro: only ? [] : h('p', {}, 'Enter what is known; the rest may follow. Each fact is kept with who found it and when.'),
        fields: (only ? [only] : Object.keys(fields)).map((name) => fields[name]()),
        action: 'Enter',
        send: (values) => edit('PATCH', ['assessment'], {
          ...(values.usersImpacted !== undefined && values.usersImpacted !== '' && { usersImpacted: Number(values.usersImpacted) }),
          ...(values.severity && { severity: values.severity }),
          ...(values.effort && { effort: values.effort }),
          ...(values.timeToNextRelease && { timeToNextRelease: values.timeToNextRelease }),
        }),
      });
    },

    recommend() {
      ask('The recommendation is told in #va-mobile-app.', {
        title: 'Record what leadership recommends',
        intro: h('p', {}, 'This is what VA is told: it goes to #va-mobile-app.'),
        fields: [areaField('text', 'Recommendation', { required: true, max: 4000, rows: 5, value: current().recommendation?.text ?? '', hint: NO_PERSONAL_DATA })],
        action: 'Record the recommendation',
        send: ({ text }) => edit('PUT', ['recommendation'], { text }),
      });
    },

    decide(people) {
      const known = current().decision;
      ask('The decision is told in #va-mobile-app.', {
        title: 'Record the product owner’s decision',
        fields: [
          radioField('action', 'Is action needed?', [['true', 'Yes', 'The work starts; progress is reported every 2 business hours.'], ['false', 'No', 'The step of work is then not needed.']], {
            required: true, value: known ? String(known.action) : '' }),
          areaField('text', 'Decision', { required: true, max: 4000, rows: 3, value: known?.text ?? '', hint: NO_PERSONAL_DATA }),
          textField('decidedBy', 'Who decided', { required: true, max: 200, value: known?.decidedBy ?? people['product-owner']?.name ?? '' }),
          checkField('outOfBandRelease', 'It needs a release out of band', { value: known?.outOfBandRelease ?? false, hint: 'That condition then holds.' }),
        ],
        action: 'Record the decision',
        send: ({ action, text, decidedBy, outOfBandRelease }) => edit('PUT', ['decision'], { action: action === 'true', text, decidedBy, outOfBandRelease }),
      });
    },

    silence() {
      const hour = new Date(Date.now() + 3_600_000);
      formDialog({
        title: 'Silence this incident',
        intro: h('p', {}, 'No messages about it are sent until then, but for those to #oncall. Veterans see nothing of that: it is no maintenance window.'),
        fields: [
          momentField('until', 'Until', { required: true, value: hour.toISOString(), hint: 'At most 24 hours from now.' }),
          areaField('reason', 'Reason', { required: true, max: 1000, rows: 2, hint: NO_PERSONAL_DATA }),
        ],
        action: 'Silence it',
        send: ({ until, reason }) => write('POST', '/silences', { incidentId: current().id, until, reason }),
        done: () => { reload(); app.done('It is silenced.'); },
      });
    },

    resolve() {
      const choices = ['recovered', 'falseAlarm', 'duplicate'].map((reason) => [reason, RESOLUTIONS[reason]]);
      ask('The incident is resolved.', {
        title: `Resolve incident #${current().number}`,
        intro: current().failure && current().kind === 'nonControl' ? h('p', {}, 'Should its upstream still fail, this incident is not opened again before the upstream has passed once.') : [],
        fields: [
          radioField('reason', 'How is it over?', choices, { required: true, value: 'recovered' }),
          areaField('text', 'In words', { max: 4000, rows: 3, hint: `Of a duplicate, name the other one by its number, such as #12: it becomes a link. ${NO_PERSONAL_DATA}` }),
        ],
        action: 'Resolve it',
        send: ({ reason, text }) => edit('POST', ['resolve'], { reason, ...(text && { text }) }),
      });
    },

    close() {
      const incident = current();
      const owed = owesPostmortem(incident);
      ask('The incident is closed.', {
        title: `Close incident #${incident.number}`,
        intro: owed
          ? [h('p', {}, h('strong', {}, 'A postmortem is owed'), ', because a condition holds. ', h('a', { href: `/incidents/${incident.id}/postmortem` }, 'Write the postmortem'), ' first, or say why there is none.')]
          : h('p', {}, incident.postmortemVersion > 0 ? `Its postmortem is version ${incident.postmortemVersion}. What the incident says then stays so, until it is reopened.` : 'What the incident says then stays so, until it is reopened.'),
        fields: owed ? [areaField('withoutPostmortem', 'Why without a postmortem?', { required: true, max: 4000, rows: 3, hint: NO_PERSONAL_DATA })] : [],
        action: owed ? 'Close without a postmortem' : 'Close it',
        dangerous: owed,
        send: ({ withoutPostmortem }) => edit('POST', ['close'], withoutPostmortem ? { withoutPostmortem } : {}),
      });
    },

    reopen() {
      ask('The incident is open again.', {
        title: `Reopen incident #${current().number}`,
        intro: h('p', {}, 'It then stays open until its upstream fails and recovers, or somebody resolves it.'),
        fields: [areaField('text', 'Why', { max: 4000, rows: 3, hint: NO_PERSONAL_DATA })],
        action: 'Reopen it',
        send: ({ text }) => edit('POST', ['reopen'], text ? { text } : {}),
      });
    },
  };
}

/** A length as a number and a unit; its value is an ISO-8601 duration, or empty. */
function lengthFields(name, label, iso, hint) {
  const was = /^P(?:(\d+)D|(\d+)W|T(\d+)H|T(\d+)M)$/.exec(iso ?? '') ?? [];
  const unit = ['D', 'W', 'H', 'M'][was.slice(1).findIndex((part) => part !== undefined)] ?? 'D';
  const number = textField(`${name}Number`, label, { type: 'number', min: 1, step: 1, value: was.slice(1).find((part) => part !== undefined) ?? '', hint: was.length === 0 && iso ? `${hint} Now: ${iso}.` : hint });
  const units = selectField(`${name}Unit`, `${label}: unit`, [['M', 'minutes'], ['H', 'hours'], ['D', 'days'], ['W', 'weeks']], { value: unit });
  units.box.querySelector('label').className = 'visually-hidden';
  const box = h('div', { class: 'number-unit' }, number.box, units.box);
  const value = () => (number.value() === '' ? '' : `P${'HM'.includes(units.value()) ? 'T' : ''}${number.value()}${units.value()}`);
  return { name, box, value };
}
