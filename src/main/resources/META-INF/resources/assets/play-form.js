// The form in which a play is written or edited.

import { h } from './dom.js';
import { areaField, manyField, submitting, textField, valuesOf } from './forms.js';
import { upstreamChoices } from './known.js';
import { FAILURE_KINDS } from './pages/plays.js';
import { words } from './terms.js';

/** `play` is what stands there, or nothing; `send(values)` writes it. `away` is where "Not now" leads. */
export function playForm({ app, play = {}, action, send, away }) {
  const known = upstreamChoices(app);
  const gone = (play.upstreamIds ?? []).filter((id) => !known.some(([one]) => one === id)).map((id) => [id, `${id} (no longer in the services map)`]);
  const area = (name, label, hint) => areaField(name, label, { required: true, max: 4000, rows: 5, value: play[name], hint });
  const fields = [
    textField('title', 'Title', { required: true, max: 200, value: play.title }),
    area('manifestation', 'Manifestation', 'How it shows itself: what is seen, in the app and here.'),
    area('detection', 'Detection', 'How one makes sure that it is this.'),
    area('correction', 'Correction', 'What mends it, and whom to ask. No personal data of Veterans.'),
    manyField('upstreamIds', 'Upstreams', [...gone, ...known], { value: play.upstreamIds, hint: 'Incidents of these link to it. Of none: it is found only by searching.' }),
    manyField('failureKinds', 'Kinds of failure', FAILURE_KINDS.map((kind) => [kind, words(kind)]), { value: play.failureKinds, hint: 'None chosen: all.' }),
  ];
  const alert = h('div', { role: 'alert', class: 'dialog-alert' });
  const form = h('form', { class: 'page-form' }, fields.map((field) => field.box), alert,
    h('p', { class: 'buttons' }, h('button', { type: 'submit', class: 'button' }, action), h('a', { class: 'button button-plain', href: away }, 'Not now')));
  submitting(form, alert, () => send(valuesOf(fields)));
  return form;
}

