// Windows that come again: plain choices that become an RFC 5545 rule, and rules told in words.

import { h } from '../dom.js';
import { checkField, radioField, selectField, textField } from '../forms.js';
import { listText } from '../words.js';

const DAYS = [['MO', 'Monday'], ['TU', 'Tuesday'], ['WE', 'Wednesday'], ['TH', 'Thursday'], ['FR', 'Friday'], ['SA', 'Saturday'], ['SU', 'Sunday']];
const OF_WEEK = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const WHICH = [['1', 'first'], ['2', 'second'], ['3', 'third'], ['4', 'fourth'], ['-1', 'last']];
const UNITS = { DAILY: ['day', 'days'], WEEKLY: ['week', 'weeks'], MONTHLY: ['month', 'months'], YEARLY: ['year', 'years'] };
const USUAL = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'UTC'];

const dayName = (code) => DAYS.find(([day]) => day === code)?.[1] ?? code;
const ordinal = (number) => `${number}${['th', 'st', 'nd', 'rd'][number % 100 > 10 && number % 100 < 14 ? 0 : number % 10] ?? 'th'}`;

/** The choices; `start()` is when the first one begins, as a Date or null. `value()` is `{rrule, zone}` or null, `words()` says it. */
export function recurrenceFields(start, changed) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([own, ...USUAL, ...Intl.supportedValuesOf('timeZone')])];
  const often = selectField('often', 'Does it come again?', [
    ['', 'No, once'], ['DAILY', 'Every day'], ['WEEKLY', 'Every week'], ['MONTHLY', 'Every month, on that date'], ['NTH', 'Every month, on a weekday such as the first Sunday'],
  ]);
  const every = textField('every', 'Every how many?', { type: 'number', min: 1, step: 1, value: '1', hint: '1: each time; 2: every other one.' });
  const days = DAYS.map(([code, name]) => checkField(code, name));
  const daysBox = h('fieldset', { class: 'field' }, h('legend', {}, 'On which days?'), h('div', { class: 'days' }, days.map((day) => day.box)));
  const until = radioField('until', 'Until when?', [['never', 'Until somebody ends it'], ['count', 'A number of times'], ['date', 'Until a day']], { value: 'never', changed: shape });
  const count = textField('count', 'How many times?', { type: 'number', min: 1, step: 1, value: '6' });
  const date = textField('date', 'The last day', { type: 'date' });
  const zone = selectField('zone', 'By the clocks of which zone?', zones.map((name) => [name, name]), { value: own, hint: 'The clock on the wall there counts, so that it stays at the same hour when clocks change.' });
  const more = h('div', { class: 'nested' }, every.box, daysBox, until.box, count.box, date.box, zone.box);
  const box = h('div', {}, often.box, more);

  function shape() {
    const chosen = often.value();
    more.hidden = chosen === '';
    daysBox.hidden = chosen !== 'WEEKLY';
    count.box.hidden = until.value() !== 'count';
    date.box.hidden = until.value() !== 'date';
    const begin = start();
    if (chosen === 'WEEKLY' && begin && !days.some((day) => day.value())) {
      days.find((day) => day.name === OF_WEEK[partsOf(begin, zone.value()).weekday]).control.checked = true;
    }
    changed();
  }

  function value() {
    const chosen = often.value();
    const begin = start();
    if (!chosen || !begin) {
      return null;
    }
    const { day, weekday } = partsOf(begin, zone.value());
    const parts = [`FREQ=${chosen === 'NTH' ? 'MONTHLY' : chosen}`];
    if (Number(every.value()) > 1) {
      parts.push(`INTERVAL=${Number(every.value())}`);
    }
    if (chosen === 'WEEKLY') {
      const picked = days.filter((one) => one.value()).map((one) => one.name);
      parts.push(`BYDAY=${(picked.length > 0 ? picked : [OF_WEEK[weekday]]).join(',')}`);
    } else if (chosen === 'MONTHLY') {
      parts.push(`BYMONTHDAY=${day}`);
    } else if (chosen === 'NTH') {
      parts.push(`BYDAY=${day > 28 ? -1 : Math.ceil(day / 7)}${OF_WEEK[weekday]}`);
    }
    if (until.value() === 'count' && count.value()) {
      parts.push(`COUNT=${Number(count.value())}`);
    } else if (until.value() === 'date' && date.value()) {
      parts.push(`UNTIL=${date.value().replaceAll('-', '')}T235959`);
    }
    return { rrule: parts.join(';'), zone: zone.value() };
  }

  box.addEventListener('change', shape);
  box.addEventListener('input', (event) => event.target.matches('[type=number], [type=date]') && changed());
  shape();
  return { box, value, shape };
}

/** The date and the day of the week of a moment, by the clocks of a zone. */
function partsOf(moment, zone) {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', day: 'numeric' }).formatToParts(moment);
  const of = (type) => parts.find((part) => part.type === type).value;
  return { day: Number(of('day')), weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(of('weekday')) };
}

/** A rule in words: "Every 2 weeks on Sunday, 6 times, by the clocks of America/New_York". A rule of others that has no such words is told as it is. */
export function ruleWords({ rrule, zone }) {
  const parts = Object.fromEntries(rrule.split(';').map((part) => part.toUpperCase().split('=')));
  const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST']);
  const unit = UNITS[parts.FREQ];
  const clocks = `by the clocks of ${zone}`;
  if (!unit || Object.keys(parts).some((name) => !known.has(name))) {
    return `By the rule ${rrule}, ${clocks}`;
  }
  const interval = Number(parts.INTERVAL ?? 1);
  const said = [interval === 1 ? `Every ${unit[0]}` : `Every ${interval} ${unit[1]}`];
  if (parts.BYDAY) {
    said.push(` on ${listText(parts.BYDAY.split(',').map((code) => {
      const [, which, day] = /^([+-]?\d+)?(\w\w)$/.exec(code) ?? [null, null, code];
      const place = WHICH.find(([number]) => number === which?.replace('+', ''))?.[1];
      return which ? `the ${place ?? `${ordinal(Number(which))}`} ${dayName(day)}` : dayName(day);
    }))}`);
  }
  if (parts.BYMONTHDAY) {
    said.push(` on the ${listText(parts.BYMONTHDAY.split(',').map((day) => ordinal(Number(day))))}`);
  }
  if (parts.COUNT) {
    said.push(`, ${parts.COUNT} times`);
  }
  if (parts.UNTIL) {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(parts.UNTIL) ?? [];
    said.push(`, until ${new Date(Number(year), Number(month) - 1, Number(day)).toLocaleDateString(undefined, { year: 'numeric', month: 'short', day: 'numeric' })}`);
  }
  said.push(`, ${clocks}`);
  return said.join('');
}
