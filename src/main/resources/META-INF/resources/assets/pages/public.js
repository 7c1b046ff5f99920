// What everybody may see without signing in, where the settings allow it: states of features, and windows.

import { fill, h, icon } from '../dom.js';
import { listText, plural, statusTag, time } from '../words.js';

const ORDER = ['down', 'maintenance', 'degraded', 'unknown', 'up'];

/** Shows it; `signIn()` when a person wants more. */
export function publicPage(root, signIn) {
  const headline = h('div', { class: 'summary' });
  const features = h('ul', { class: 'fine' });
  const windows = h('ul', { class: 'rows' });
  const none = h('p', { class: 'none' }, 'No maintenance window is on or planned.');
  fill(root,
    h('h1', { id: 'question' }, 'Is the app all right for Veterans?'), headline,
    h('section', { 'aria-labelledby': 'features-title' }, h('h2', { id: 'features-title' }, 'What Veterans see'), features),
    h('section', { 'aria-labelledby': 'windows-title' }, h('h2', { id: 'windows-title' }, 'Maintenance windows now and next'), none, windows),
    h('section', { 'aria-label': 'For the team' }, h('p', {}, 'Upstreams, incidents and all else are for the team. ', h('button', { type: 'button', class: 'button button-small', id: 'sign-in', onclick: signIn }, 'Sign in'))));
  return {
    update(answer) {
      const lost = answer.features.filter((feature) => feature.status === 'down');
      const partly = answer.features.filter((feature) => ['degraded', 'maintenance'].includes(feature.status));
      const state = lost.length > 0 ? 'down' : partly.length > 0 ? 'degraded' : answer.features.every((feature) => feature.status === 'unknown') ? 'unknown' : 'up';
      const words = {
        down: `No. ${plural(lost.length, 'feature')} of ${answer.features.length} ${lost.length === 1 ? 'does' : 'do'} not work.`,
        degraded: `Partly. ${plural(partly.length, 'feature')} may not work fully.`,
        unknown: 'We do not know: nothing has been checked lately.',
        up: 'Yes. Every feature that we know of works.',
      };
      headline.className = `summary summary-${state}`;
      fill(headline, h('p', { class: 'answer' }, icon(state), h('span', {}, words[state])));
      const sorted = [...answer.features].sort((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
      fill(features, sorted.map((feature) => h('li', {}, statusTag(feature.status), ' ', h('span', {}, feature.name, feature.until && [' until ', time(feature.until)]))));
      none.hidden = answer.maintenanceWindows.length > 0;
      windows.hidden = !none.hidden;
      fill(windows, answer.maintenanceWindows.map((window) => h('li', {},
        statusTag('maintenance', window.status === 'active' ? 'On now' : 'Planned'), ' ', listText(window.features) || 'no feature that the app shows', ', until ', time(window.end))));
    },
  };
}
