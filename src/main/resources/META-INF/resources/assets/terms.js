// What the codes of incidents, windows, notifications and plays are called on pages.

import { h, icon } from './dom.js';
import { duration, lengthText } from './words.js';

const INCIDENT = { open: ['down', 'Open'], resolved: ['up', 'Resolved'], closed: ['closed', 'Closed'] };

const WINDOW = {
  proposed: ['degraded', 'Proposed'],
  confirmed: ['maintenance', 'Confirmed'],
  active: ['maintenance', 'On now'],
  ended: ['closed', 'Ended'],
  rejected: ['skipped', 'Rejected'],
  withdrawn: ['skipped', 'Withdrawn'],
  cancelled: ['skipped', 'Cancelled'],
  expired: ['down', 'Expired'],
};

const STYLE = { closed: 'unknown', skipped: 'unknown', done: 'up', todo: 'unknown', locked: 'unknown' };

/** A state as sign and word. */
export function sign(name, word) {
  return h('span', { class: `status status-${STYLE[name] ?? name}` }, icon(name), h('span', {}, word));
}

const of = (table, code) => sign(...(table[code] ?? ['unknown', code]));

export const incidentSign = (status) => of(INCIDENT, status);
export const windowSign = (status) => of(WINDOW, status);
export const incidentStatusWord = (status) => INCIDENT[status]?.[1] ?? status;
export const windowStatusWord = (status) => WINDOW[status]?.[1] ?? status;

export const INCIDENT_STATUSES = Object.keys(INCIDENT);
export const WINDOW_STATUSES = Object.keys(WINDOW);

const STEP_STATE = { open: ['todo', 'To do'], done: ['done', 'Done'], notNeeded: ['skipped', 'Not needed'] };
export const stepSign = (state) => of(STEP_STATE, state);

export const CONDITIONS = {
  playbook: 'A playbook was needed',
  significantUsers: 'A significant portion of the users',
  significantPeriod: 'A significant period of time',
  security: 'Security of a system or of a Veteran’s data',
  outOfAppCoordination: 'Coordination outside of the app was needed',
  outOfBandRelease: 'An out-of-band release was needed',
};

export const SEVERITIES = { critical: 'Critical', high: 'High', moderate: 'Moderate', low: 'Low' };

export const RESOLUTIONS = {
  recovered: 'It recovered',
  falseAlarm: 'A false alarm: it was no incident, and counts nowhere',
  duplicate: 'A duplicate: another incident tells the same',
  removedFromMap: 'No longer watched: it was removed from the services map',
};

const ORIGINS = { proposal: 'Proposed for an outage', planned: 'Planned', pagerduty: 'Made in PagerDuty' };

/** Where a window comes from. */
export const originText = (window) => (window.announced ? 'Announced by the upstream' : ORIGINS[window.origin] ?? window.origin);

export const PUBLICATION = {
  none: 'Not sent to PagerDuty',
  pending: 'Being sent to PagerDuty; the app shows it within about 6 minutes',
  published: 'PagerDuty holds it',
  failed: 'PagerDuty did not take it',
  ended: 'No longer in PagerDuty',
};

export const CHANGES = { extend: 'Extend it', endEarly: 'End it early', startNow: 'Start it now' };

/** "incidentOpened" as "Incident opened". */
export function words(code) {
  const spaced = code.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[._-]/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const PERIOD = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/;

/** An ISO-8601 period or duration in words: "9 days", "4 h". */
export function periodText(iso) {
  const days = PERIOD.exec(iso ?? '');
  const time = iso?.includes('T') ? duration(`PT${iso.split('T')[1]}`) : 0;
  const parts = days
    ? ['year', 'month', 'week', 'day'].flatMap((unit, index) => (days[index + 1] ? [`${days[index + 1]} ${unit}${days[index + 1] === '1' ? '' : 's'}`] : []))
    : [];
  if (time > 0) {
    parts.push(lengthText(time));
  }
  return parts.join(' ') || iso || '';
}

/** A duration of our API, which may be long: "2 h 5 min", "12 days". */
export const spanText = (iso) => (iso === null || iso === undefined ? '–' : duration(iso) === 0 ? 'none' : lengthText(duration(iso)));

const RANK = ['viewer', 'responder', 'approver', 'admin'];
const WHO = {
  responder: 'A responder, an approver or an admin',
  approver: 'An approver or an admin',
  admin: 'An admin',
};

export const may = (reader, role) => reader.roles.includes(role);

const article = (role) => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;

const highest = (reader) => RANK.filter((role) => may(reader, role)).at(-1) ?? 'nobody';

/** Who may do it, for those who may not: "An approver or an admin can plan a window." */
export const whoMay = (reader, role, deed) =>
  h('p', { class: 'hint who-may' }, `${WHO[role]} can ${deed}. You are signed in as ${article(highest(reader))}.`);
