// The dialog in which a person opens an incident: one of ours, or one that nothing of ours has noticed.

import * as api from './api.js';
import { alertBox, buttons, open, submitting } from './dialogs.js';
import { h } from './dom.js';

const TITLE_LENGTH = 200;
const TEXT_LENGTH = 2_000;

/** Asks for it and opens it; `onDone(incident)` afterwards. `upstreams` are those that it may be about, `chosen` the one that it is about at first. */
export function openIncidentDialog(upstreams, chosen, onDone) {
  const alert = alertBox();
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const kind = (value, words, hint) =>
    h('div', { class: 'tile' },
      h('input', { type: 'radio', name: 'kind', id: `kind-${value}`, value, required: true, 'aria-describedby': `kind-${value}-hint` }),
      h('label', { for: `kind-${value}` }, words),
      h('p', { class: 'hint', id: `kind-${value}-hint` }, hint));
  const form = h('form', {},
    h('fieldset', {}, h('legend', {}, 'Whose is it? (required)'),
      kind('control', 'Ours', 'The app or something that we run is at fault: we assess it, decide and repair it.'),
      kind('nonControl', 'Not ours', 'Something that we depend on is at fault: we report it and tell Veterans.')),
    h('label', { for: 'title' }, 'Title (required)'),
    h('input', { id: 'title', class: 'input', required: true, maxlength: TITLE_LENGTH, autocomplete: 'off' }),
    h('label', { for: 'description' }, 'What is seen?'),
    h('p', { class: 'hint', id: 'description-hint' }, 'No personal data of Veterans.'),
    h('textarea', { id: 'description', class: 'input', rows: 3, maxlength: TEXT_LENGTH, 'aria-describedby': 'description-hint' }),
    h('label', { for: 'about' }, 'Upstream'),
    h('select', { id: 'about', class: 'input' }, h('option', { value: '' }, 'None, or not known'),
      upstreams.map((upstream) => h('option', { value: upstream.id, selected: upstream.id === chosen }, upstream.name))),
    h('label', { for: 'priority' }, 'Priority'),
    h('select', { id: 'priority', class: 'input' }, h('option', { value: '' }, 'As suggested'), ['P1', 'P2', 'P3', 'P4'].map((one) => h('option', { value: one }, one))),
    alert,
    buttons(() => dialog, 'Open the incident'));
  const value = (id) => form.querySelector(`#${id}`).value.trim();
  submitting(form, alert, async () => {
    const body = { kind: form.elements.kind.value, title: value('title') };
    body.description = value('description') || body.title;
    if (value('about')) {
      body.upstreamId = value('about');
    }
    if (value('priority')) {
      body.priority = value('priority');
    }
    const incident = await api.openIncident(body, key);
    dialog.close();
    onDone(incident);
  });
  const dialog = open('Open an incident', form);
}
