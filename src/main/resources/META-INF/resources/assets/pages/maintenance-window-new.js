// Plans a maintenance window, for one upstream or several, once or again and again; what it does is shown before the button is pressed.

import { ApiError } from '../api.js';
import { create, newKey, read, write } from '../calls.js';
import { fill, h } from '../dom.js';
import { areaField, manyField, momentField, radioField, submitting } from '../forms.js';
import { nameOf, onceKnown, upstreamChoices } from '../known.js';
import { pageHead, place, titled } from '../parts.js';
import { may, whoMay } from '../terms.js';
import { recurrenceFields, ruleWords } from '../window/recurrence.js';
import { veteransSee } from '../window/veterans.js';
import { lengthText, time } from '../words.js';

const MESSAGE = 300;
const SETTLE = 500;

export const page = onceKnown((root, params, app) => {
  titled('Plan a maintenance window');
  const asked = new URLSearchParams(location.search);
  const head = pageHead({
    trail: [['Maintenance windows', '/maintenance-windows'], ['Plan one', null]],
    title: 'Plan a maintenance window',
    intro: 'While it is on, the app blocks the features that depend on these upstreams, and tells Veterans until when. You confirm it by planning it.',
  });
  if (!may(app.reader, 'approver')) {
    fill(root, head, whoMay(app.reader, 'approver', 'plan a window'));
    return { update() {}, stop() {} };
  }

  let key = newKey();
  let timer = null;
  let turn = 0;
  let services = null;
  const quarter = new Date(Math.ceil(Date.now() / 900_000) * 900_000);
  const preview = place();
  const upstreams = manyField('upstreamIds', 'Upstreams', upstreamChoices(app), { required: true, value: asked.getAll('upstream'), changed: shape, hint: 'One window is made for each.' });
  const start = momentField('start', 'Start', { required: true, value: asked.get('start') ?? quarter.toISOString(), hint: 'In the past: it starts at once.' });
  const end = momentField('end', 'End', { required: true, value: asked.get('end') ?? new Date(quarter.getTime() + 3_600_000).toISOString(), hint: 'A promise: the app tells Veterans “We’ll be done by” this time.' });
  const scope = radioField('scope', 'Who is affected?', [
    ['mobile', 'App only', 'The VA mobile app blocks these features and tells Veterans until when. VA.gov is not touched.'],
    ['shared', 'App and VA.gov', 'This also takes VA.gov’s features down, and mutes PagerDuty’s paging for these systems. Tell #oncall first.'],
  ], { required: true, changed: shape });
  const scopeNote = h('p', { class: 'hint', role: 'status' });
  const message = areaField('userMessage', 'Message', { max: MESSAGE, rows: 3, hint: `VA.gov shows these words; the app shows its own. Left empty, they are made from the features and the end. At most ${MESSAGE} characters; no names of systems, no personal data.` });
  const again = recurrenceFields(() => (start.value() ? new Date(start.value()) : null), shape);
  const incident = asked.get('incident');
  const alert = h('div', { role: 'alert', class: 'dialog-alert' });

  function content() {
    const ids = upstreams.value();
    const recurrence = again.value();
    return {
      ...(ids.length === 1 ? { upstreamId: ids[0] } : { upstreamIds: ids }),
      start: start.value(),
      end: end.value(),
      scope: scope.value(),
      ...(message.value() && { userMessage: message.value() }),
      ...(incident && { incidentId: incident }),
      ...(recurrence && { recurrence }),
    };
  }

  /** What is missing before the service can say what it would do. */
  function missing() {
    return [
      upstreams.value().length === 0 && 'which upstreams',
      !start.value() && 'when it starts',
      !end.value() && 'when it ends',
      !scope.value() && 'who is affected',
    ].filter(Boolean);
  }

  function shape() {
    key = newKey();
    scopes();
    clearTimeout(timer);
    timer = setTimeout(look, SETTLE);
  }

  /** Where the services map names no PagerDuty service for the app alone, a window cannot be for the app alone. */
  async function scopes() {
    services ??= await read('/services-map').then((map) => new Map(map.upstreams.map((one) => [one.id, one.pagerduty])), () => new Map());
    const chosen = upstreams.value().map((id) => [id, services.get(id)]).filter(([, of]) => of);
    const without = (kind) => chosen.filter(([, of]) => !of[kind] && (kind === 'mobile' || of.mobile)).map(([id]) => nameOf(app, id));
    const said = [];
    for (const input of scope.inputs) {
      const names = without(input.value);
      input.disabled = names.length > 0;
      if (names.length > 0) {
        said.push(`“${input.value === 'mobile' ? 'App only' : 'App and VA.gov'}” is not possible: the services map names no such PagerDuty service for ${names.join(', ')}.`);
        input.checked = false;
      }
    }
    scopeNote.textContent = said.join(' ');
    const possible = scope.inputs.filter((input) => !input.disabled);
    if (possible.length === 1 && chosen.length > 0) {
      possible[0].checked = true;
    }
  }

  async function look() {
    const mine = ++turn;
    const lacks = missing();
    if (lacks.length > 0) {
      preview.show(lacks, () => h('p', { class: 'hint' }, `Here you see what it does, once you have said ${lacks.join(', ')}.`));
      return;
    }
    const body = content();
    try {
      const answer = await write('POST', '/maintenance-windows/preview', body);
      if (mine === turn) {
        preview.show([answer, body.recurrence], () => previewOf(answer, body));
      }
    } catch (error) {
      if (mine === turn) {
        preview.show([error.message], () => h('div', { class: 'alert alert-warning' }, h('p', {}, error.message)));
      }
    }
  }

  function previewOf(answer, body) {
    const long = new Date(answer.windows[0].end) - new Date(answer.windows[0].start);
    return h('div', {},
      h('p', {}, h('strong', {}, time(answer.windows[0].start), ' to ', time(answer.windows[0].end)), `, ${lengthText(long)}.`),
      body.recurrence && [h('p', {}, h('strong', {}, ruleWords(body.recurrence)), '.'),
        h('p', {}, 'The next: '), h('ol', { class: 'occurrences' }, answer.occurrences.map((at) => h('li', {}, time(at, (date) => date.toLocaleString(undefined, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })))))],
      answer.windows.map((window) => h('section', { 'aria-label': nameOf(app, window.upstreamId) },
        answer.windows.length > 1 && h('h3', {}, nameOf(app, window.upstreamId)),
        window.conflict && h('div', { class: 'alert alert-error' }, h('p', {}, h('a', { href: `/maintenance-windows/${window.conflict.id}` }, 'Another window'), ' holds the same PagerDuty service from ', time(window.conflict.start), ' to ', time(window.conflict.end), ': this one cannot be planned then.')),
        window.preview && veteransSee(window.preview, window.userMessage, body.scope))));
  }

  const form = h('form', { class: 'page-form' },
    incident && h('p', { class: 'hint' }, 'It belongs to ', h('a', { href: `/incidents/${encodeURIComponent(incident)}` }, 'its incident'), '.'),
    upstreams.box, start.box, end.box, scope.box, scopeNote, message.box, again.box, alert,
    h('p', { class: 'buttons' },
      h('button', { type: 'submit', class: 'button' }, 'Plan the window'),
      h('a', { class: 'button button-plain', href: '/maintenance-windows' }, 'Not now')));
  [start, end, message].forEach((field) => field.control.addEventListener('input', () => {
    again.shape();
    shape();
  }));
  submitting(form, alert, async () => {
    const lacks = missing();
    if (lacks.length > 0) {
      throw new ApiError(0, `Say ${lacks.join(', ')}.`);
    }
    const made = await create('/maintenance-windows', content(), key);
    const first = made.items?.[0] ?? made;
    app.go(`/maintenance-windows/${first.id}`);
    app.done(made.items ? `${made.items.length} windows are planned.` : 'The window is planned. The app shows it within about 6 minutes of its start.');
  });
  fill(root, head, h('div', { class: 'plan-columns' }, form,
    h('aside', { class: 'plan-preview', 'aria-labelledby': 'does-title' }, h('h2', { id: 'does-title' }, 'What this does'), h('div', { 'aria-live': 'polite' }, preview.box))));
  shape();
  look();
  return {
    update() {},
    stop() {
      clearTimeout(timer);
      turn++;
    },
  };
});
