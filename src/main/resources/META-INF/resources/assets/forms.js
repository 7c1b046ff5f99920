// Forms and dialogs: each field has a label that is seen, a hint that is read with it, and errors are told beside the button.

import { ApiError } from './api.js';
import { fill, h } from './dom.js';
import { utc, zone } from './words.js';

let made = 0;

/** An id of its own for each field, so that a form and a dialog above it never share one. */
const nextId = (name) => `field-${name}-${++made}`;

/** Opens a modal dialog. It is removed when it closes; the focus goes back to where it was, found again by id where that was drawn anew. */
export function openDialog(title, ...content) {
  const before = document.activeElement;
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' }, h('h2', { id: 'dialog-title', tabindex: '-1' }, title), content);
  dialog.addEventListener('close', () => {
    dialog.remove();
    const back = before?.isConnected ? before : document.getElementById(before?.id);
    (back ?? document.getElementById('main')).focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('#dialog-title').focus();
  return dialog;
}

/**
 * A dialog with a form. `fields` are made by the functions below; `send(values)` writes and may throw an ApiError, whose message is then told; `done(answer)` afterwards.
 * A 412 is told in words, and `reload()` fetches what is there now, so that the next try is about that.
 */
export function formDialog({ title, intro = [], fields, action, send, done, reload = null, dangerous = false }) {
  const alert = h('div', { role: 'alert', class: 'dialog-alert' });
  const form = h('form', { class: 'dialog-form' },
    intro,
    fields.map((field) => field.box ?? field),
    alert,
    h('p', { class: 'buttons' },
      h('button', { type: 'submit', class: dangerous ? 'button button-danger' : 'button' }, action),
      h('button', { type: 'button', class: 'button button-plain', onclick: () => dialog.close() }, 'Not now')));
  submitting(form, alert, async () => {
    const answer = await sendOnce(() => send(valuesOf(fields)), reload);
    dialog.close();
    done?.(answer);
  });
  const dialog = openDialog(title, form);
  return dialog;
}

/** Sends; of what was changed meanwhile the newest is fetched, and the failure says so. */
export async function sendOnce(send, reload) {
  try {
    return await send();
  } catch (error) {
    if (error.status === 412 && reload) {
      await reload();
      throw new ApiError(412, 'Somebody changed it meanwhile. The page now shows the newest: look at it, then send this again if it still holds.');
    }
    throw error;
  }
}

/** What the fields hold, by name. */
export function valuesOf(fields) {
  return Object.fromEntries(fields.filter((field) => field.name).map((field) => [field.name, field.value()]));
}

/** Submits once at a time, and tells failures in the alert. */
export function submitting(form, alert, send) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = event.submitter ?? form.querySelector('[type=submit]');
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    alert.replaceChildren();
    try {
      await send(event);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        console.error(error);
      }
      fill(alert, h('div', { class: 'alert alert-error' }, h('p', {}, error.message)));
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

function field(name, label, { hint, required }, control, value) {
  const id = nextId(name);
  control.id = id;
  if (hint) {
    control.setAttribute('aria-describedby', `${id}-hint`);
  }
  const box = h('div', { class: 'field' },
    h('label', { for: id }, label, required && ' (required)'),
    hint && h('p', { class: 'hint', id: `${id}-hint` }, hint),
    control);
  return { name, box, control, value };
}

/** One line; `type` may be text, url, number, search. */
export function textField(name, label, options = {}) {
  const control = h('input', { class: 'input', type: options.type ?? 'text', required: options.required, maxlength: options.max, autocomplete: 'off', min: options.min, step: options.step, inputmode: options.inputmode, list: options.list });
  control.value = options.value ?? '';
  return field(name, label, options, control, () => control.value.trim());
}

/** Several lines. */
export function areaField(name, label, options = {}) {
  const control = h('textarea', { class: 'input', rows: options.rows ?? 4, required: options.required, maxlength: options.max });
  control.value = options.value ?? '';
  return field(name, label, options, control, () => control.value.trim());
}

/** One of `choices`: `[[value, words]…]`. */
export function selectField(name, label, choices, options = {}) {
  const control = h('select', { class: 'input', required: options.required },
    choices.map(([value, words]) => h('option', { value }, words)));
  control.value = options.value ?? choices[0]?.[0] ?? '';
  return field(name, label, options, control, () => control.value);
}

/** A moment, in the reader's zone; its value is ISO-8601 in UTC, or empty. What nobody touched is given back as exactly as it came. */
export function momentField(name, label, options = {}) {
  const control = h('input', { class: 'input', type: 'datetime-local', required: options.required });
  const was = options.value ? toField(options.value) : '';
  control.value = was;
  const said = h('p', { class: 'hint field-utc' });
  const value = () => (control.value === '' ? '' : control.value === was ? options.value : new Date(control.value).toISOString());
  const tell = () => {
    said.textContent = control.value && !Number.isNaN(new Date(control.value).getTime()) ? `${utc(new Date(control.value))}` : '';
  };
  control.addEventListener('input', tell);
  tell();
  const made = field(name, label, { ...options, hint: [options.hint, options.hint && ' ', `In your time zone, ${zone()}.`] }, control, value);
  made.box.append(said);
  return made;
}

/** A box to tick. */
export function checkField(name, label, options = {}) {
  const id = nextId(name);
  const control = h('input', { type: 'checkbox', id, checked: options.value, 'aria-describedby': options.hint ? `${id}-hint` : null });
  const box = h('div', { class: 'check' }, control, h('label', { for: id }, label), options.hint && h('p', { class: 'hint', id: `${id}-hint` }, options.hint));
  return { name, box, control, value: () => control.checked };
}

/** One of `choices`: `[[value, words, hint]…]`, all to be seen. */
export function radioField(name, label, choices, options = {}) {
  const group = nextId(name);
  const inputs = choices.map(([value]) =>
    h('input', { type: 'radio', name: group, id: `${group}-${value}`, value, required: options.required, checked: options.value === value }));
  const box = h('fieldset', { class: 'field' },
    h('legend', {}, label, options.required && ' (required)'),
    options.hint && h('p', { class: 'hint' }, options.hint),
    choices.map(([value, words, hint], index) => {
      if (hint) {
        inputs[index].setAttribute('aria-describedby', `${group}-${value}-hint`);
      }
      return h('div', { class: 'tile' }, inputs[index], h('label', { for: `${group}-${value}` }, words), hint && h('p', { class: 'hint', id: `${group}-${value}-hint` }, hint));
    }));
  inputs.forEach((input) => input.addEventListener('change', () => options.changed?.(input.value)));
  return { name, box, inputs, value: () => inputs.find((input) => input.checked)?.value ?? '' };
}

/** Any of `choices`: `[[value, words]…]`, in a list that scrolls, with a box that finds. */
export function manyField(name, label, choices, options = {}) {
  const group = nextId(name);
  const chosen = new Set(options.value ?? []);
  const rows = choices.map(([value, words]) => {
    const input = h('input', { type: 'checkbox', id: `${group}-${value}`, checked: chosen.has(value), onchange: () => {
      if (input.checked) { chosen.add(value); } else { chosen.delete(value); }
      tell();
      options.changed?.([...chosen]);
    } });
    return { words: `${words} ${value}`.toLowerCase(), box: h('div', { class: 'check' }, input, h('label', { for: `${group}-${value}` }, words)) };
  });
  const count = h('p', { class: 'hint', 'aria-live': 'polite' });
  const find = h('input', { class: 'input', type: 'search', id: `${group}-find`, 'aria-label': `Find in: ${label}`, placeholder: 'Find…', oninput: () => {
    const wanted = find.value.trim().toLowerCase();
    rows.forEach((row) => { row.box.hidden = !row.words.includes(wanted); });
  } });
  const tell = () => { count.textContent = chosen.size === 0 ? 'None chosen.' : `${chosen.size} chosen.`; };
  tell();
  const box = h('fieldset', { class: 'field' },
    h('legend', {}, label, options.required && ' (required)'),
    options.hint && h('p', { class: 'hint' }, options.hint),
    choices.length > 8 && find,
    h('div', { class: 'many', role: 'group', tabindex: '0', 'aria-label': label }, rows.map((row) => row.box)), count);
  return { name, box, value: () => choices.map(([value]) => value).filter((value) => chosen.has(value)) };
}

/** Local date and time of a form field, in the reader's zone. */
export function toField(iso) {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
