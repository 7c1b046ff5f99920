// Opens an incident by hand.

import { create, newKey } from '../calls.js';
import { fill, h } from '../dom.js';
import { areaField, radioField, selectField, submitting, textField, valuesOf } from '../forms.js';
import { onceKnown, upstreamChoices } from '../known.js';
import { pageHead, titled } from '../parts.js';
import { may, whoMay } from '../terms.js';

export const page = onceKnown((root, params, app) => {
  titled('Open an incident');
  const asked = new URLSearchParams(location.search);
  const head = pageHead({
    trail: [['Incidents', '/incidents'], ['Open an incident', null]],
    title: 'Open an incident',
    intro: 'Incidents of watched upstreams open by themselves. Open one here for what no check sees, or for a fault of the app. Write no personal data of Veterans.',
  });
  if (!may(app.reader, 'responder')) {
    fill(root, head, whoMay(app.reader, 'responder', 'open an incident'));
    return { update() {}, stop() {} };
  }
  const key = newKey();
  const kind = radioField('kind', 'Whose fault is it?', [
    ['nonControl', 'Not ours', 'An upstream is at fault: it is reported, assessed, and a maintenance window may be set. It has no commander.'],
    ['control', 'Ours', 'A fault of the app that a code update can mend. An incident commander gathers the facts, leadership recommends, the product owner decides.'],
  ], { required: true, value: asked.get('kind') ?? 'nonControl', changed: shape });
  const title = textField('title', 'Title', { required: true, max: 200, hint: 'What a colleague would call it, in one line.' });
  const description = areaField('description', 'Description', { required: true, max: 4000, rows: 5, hint: 'What is seen, by whom, since when.' });
  const upstream = selectField('upstreamId', 'Upstream', [['', 'None, or not known yet'], ...upstreamChoices(app)], { value: asked.get('upstream') ?? '' });
  const priority = selectField('priority', 'Priority', [['', 'Suggest one'], ['P1', 'P1 Critical'], ['P2', 'P2 High'], ['P3', 'P3 Moderate'], ['P4', 'P4 Low']]);
  const commander = textField('commander', 'Incident commander', { max: 200, hint: 'Left empty: the one whom the services map names.' });
  const fields = [kind, title, description, upstream, priority, commander];

  function shape() {
    commander.box.hidden = kind.value() !== 'control';
  }

  const alert = h('div', { role: 'alert', class: 'dialog-alert' });
  const form = h('form', { class: 'page-form' }, fields.map((field) => field.box), alert,
    h('p', { class: 'buttons' },
      h('button', { type: 'submit', class: 'button' }, 'Open the incident'),
      h('a', { class: 'button button-plain', href: '/incidents' }, 'Not now')));
  submitting(form, alert, async () => {
    const values = valuesOf(fields);
    const content = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' && !(name === 'commander' && values.kind !== 'control')));
    const made = await create('/incidents', content, key);
    app.go(`/incidents/${made.id}`);
    app.done(`Incident #${made.number} is open. You are its first: acknowledge it, then work through its next steps.`);
  });
  shape();
  fill(root, head, form);
  return { update() {}, stop() {} };
});
