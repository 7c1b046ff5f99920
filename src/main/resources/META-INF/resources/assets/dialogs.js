// The dialogs in which a person decides about a proposed window: what it means is spelled out before the button.

import * as api from './api.js';
import { fill, h } from './dom.js';
import { openDialog, submitting, toField } from './forms.js';
import { fact } from './incidents.js';
import { veteransSee } from './window/veterans.js';
import { estimateText, featureFacts, isLater } from './windows.js';
import { time, utc, whenText, zone } from './words.js';

const MESSAGE_LENGTH = 300;
const REASON_LENGTH = 500;

/** Where a dialog tells what went wrong. */
const alertBox = () => h('div', { role: 'alert', class: 'dialog-alert' });

/** The button that does it, and the one that does not. */
function buttons(dialogOf, action) {
  return h('p', { class: 'buttons' },
    h('button', { type: 'submit', class: 'button' }, action),
    h('button', { type: 'button', class: 'button button-plain', onclick: () => dialogOf().close() }, 'Not now'));
}

/** Confirms a proposal; `onDone(window)` afterwards. */
export async function confirmDialog(window, name, featureNames, onDone) {
  const [scopes, newest] = await Promise.all([
    api.upstream(window.upstreamId).then((upstream) => upstream.scopes ?? [], () => []),
    api.maintenanceWindow(window.id).catch(() => window),
  ]);
  let current = newest.status === 'proposed' ? newest : window;
  const offers = (scope) => scopes.length === 0 || scopes.includes(scope);
  const alert = alertBox();
  const facts = h('dl', { class: 'facts' });
  const end = h('input', { type: 'datetime-local', id: 'end', class: 'input', required: true, 'aria-describedby': 'end-hint', onchange: () => foretell() });
  const seen = h('div', { class: 'foretold', 'aria-live': 'polite' });
  const begins = h('p');
  const endHint = h('p', { class: 'hint', id: 'end-hint' });
  const message = h('textarea', { id: 'message', class: 'input', rows: 3, maxlength: MESSAGE_LENGTH, 'aria-describedby': 'message-hint' });
  const agreed = h('div', { class: 'nested', hidden: true },
    h('label', { for: 'agreed' }, 'Who in #oncall agreed? (required)'),
    h('input', { id: 'agreed', class: 'input', maxlength: 200, autocomplete: 'off' }));
  let sent = {};

  function refill() {
    sent = { end: toField(current.end), message: current.userMessage ?? '' };
    end.value = sent.end;
    message.value = sent.message;
    endHint.textContent = `In your time zone, ${zone()} (${utc(new Date(current.end))}). This is a promise: the app tells Veterans “We’ll be done by” this time.`;
    fill(facts, current.estimate && fact('Estimate', estimateText(current.estimate)), featureFacts(current, featureNames));
    fill(begins, isLater(current) ? ['It starts at ', time(current.start), '; until then Veterans see nothing of it.'] : 'It starts at once. Veterans see it within about 6 minutes.');
    foretell();
  }

  const chosenEnd = () => (end.value === sent.end || !end.value ? current.end : new Date(end.value).toISOString());

  /** What the app will say, by the end that is chosen now. */
  function foretell() {
    fill(seen, current.preview && [h('h3', {}, 'What Veterans will see'), veteransSee(current.preview, null, null, chosenEnd())]);
  }

  const scope = (value, title, words) =>
    offers(value) &&
    h('div', { class: 'tile' },
      h('input', { type: 'radio', name: 'scope', id: `scope-${value}`, value, required: true, 'aria-describedby': `scope-${value}-hint`, checked: scopes.length === 1, onchange: scopeChanged }),
      h('label', { for: `scope-${value}` }, title),
      h('p', { class: 'hint', id: `scope-${value}-hint` }, words));

  function scopeChanged() {
    const shared = form.elements.scope.value === 'shared';
    agreed.hidden = !shared;
    agreed.querySelector('input').required = shared;
  }

  const form = h('form', {},
    facts,
    h('fieldset', {},
      h('legend', {}, 'Who is affected? (required)'),
      scope('mobile', 'App only', 'The VA mobile app blocks these features and tells Veterans until when. VA.gov is not touched.'),
      scope('shared', 'App and VA.gov', `This also takes VA.gov’s features down, and mutes PagerDuty’s paging for ${name}. Tell #oncall first.`),
      agreed),
    h('label', { for: 'end' }, 'End (required)'), endHint, end,
    h('label', { for: 'message' }, 'Message'),
    h('p', { class: 'hint', id: 'message-hint' }, `VA.gov shows these words; the app shows its own, with the end above. Left as they are, they follow that end. At most ${MESSAGE_LENGTH} characters.`), message,
    seen,
    begins,
    alert,
    buttons(() => dialog, 'Confirm the window'));
  submitting(form, alert, async () => {
    const body = {
      scope: form.elements.scope.value,
      end: chosenEnd(),
    };
    if (message.value.trim() && message.value !== sent.message) {
      body.userMessage = message.value.trim();
    }
    if (body.scope === 'shared') {
      body.agreedWith = agreed.querySelector('input').value.trim();
    }
    try {
      const done = await api.decide(current.id, current.version, 'confirm', body);
      dialog.close();
      onDone(done);
    } catch (error) {
      if (error.status !== 412) {
        throw error;
      }
      current = await api.maintenanceWindow(current.id);
      refill();
      throw new api.ApiError(412, current.status === 'proposed'
        ? 'Somebody changed this proposal meanwhile. You now see the newest: look at it, then confirm again.'
        : `Somebody was faster: the window is ${current.status} now${current.decidedBy ? ` (by ${current.decidedBy})` : ''}, until ${whenText(new Date(current.end))}.`);
    }
  });
  refill();
  const dialog = openDialog(`Confirm the maintenance window for ${name}`, form);
  scopeChanged();
}

/** Rejects a proposal with a reason; `onDone(window)` afterwards. */
export function rejectDialog(window, name, onDone) {
  const alert = alertBox();
  const reason = h('textarea', { id: 'reason', class: 'input', rows: 3, maxlength: REASON_LENGTH, required: true, 'aria-describedby': 'reason-hint' });
  const form = h('form', {},
    h('p', {}, 'Veterans will not be told in the app. Nothing is proposed again for this upstream for a while.'),
    h('label', { for: 'reason' }, 'Reason (required)'),
    h('p', { class: 'hint', id: 'reason-hint' }, 'It is kept in the record. No personal data.'),
    reason, alert,
    buttons(() => dialog, 'Reject the proposal'));
  submitting(form, alert, async () => {
    const done = await api.decide(window.id, window.version, 'reject', { reason: reason.value.trim() });
    dialog.close();
    onDone(done);
  });
  const dialog = openDialog(`Reject the maintenance window for ${name}`, form);
}
