// The dialogs in which people decide about a window that exists, and about plans and series.

import { path, read, write } from '../calls.js';
import { confirmDialog, rejectDialog } from '../dialogs.js';
import { h } from '../dom.js';
import { areaField, formDialog, momentField } from '../forms.js';
import { featureName, nameOf } from '../known.js';
import { confirmedText } from '../windows.js';
import { time } from '../words.js';

const MESSAGE = 300;
const REASON = 500;

const reasonField = (required, label = 'Reason') => areaField('reason', label, { required, max: REASON, rows: 2, hint: 'It is kept in the record, and told. No personal data.' });

/** What can be done with a window now, by its status; what others made in PagerDuty is changed there. */
export function movesOf(window) {
  if (window.origin === 'pagerduty') {
    return [];
  }
  return { proposed: ['confirm', 'reject', 'edit'], confirmed: ['edit', 'extend', 'cancel'], active: ['extend', 'end', 'edit'] }[window.status] ?? [];
}

/** `changed(answer, words)` takes what a dialog did, `reload()` reads anew. */
export function deeds({ current, changed, reload, app }) {
  const at = (...more) => path('maintenance-windows', current().id, ...more);
  const name = () => nameOf(app, current().upstreamId);
  const ask = (words, options) => formDialog({ reload, ...options, done: (answer) => changed(answer, words) });
  const send = (method, deed, content) => write(method, at(...deed), content, current().version);

  return {
    confirm: () => confirmDialog(current(), name(), new Map(current().features.map((id) => [id, featureName(app, id)])), (answer) => changed(answer, confirmedText(name(), answer))),
    reject: () => rejectDialog(current(), name(), (answer) => changed(answer, `The proposal for ${name()} is rejected.`)),

    edit() {
      const window = current();
      const begun = window.status === 'active';
      const fields = [
        !begun && momentField('start', 'Start', { required: true, value: window.start }),
        momentField('end', 'End', { required: true, value: window.end, hint: 'A promise: the app tells Veterans “We’ll be done by” this time.' }),
        areaField('userMessage', 'Message', { max: MESSAGE, rows: 3, value: window.userMessage ?? '', hint: `VA.gov shows these words. At most ${MESSAGE} characters; no names of systems.` }),
        reasonField(true),
      ].filter(Boolean);
      ask('The window is changed. What Veterans see follows within about 6 minutes.', {
        title: `Move or reword the window for ${name()}`,
        intro: begun && h('p', {}, 'It has begun, so its start stays.'),
        fields,
        action: 'Change the window',
        send: ({ start, end, userMessage, reason }) => send('PATCH', [], {
          ...(start && start !== current().start && { start }),
          ...(end !== current().end && { end }),
          ...(userMessage && userMessage !== current().userMessage && { userMessage }),
          reason,
        }),
      });
    },

    extend(end = null) {
      const window = current();
      ask('The window is extended.', {
        title: `Extend the window for ${name()}`,
        intro: h('p', {}, 'It ends at ', time(window.end), ' now. It can be put off by at most 24 hours at a time.'),
        fields: [momentField('end', 'New end', { required: true, value: end ?? new Date(new Date(window.end).getTime() + 3_600_000).toISOString(), hint: 'A promise: the app tells Veterans “We’ll be done by” this time.' })],
        action: 'Extend it',
        send: (values) => send('POST', ['extend'], { end: values.end }),
      });
    },

    end() {
      ask('The window is ended. The app stops blocking within about 6 minutes.', {
        title: `End the window for ${name()} now`,
        intro: h('p', {}, 'The app stops blocking these features within about 6 minutes.'),
        fields: [reasonField(false)],
        action: 'End it now',
        send: ({ reason }) => send('POST', ['end'], reason ? { reason } : {}),
      });
    },

    cancel() {
      ask('The window is cancelled.', {
        title: `Cancel the window for ${name()}`,
        intro: h('p', {}, 'It has not begun; Veterans will not see it. Those who were told of it are told.'),
        fields: [reasonField(false)],
        action: 'Cancel the window',
        dangerous: true,
        send: ({ reason }) => send('POST', ['cancel'], reason ? { reason } : {}),
      });
    },

    startNow() {
      const window = current();
      ask('The window starts now.', {
        title: `Start the window for ${name()} now`,
        intro: h('p', {}, 'It was planned for ', time(window.start), '. The app blocks these features within about 6 minutes, until ', time(window.end), '.'),
        fields: [momentField('end', 'End', { required: true, value: window.end }), reasonField(true)],
        action: 'Start it now',
        send: ({ end, reason }) => send('PATCH', [], { start: new Date().toISOString(), ...(end !== current().end && { end }), reason }),
      });
    },

    movePlan() {
      const window = current();
      let plan = null;
      const begun = window.status === 'active';
      const fields = [
        !begun && momentField('start', 'Start', { required: true, value: window.start }),
        momentField('end', 'End', { required: true, value: window.end }),
        reasonField(true),
      ].filter(Boolean);
      ask('The whole plan is moved.', {
        title: 'Move the whole plan',
        intro: h('p', {}, 'All of its windows that are not over move together, or none does.'),
        fields,
        action: 'Move the plan',
        send: async ({ start, end, reason }) => {
          plan ??= await read(path('maintenance-plans', window.planId));
          const version = plan.version;
          plan = null;
          await write('PATCH', path('maintenance-plans', window.planId), { ...(start && { start }), end, reason }, version);
          return read(at());
        },
      });
    },

    endSeries(id) {
      formDialog({
        title: 'Let it recur no more',
        intro: h('p', {}, 'Occurrences that have not begun are cancelled; one that is on goes on to its end.'),
        fields: [reasonField(false)],
        action: 'End the series',
        dangerous: true,
        send: ({ reason }) => write('POST', path('maintenance-series', id, 'end'), reason ? { reason } : {}),
        done: () => { reload(); app.done('It recurs no more.'); },
      });
    },
  };
}

