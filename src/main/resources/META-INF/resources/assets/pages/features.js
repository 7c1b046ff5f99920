// What Veterans see: every feature, why it does not work, and until when the app says so.

import { fill, h, keyed } from '../dom.js';
import { nameOf, onceKnown } from '../known.js';
import { filters, pageHead, table, titled } from '../parts.js';
import { linkTo, placeOf } from '../places.js';
import { plural, statusTag, statusWord, time } from '../words.js';

const ORDER = ['down', 'maintenance', 'degraded', 'unknown', 'up'];
const COLUMNS = ['Feature', 'State', 'Because of', 'Maintenance window', 'Open incidents'];

export const page = onceKnown((root, params, app) => {
  titled('Features');
  const bar = filters([{ name: 'status', label: 'State', choices: [['', 'All'], ...ORDER.map((status) => [status, statusWord(status)])] }], show);
  const count = h('p', { class: 'hint list-count', role: 'status' });
  const list = h('div');

  function show() {
    const answer = app.health();
    const { status } = bar.values();
    const shown = answer.features.filter((feature) => !status || feature.status === status)
      .sort((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
    const words = status ? `${plural(shown.length, 'feature')} of ${answer.features.length}.` : `${plural(shown.length, 'feature')}, those in trouble first.`;
    if (count.textContent !== words) {
      count.textContent = words;
    }
    keyed(list, [shown], () => 'table', () => table('Features', COLUMNS, shown.map((feature) => row(feature, answer, app))),
      () => [windowsOf(answer, shown), answer.incidents.map((incident) => [incident.id, incident.title, incident.affected])]);
  }

  const windowsOf = (answer, shown) => shown.map((feature) => windowsFor(answer, feature.id).map((window) => [window.id, window.status, window.end]));

  fill(root, pageHead({ title: 'Features', intro: 'What Veterans see in the app, and what stands behind it.' }), bar.box, count, list);
  show();
  return { update: show };
});

/** The windows that are on or decided and cover that feature. */
export const windowsFor = (answer, id) =>
  answer.maintenanceWindows.filter((window) => ['active', 'confirmed'].includes(window.status) && window.features.includes(id));

/** The open incidents that touch that feature. */
export const incidentsFor = (answer, id) => answer.incidents.filter((incident) => incident.affected.features.includes(id));

const separated = (items, render) => items.map((item, index) => [index > 0 && ', ', render(item)]);

/** The upstreams, linked; a group or a common cause by its name. */
export const causeLinks = (ids, answer, app) => separated(ids, (id) =>
  answer.upstreams.some((upstream) => upstream.id === id) ? linkTo('upstream', id, nameOf(app, id)) : nameOf(app, id));

function row(feature, answer, app) {
  const windows = windowsFor(answer, feature.id);
  const incidents = incidentsFor(answer, feature.id);
  return [
    linkTo('feature', feature.id, feature.name),
    [statusTag(feature.status), feature.until && [' until ', time(feature.until)]],
    feature.causedBy.length > 0 ? causeLinks(feature.causedBy, answer, app) : '–',
    windows.length > 0
      ? separated(windows, (window) => h('a', { href: placeOf('window', window.id) }, window.status === 'active' ? ['until ', time(window.end)] : ['from ', time(window.start)]))
      : '–',
    incidents.length > 0 ? separated(incidents, (incident) => linkTo('incident', incident.id, `#${incident.number}`)) : '–',
  ];
}

/** "it does not work as soon as one of them is down" */
export const ruleText = (feature) => feature.dependsOn.length < 2
  ? 'It does not work when what it depends on is down.'
  : feature.rule === 'all' ? 'It does not work when all that it depends on directly are down.' : 'It does not work as soon as one of those that it depends on directly is down.';
