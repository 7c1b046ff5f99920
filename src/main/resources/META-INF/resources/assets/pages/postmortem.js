// The postmortem of an incident: its Markdown, how it reads, its versions. What is not saved yet is never lost by moving on to another page.

import { ApiError } from '../api.js';
import { path, read, readAll, readText, writeMarkdown } from '../calls.js';
import { fill, h } from '../dom.js';
import { submitting } from '../forms.js';
import { markdown } from '../markdown.js';
import { failed, loading, pageHead, place, tabs, titled } from '../parts.js';
import { CONDITIONS, may, sign, whoMay } from '../terms.js';
import { time, utc } from '../words.js';

const LONGEST = 100_000;
const SETTLE = 150;

/** What was written and is not saved, by incident: it outlives this page, and is gone with the window. */
const unsaved = new Map();

addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0) {
    event.preventDefault();
  }
});

export function page(root, params, app) {
  const { id } = params;
  const responder = may(app.reader, 'responder');
  let incident = null;
  let saved = '';
  let stopped = false;
  let timer = null;
  let versions = [];
  const asked = Number(new URLSearchParams(location.search).get('version')) || null;

  const head = place();
  const state = h('p', { class: 'save-state', role: 'status' });
  const reads = h('div', { class: 'markdown', id: 'preview', role: 'region', 'aria-label': 'How it reads', tabindex: '0' });
  const editor = h('textarea', { id: 'markdown', class: 'input editor', spellcheck: 'true', maxlength: LONGEST, 'aria-describedby': 'markdown-hint' });
  const newest = h('div');
  const alert = h('div', { role: 'alert', class: 'dialog-alert' });

  async function load() {
    try {
      incident = await read(path('incidents', id));
      versions = await readAll(path('incidents', id, 'timeline')).then((items) => items.flatMap((item) => {
        const found = item.kind === 'step' && item.data?.step === 'postmortem' && /^Version (\d+) of the postmortem/.exec(item.text);
        return found ? [{ number: Number(found[1]), by: item.by, at: item.at }] : [];
      }), () => []);
      const text = await readText(path('incidents', id, 'postmortem'), 'text/markdown', asked ? { version: asked } : {});
      if (stopped) {
        return;
      }
      saved = text;
      frame();
    } catch (error) {
      if (!stopped) {
        fill(root, failed(error, error.status === 404 ? null : load));
      }
    }
  }

  function frame() {
    titled(`Postmortem of #${incident.number}`);
    const old = asked !== null && asked !== incident.postmortemVersion;
    const editable = responder && !old && !incident.mergedInto;
    showHead(old);
    if (!editable) {
      fill(reads, markdown(saved));
      fill(root, head.box, versionsBox(),
        !responder && !old && whoMay(app.reader, 'responder', 'edit it'),
        incident.mergedInto && h('p', { class: 'hint' }, 'It was folded into another incident: ', h('a', { href: `/incidents/${incident.mergedInto}/postmortem` }, 'the postmortem is there'), '.'),
        reads);
      return;
    }
    const kept = unsaved.get(id);
    editor.value = kept?.text ?? saved;
    if (kept) {
      app.notice('info', 'What you wrote here before and did not save is still here.');
    }
    const form = h('form', { class: 'editor-form' },
      h('div', { class: 'editor-columns' },
        h('div', { class: 'editor-write' },
          h('label', { for: 'markdown' }, 'Markdown'),
          h('p', { class: 'hint', id: 'markdown-hint' }, 'Blameless: what happened, not who. No personal data of Veterans. Control and S saves.'),
          editor),
        h('div', { class: 'editor-read' }, h('h2', { class: 'editor-title', id: 'reads-title' }, 'How it reads'), reads)),
      newest, alert,
      h('div', { class: 'save-bar' },
        h('button', { type: 'submit', class: 'button', id: 'save' }, 'Save the postmortem'),
        h('button', { type: 'button', class: 'button button-plain', id: 'discard', onclick: discard }, 'Discard what is not saved'),
        state));
    const which = tabs('view', 'Editor', [['both', 'Side by side'], ['write', 'Write'], ['read', 'Preview']], show);
    function show(view) {
      form.dataset.view = view;
    }
    show(which.value());
    submitting(form, alert, save);
    editor.addEventListener('input', () => {
      keep();
      clearTimeout(timer);
      timer = setTimeout(preview, SETTLE);
    });
    editor.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        form.requestSubmit(form.querySelector('#save'));
      }
    });
    fill(root, head.box, versionsBox(), which.box, form);
    preview();
    tell();
  }

  function showHead(old) {
    const owed = Object.entries(CONDITIONS).filter(([name]) => incident.conditions[name]).map(([, words]) => words.toLowerCase());
    const version = incident.postmortemVersion;
    head.show([version, incident.title, incident.conditions, incident.status, old], () => pageHead({
      trail: [['Incidents', '/incidents'], [`#${incident.number}`, `/incidents/${id}`], ['Postmortem', null]],
      title: `Postmortem of #${incident.number} ${incident.title}`,
      tags: [version > 0 ? sign('done', old ? `Version ${asked} of ${version}` : `Version ${version} is saved`) : sign('todo', 'A draft from the record: it counts once it is saved')],
      intro: owed.length > 0 ? `A postmortem is owed, because of: ${owed.join('; ')}.` : 'No condition of the process holds, so it is not owed.',
    }));
  }

  function versionsBox() {
    const version = incident.postmortemVersion;
    if (version === 0) {
      return h('div');
    }
    return h('details', { class: 'versions', id: 'versions' },
      h('summary', {}, `All ${version === 1 ? 'versions: 1' : `${version} versions`}`),
      h('ol', { class: 'plain', reversed: true }, Array.from({ length: version }, (_, index) => version - index).map((number) => {
        const by = versions.find((one) => one.number === number);
        const now = number === (asked ?? version);
        return h('li', {}, now ? h('strong', {}, `Version ${number}`) : h('a', { href: `/incidents/${id}/postmortem${number === version ? '' : `?version=${number}`}` }, `Version ${number}`),
          by && [' by ', by.by, ', ', time(by.at)], number === version && ' (the newest)');
      })));
  }

  function preview() {
    fill(reads, markdown(editor.value));
  }

  function keep() {
    if (editor.value === saved) {
      unsaved.delete(id);
    } else {
      unsaved.set(id, { text: editor.value, since: unsaved.get(id)?.since ?? new Date() });
    }
    tell();
  }

  function tell() {
    const kept = unsaved.get(id);
    fill(state, kept
      ? [sign('degraded', 'Not saved yet'), ' since ', h('time', { datetime: kept.since.toISOString(), title: utc(kept.since) }, kept.since.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' }))]
      : incident.postmortemVersion > 0 ? sign('done', 'All is saved') : sign('todo', 'The draft is not saved'));
  }

  function discard() {
    editor.value = saved;
    unsaved.delete(id);
    preview();
    tell();
    app.announce('Discarded.');
    editor.focus();
  }

  async function save() {
    const text = editor.value;
    try {
      incident = await writeMarkdown(path('incidents', id, 'postmortem'), text, incident.version);
    } catch (error) {
      if (error.status !== 412) {
        throw error;
      }
      await meet();
      throw new ApiError(412, 'Somebody changed the incident or its postmortem meanwhile. What you wrote is untouched. Look at the newest version below, take over what you need, then save again.');
    }
    saved = text;
    unsaved.delete(id);
    versions = [{ number: incident.postmortemVersion, by: app.reader.name, at: new Date().toISOString() }, ...versions];
    fill(newest);
    showHead(false);
    tell();
    app.done(`Version ${incident.postmortemVersion} of the postmortem is saved.`);
  }

  /** What lies there now, beside what was written here. */
  async function meet() {
    incident = await read(path('incidents', id));
    const theirs = await readText(path('incidents', id, 'postmortem'), 'text/markdown');
    saved = theirs;
    fill(newest, theirs !== editor.value && incident.postmortemVersion > 0 && h('details', { class: 'versions', id: 'theirs', open: true },
      h('summary', {}, `The newest version (${incident.postmortemVersion})`),
      h('pre', { tabindex: '0', 'aria-label': 'The newest version' }, theirs)));
    showHead(false);
  }

  fill(root, loading());
  load();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      if (unsaved.has(id)) {
        app.notice('warning', 'Your changes of the ', h('a', { href: `/incidents/${id}/postmortem` }, 'postmortem'), ' are not saved yet. They wait there as long as this window is open.');
      }
    },
  };
}
