// Writes a play.

import { create, newKey } from '../calls.js';
import { fill } from '../dom.js';
import { onceKnown } from '../known.js';
import { pageHead, titled } from '../parts.js';
import { playForm } from '../play-form.js';
import { may, whoMay } from '../terms.js';

export const page = onceKnown((root, params, app) => {
  titled('Write a play');
  const upstream = new URLSearchParams(location.search).get('upstream');
  const key = newKey();
  fill(root,
    pageHead({ trail: [['Plays', '/plays'], ['Write one', null]], title: 'Write a play' }),
    may(app.reader, 'responder')
      ? playForm({
        app, action: 'Write the play', away: '/plays', play: { upstreamIds: upstream ? [upstream] : [] },
        async send(values) {
          const made = await create('/plays', values, key);
          app.go(`/plays/${made.id}`);
          app.done('The play is written.');
        },
      })
      : whoMay(app.reader, 'responder', 'write a play'));
  return { update() {}, stop() {} };
});
