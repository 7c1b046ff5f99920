// What Veterans see of a window: the notice that the app prints for each feature, and what may surprise whoever decides.

import { h, icon } from '../dom.js';
import { duration, lengthText, time } from '../words.js';

const inApp = new Intl.DateTimeFormat(undefined, { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });

/** The preview of a window, as the API gives it; `message` are the words that VA.gov shows; `end` where the window is to end otherwise than was foretold. */
export function veteransSee(preview, message, scope, end = null) {
  return h('div', {},
    warnings(preview.warnings),
    preview.app.length === 0
      ? h('p', { class: 'none' }, 'The app would show nothing.')
      : [h('p', { class: 'hint' }, `While it is on, the app blocks ${preview.app.length === 1 ? 'this feature' : `these ${preview.app.length} features`}; the app knows of it within about ${lengthText(duration(preview.visibleWithin))}:`),
        h('div', { class: 'app-notices' }, preview.app.map((printed) => h('div', { class: 'app-notice' },
          h('h3', {}, printed.name),
          h('p', {}, 'Not available now. “We’ll be done by ', time((printed.byThis && end) || printed.end, (date) => inApp.format(date)), '.”'),
          !printed.byThis && h('p', { class: 'hint' }, 'Another window decides this time.'))))],
    message && h('p', { class: 'vagov' }, h('strong', {}, scope === 'mobile' ? 'Words kept with it (VA.gov is not touched): ' : 'VA.gov shows: '), `“${message}”`));
}

/** What may surprise: each with a sign and in words. */
export function warnings(texts) {
  return texts.length > 0 && h('ul', { class: 'warnings', 'aria-label': 'Warnings' },
    texts.map((text) => h('li', {}, icon('degraded'), h('span', {}, text.charAt(0).toUpperCase() + text.slice(1), '.'))));
}
