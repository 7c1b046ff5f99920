// One play: read, edited, or accepted where it was only proposed.

import { path, read, write } from '../calls.js';
import { fill, h } from '../dom.js';
import { sendOnce } from '../forms.js';
import { onceKnown } from '../known.js';
import { button, failed, linked, loading, pageHead, section, titled } from '../parts.js';
import { inAddress } from '../places.js';
import { playForm } from '../play-form.js';
import { may, whoMay } from '../terms.js';
import { time } from '../words.js';
import { playTags } from './plays.js';

export const page = onceKnown((root, params, app) => {
  let play = null;
  let stopped = false;
  let editing = new URLSearchParams(location.search).get('edit') === '1';
  const responder = may(app.reader, 'responder');

  async function load() {
    try {
      play = await read(path('plays', params.id));
      if (!stopped) {
        show();
      }
    } catch (error) {
      if (!stopped) {
        fill(root, failed(error, error.status === 404 ? null : load));
      }
    }
  }

  function edit(on) {
    editing = on;
    inAddress(new URLSearchParams(on ? { edit: '1' } : {}));
    show();
    root.querySelector('h1').focus();
  }

  const words = () => ({ title: play.title, manifestation: play.manifestation, detection: play.detection, correction: play.correction, upstreamIds: play.upstreamIds, failureKinds: play.failureKinds });

  async function save(values, said) {
    play = await sendOnce(() => write('PUT', path('plays', play.id), values, play.version), async () => { play = await read(path('plays', play.id)); });
    edit(false);
    app.done(said);
  }

  async function accept() {
    try {
      await save(words(), 'The play is kept.');
    } catch (error) {
      app.notice('error', error.message);
      show();
    }
  }

  function show() {
    titled(play.title);
    const trail = [['Plays', '/plays'], [play.title, editing ? `/plays/${play.id}` : null], ...(editing ? [['Edit', null]] : [])];
    if (editing && responder) {
      fill(root, pageHead({ trail, title: `Edit: ${play.title}` }),
        playForm({ app, play, action: 'Save the play', away: `/plays/${play.id}`, send: (values) => save(values, 'The play is saved.') }));
      return;
    }
    fill(root,
      pageHead({
        trail, title: play.title, tags: playTags(play, app),
        actions: responder ? [
          play.state === 'proposed' && button('Keep it as it is', { id: 'accept', onclick: accept }),
          button('Edit', { id: 'edit', class: play.state === 'proposed' ? 'button button-outline' : 'button', onclick: () => edit(true) }),
        ].filter(Boolean) : [],
      }),
      !responder && whoMay(app.reader, 'responder', 'edit it'),
      h('p', { class: 'said-by' }, `Written by ${play.by}, `, time(play.at), `; version ${play.version}.`),
      [['manifestation', 'Manifestation'], ['detection', 'Detection'], ['correction', 'Correction']].map(([name, title]) =>
        section(name, title, h('p', { class: 'prose measure' }, linked(play[name])))));
  }

  fill(root, loading());
  load();
  return {
    update() {},
    stop() {
      stopped = true;
    },
  };
});
