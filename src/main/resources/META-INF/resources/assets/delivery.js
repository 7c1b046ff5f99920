// Whether messages arrive: a channel that is paused or failing cannot be overlooked on the overview.

import { read } from './api.js';
import { fill, h } from './dom.js';
import { listText, plural, time } from './words.js';

const EVERY = 60_000;
const SOON = 3_000;

/** Shows in the box what is wrong with the channels; nothing while all is well. */
export function delivery(box, app) {
  let timer = null;
  let stopped = false;
  let said = '';

  async function ask() {
    clearTimeout(timer);
    try {
      const { items } = document.hidden ? { items: null } : await read('/channels');
      if (items && !stopped) {
        show(items);
      }
    } catch {
      // Whether the service answers at all is said above the page.
    }
    if (!stopped) {
      timer = setTimeout(ask, EVERY);
    }
  }

  function show(channels) {
    const broken = channels.filter((channel) => channel.state === 'paused' || channel.state === 'failing');
    const unset = channels.length > 0 && channels.every((channel) => !channel.configured);
    const now = JSON.stringify([broken, unset]);
    if (now !== said) {
      said = now;
      fill(box, broken.length > 0 && trouble(broken), unset && h('div', { class: 'alert alert-warning' },
        h('p', {}, h('strong', {}, 'Nobody is told. '), 'No channel is set up, so what you see here is in no message.')));
    }
  }

  const off = app.events.on('notification', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, SOON);
  });
  ask();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      off();
    },
  };
}

function trouble(channels) {
  return h('div', { class: 'alert alert-error' },
    h('p', {}, h('strong', {}, 'Messages do not arrive. '), `Tell ${listText(channels.map((channel) => channel.channel))} by other means.`),
    h('ul', {}, channels.map((channel) => h('li', {}, h('strong', {}, channel.channel),
      channel.state === 'paused' ? ' takes nothing until somebody mends it' : ' does not take messages; it is tried again',
      channel.state === 'failing' && channel.nextTryAt && [' at ', time(channel.nextTryAt)],
      channel.waiting > 0 && `; ${plural(channel.waiting, 'message')} ${channel.waiting === 1 ? 'waits' : 'wait'}`,
      channel.lastError && `. It said: ${channel.lastError}`))));
}
