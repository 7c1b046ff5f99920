// What codes are called on pages, and how times are told: in the reader's zone, with the absolute one at hand.

import { h, icon } from './dom.js';

const STATUS = { up: 'Up', degraded: 'Degraded', down: 'Down', unknown: 'Unknown', maintenance: 'Maintenance' };

const STEPS = {
  acknowledge: 'Acknowledge: say that you are on it',
  reportToPlatform: 'Report to Platform, or find the report',
  announce: 'Announce the report in #va-mobile-app',
  assessImpact: 'Assess how many Veterans are affected',
  responsibleTeam: 'Talk to the responsible team',
  productOwner: 'Tell the product owner',
  maintenanceWindow: 'Decide on a maintenance window',
  commander: 'Name the incident commander',
  assess: 'Assess users, severity, effort and next release',
  recommend: 'Present to leadership and record the recommendation',
  decide: 'Record the product owner’s decision',
  work: 'Work on it and report progress',
  postmortem: 'Write the postmortem',
  play: 'Write a play, if this may happen again',
};

const RESULTS = {
  pass: 'passed',
  degraded: 'passed, degraded',
  fail: 'failed',
  misconfigured: 'asked wrongly',
  inconclusive: 'inconclusive',
};

export const statusWord = (status) => STATUS[status] ?? status;
export const stepWord = (step) => STEPS[step] ?? step;
export const resultWord = (resultClass) => RESULTS[resultClass] ?? resultClass;
export const kindWord = (kind) => (kind === 'control' ? 'Ours' : 'Not ours');
export const scopeWord = (scope) => (scope === 'mobile' ? 'App only' : 'App and VA.gov');

/** A state as sign and word, never by colour alone. */
export function statusTag(status, word = statusWord(status)) {
  return h('span', { class: `status status-${status}` }, icon(status), h('span', {}, word));
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, { weekday: 'short', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const dayAndYear = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
const LONG = 48 * 3_600_000;
const sameDay = (one, other) => one.toDateString() === other.toDateString();

export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
export const clockText = (date) => seconds.format(date);
export const whenText = (date) => (sameDay(date, new Date()) ? clock : dayAndClock).format(date);

const dayText = (date) => (date.getFullYear() === new Date().getFullYear() ? day : dayAndYear).format(date);

/** A time of day, with the date where it is another day's; the UTC time stands in its title. */
export function time(iso, format = whenText) {
  const date = new Date(iso);
  return h('time', { datetime: iso, title: `${utc(date)}` }, format(date));
}

export const utc = (date) => date.toISOString().replace('T', ' ').replace(/\.\d+Z|Z/, ' UTC');

/** Since when, and how long that is; the length is kept up to date by `tick`. */
export function since(iso) {
  const long = Date.now() - new Date(iso) > LONG;
  return [time(iso, long ? dayText : whenText), ' ', h('span', { class: 'ago', 'data-since': iso }, `(${lengthText(Date.now() - new Date(iso))})`)];
}

/** Brings all lengths up to date. */
export function tick() {
  for (const element of document.querySelectorAll('[data-since]')) {
    const text = `(${lengthText(Date.now() - new Date(element.dataset.since))})`;
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }
}

/** A length of time in its two largest units. */
export function lengthText(milliseconds) {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 1) {
    return 'under 1 min';
  }
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

/** An ISO-8601 duration of our API in milliseconds. */
export function duration(iso) {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso ?? '');
  const [days, hours, minutes, seconds] = (parts ?? []).slice(1).map((part) => Number(part ?? 0));
  return parts ? (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 : 0;
}

export function latencyText(iso) {
  const milliseconds = duration(iso);
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

const DEPTHS = { service: 'the service answers', door: 'the door answers', indirect: 'seen from elsewhere' };

/** How far a check sees. */
export const depthWord = (depth) => DEPTHS[depth] ?? depth;

/** What an upstream's state is called: what only answers at the door is not said to work. */
export const upstreamWord = (upstream) => (upstream.status === 'up' && upstream.depth === 'door' ? 'Door answers' : statusWord(upstream.status));

/** A share with as many digits as it needs, never rounded up to 100 %. */
export function percent(share) {
  if (share === null || share === undefined) {
    return '–';
  }
  return `${(Math.floor(share * 10_000) / 100).toFixed(share === 1 ? 0 : 2)} %`;
}

export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** "a, b and c" */
export function listText(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
