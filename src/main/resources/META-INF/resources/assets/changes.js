// What changed between two answers, in one or two sentences for the polite live region.

import { listText, plural, statusWord } from './words.js';

const NAMED = 4;

/** The sentences; empty when nothing that matters has changed. */
export function changes(before, after) {
  if (!before) {
    return '';
  }
  const said = [
    ...moved(before.features, after.features),
    ...moved(before.upstreams, after.upstreams),
    ...added(before.incidents, after.incidents).map((incident) => `New incident: ${incident.title}.`),
    ...added(after.incidents, before.incidents).map((incident) => `No longer open: ${incident.title}.`),
    ...added(before.maintenanceWindows, after.maintenanceWindows)
      .filter((window) => window.status === 'proposed')
      .map((window) => `A maintenance window is proposed for ${nameOf(after, window.upstreamId)}.`),
  ];
  return said.join(' ');
}

const nameOf = (answer, id) => answer.upstreams.find((upstream) => upstream.id === id)?.name ?? id;

function moved(before, after) {
  const states = new Map(before.map((one) => [one.id, one.status]));
  const byStatus = Map.groupBy(
    after.filter((one) => states.has(one.id) && states.get(one.id) !== one.status),
    (one) => one.status,
  );
  return [...byStatus].map(([status, all]) => {
    const names = all.slice(0, NAMED).map((one) => one.name);
    const more = all.length - names.length;
    return `${statusWord(status)}: ${listText(more > 0 ? [...names, plural(more, 'other')] : names)}.`;
  });
}

function added(before, after) {
  const known = new Set(before.map((one) => one.id));
  return after.filter((one) => !known.has(one.id));
}
