// One upstream: how it is, why, what it was, whom to ask.

import * as api from '../api.js';
import { fill, h, keyed, outerLink } from '../dom.js';
import { history } from '../history.js';
import { fact, tag } from '../incidents.js';
import { phases } from '../phases.js';
import { placeOf } from '../places.js';
import { upstreamTags } from '../upstreams.js';
import { clockText, depthWord, duration, kindWord, latencyText, lengthText, listText, percent, plural, resultWord, since, statusTag, time, upstreamWord } from '../words.js';

const RELATED = 20;
const INCIDENT = { open: ['down', 'Open'], resolved: ['up', 'Resolved'], closed: ['up', 'Closed'] };
const WINDOW = { proposed: 'Proposed', confirmed: 'Confirmed', active: 'On now', ended: 'Ended', rejected: 'Rejected', withdrawn: 'Withdrawn', cancelled: 'Cancelled', expired: 'Expired' };
const CRITICALITY = { critical: 'Critical', high: 'High', moderate: 'Moderate', low: 'Low' };

/** Shows the upstream that `params.id` names. */
export function page(root, params, app) {
  const { id } = params;
  const title = h('h1', {}, app.names.get(id) ?? id);
  const state = h('div', { class: 'state page-state' });
  const buttons = h('div', { class: 'buttons page-buttons' });
  const facts = h('dl', { class: 'facts' });
  const outcome = h('div', { 'aria-live': 'polite' });
  const checks = section('checks', 'Checks');
  const recent = section('recent', 'Where the time goes');
  const past = section('past', 'Past');
  const outages = section('outages', 'Outages in that time');
  const incidents = section('incidents', 'Incidents');
  const windows = section('windows', 'Maintenance windows');
  const badge = section('badge', 'Badge for other pages');
  fill(root, h('nav', { class: 'trail', 'aria-label': 'Breadcrumb' }, h('ol', {}, h('li', {}, h('a', { href: '/' }, 'Overview')), h('li', {}, h('span', { 'aria-current': 'page' }, 'Upstream')))),
    h('div', { class: 'upstream-head' }, h('div', {}, title, h('p', { class: 'id' }, id)), state), buttons, outcome,
    h('section', { class: 'page-facts', 'aria-label': 'How it is' }, facts),
    checks.box, recent.box, past.box, outages.box, incidents.box, windows.box, badge.box);
  let said = null;
  let known = [];
  let gone = false;
  let reading = false;
  let again = false;

  fill(checks.content, h('p', { class: 'loading' }, 'Reading…'));
  fill(recent.content, h('p', { class: 'loading' }, 'Reading…'));
  const times = phases(recent.content, id);
  const charts = history(past.content, id, {
    onHistory(answer) {
      known = answer.outages;
      showOutages(outages.content, known, app);
    },
    announce: app.announce,
  });
  showButtons();
  showBadge(badge.content, id, app);

  function showButtons() {
    const check = h('button', { type: 'button', class: 'button', id: 'check-now', onclick: checkNow }, 'Check now');
    fill(buttons, app.may('responder')
      ? [check, h('a', { class: 'button button-outline', id: 'open-incident', href: `/incidents/new?upstream=${encodeURIComponent(id)}` }, 'Open an incident')]
      : h('p', { class: 'hint' }, 'A responder or approver can check it now, or open an incident.'));
  }

  async function checkNow(event) {
    const button = event.currentTarget;
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    fill(outcome, h('p', { class: 'hint' }, 'Checking…'));
    try {
      const { items } = await api.checkNow(id);
      fill(outcome, h('div', { class: `alert alert-${items.every((item) => item.class === 'pass') ? 'success' : 'warning'}` },
        h('ul', {}, items.map((item) => h('li', {}, h('strong', {}, item.id), `: ${resultWord(item.class)} in ${latencyText(item.latency)}${item.failure ? `, ${item.failure.message}` : ''}`)))));
      app.refresh();
      read();
    } catch (error) {
      fill(outcome, h('div', { class: 'alert alert-error' }, h('p', {}, `It was not checked. ${error.message}`)));
    } finally {
      button.removeAttribute('aria-disabled');
    }
  }

  /** What the dashboard query does not have: checks, team. */
  async function read() {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    times.read();
    try {
      const detail = await api.upstream(id);
      if (!gone) {
        showFacts(facts, detail, app);
        showChecks(checks.content, detail.checks);
      }
    } catch (error) {
      if (!gone) {
        fill(checks.content, h('p', { class: 'none' }, error.status === 404 ? 'It is no longer in the services map; what it was is still told below.' : error.message));
      }
    }
    reading = false;
    if (again && !gone) {
      again = false;
      read();
    }
  }

  async function related() {
    const name = encodeURIComponent(id);
    const [found, planned] = await Promise.allSettled([
      api.read(`/incidents?upstream=${name}&limit=${RELATED}`), api.read(`/maintenance-windows?upstream=${name}&limit=${RELATED}`)]);
    if (!gone) {
      showIncidents(incidents.content, found);
      showWindows(windows.content, planned);
    }
  }

  const off = [
    app.events.on('incident', related),
    app.events.on('maintenance-window', related),
  ];
  related();
  read();
  return {
    update(answer) {
      const entry = answer.upstreams.find((one) => one.id === id);
      title.textContent = entry?.name ?? id;
      app.title(entry ? `${entry.name}: ${upstreamWord(entry)}` : id);
      const now = JSON.stringify(entry ?? null);
      if (now !== said) {
        if (said === null) {
          showOutages(outages.content, known, app); // with the names that are known now
        }
        said = now;
        fill(state, entry ? [statusTag(entry.status, upstreamWord(entry)), upstreamTags(entry)] : tag('Not in the services map'));
        read();
      }
    },
    stop() {
      gone = true;
      charts.stop();
      times.stop();
      off.forEach((end) => end());
    },
  };
}

function section(id, title) {
  const content = h('div', { class: 'section-content' });
  return { content, box: h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), content) };
}

const links = (ids, names, kind) => ids.map((id, index) => [index > 0 && ', ', h('a', { href: placeOf(kind, id) }, names.get(id) ?? id)]);

function showFacts(box, detail, app) {
  const answer = app.health();
  const features = (answer?.features ?? []).filter((feature) => feature.causedBy.includes(detail.id));
  const groups = (answer?.groups ?? []).filter((group) => detail.groupIds.includes(group.id));
  const { team } = detail;
  fill(box,
    fact('State', statusTag(detail.status, upstreamWord(detail)), detail.since && [' since ', since(detail.since)]),
    detail.causedBy.length > 0 && fact('Because of', detail.causedBy.map((one, index) => [index > 0 && ', ',
      answer?.upstreams.some((upstream) => upstream.id === one) ? h('a', { href: placeOf('upstream', one) }, app.names.get(one) ?? one) : app.names.get(one) ?? one])),
    fact('What was seen', detail.lastResult?.failure?.message ?? (detail.lastResult ? 'as expected' : 'not checked yet')),
    features.length > 0 && fact('What Veterans lose', listText(features.map((feature) => feature.name))),
    detail.incidentId && fact('Incident', h('a', { href: placeOf('incident', detail.incidentId) }, 'The open incident')),
    detail.maintenanceWindowId && fact('Window', h('a', { href: placeOf('window', detail.maintenanceWindowId) }, 'The maintenance window')),
    detail.dependsOn.length > 0 && fact('Depends on', links(detail.dependsOn, app.names, 'upstream')),
    groups.length > 0 && fact('Group', listText(groups.map((group) => group.name))),
    fact('Criticality', CRITICALITY[detail.criticality] ?? detail.criticality),
    fact('Not down', h('span', { class: 'shares' }, [['24h', '24 h'], ['7d', '7 d'], ['30d', '30 d'], ['90d', '90 d']].map(([period, words], index) => [index > 0 && ' · ', h('span', { class: 'share' }, `${words}: ${percent(detail.uptime[period])}`)]))),
    fact('Whom to ask', team
      ? [team.name, team.slack && [', ', team.slack], team.email && [', ', h('a', { href: `mailto:${team.email}` }, team.email)], team.runbook && [', ', outerLink(team.runbook, 'runbook')]]
      : 'the services map names no team'));
}

function showChecks(box, checks) {
  const names = ['Check', 'State', 'Sees', 'Last answer', 'When', 'Failures in a row'];
  if (!box.querySelector('table')) {
    fill(box, h('table', { class: 'table checks', role: 'table', 'aria-label': 'Checks' },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, names.map((name) => h('th', { scope: 'col', role: 'columnheader' }, name)))), h('tbody', { role: 'rowgroup' })));
  }
  const cell = (column, ...content) => h('td', { role: 'cell', 'data-label': names[column] }, h('div', { class: 'value' }, content));
  keyed(box.querySelector('tbody'), checks, (check) => check.id, ({ id, type, depth, status, consecutiveFailures, lastResult: last }) =>
    h('tr', { role: 'row', class: `row-${status}` },
      h('th', { scope: 'row', role: 'rowheader' }, id, h('span', { class: 'id' }, type)),
      cell(1, statusTag(status)),
      cell(2, depthWord(depth)),
      cell(3, last ? `${resultWord(last.class)} in ${latencyText(last.latency)}${last.failure ? `: ${last.failure.message}` : ''}` : 'none yet'),
      cell(4, last ? time(last.at, clockText) : '–'),
      cell(5, String(consecutiveFailures))));
}

function showOutages(box, outages, app) {
  fill(box, outages.length === 0
    ? h('p', { class: 'none' }, 'It was not down in the time shown.')
    : h('ul', { class: 'rows' }, outages.map((outage) => h('li', {},
      statusTag('down', outage.end ? 'Was down' : 'Is down'), ' from ', time(outage.start), outage.end ? [' to ', time(outage.end)] : ' until now',
      `, ${lengthText(duration(outage.length))}`,
      outage.causedBy.length > 0 && [', because of ', links(outage.causedBy, app.names, 'upstream')]))));
}

function showIncidents(box, read) {
  fill(box, list(read, 'No incident was about it.', 'Incidents', (incident) => {
    const [sign, word] = INCIDENT[incident.status] ?? ['unknown', incident.status];
    return [statusTag(sign, word), ' ', h('a', { href: placeOf('incident', incident.id) }, `#${incident.number} ${incident.title}`), ' ', tag(incident.priority), ' ', tag(kindWord(incident.kind)),
      incident.drill && [' ', tag('Drill')], ', ', time(incident.startedAt)];
  }));
}

function showWindows(box, read) {
  fill(box, list(read, 'No maintenance window was for it.', 'Maintenance windows', (window) =>
    [statusTag(['active', 'confirmed', 'proposed'].includes(window.status) ? 'maintenance' : 'unknown', WINDOW[window.status] ?? window.status), ' ',
      h('a', { href: placeOf('window', window.id) }, time(window.start), ' to ', time(window.end))]));
}

function list(read, nothing, words, render) {
  if (read.status === 'rejected') {
    return h('p', { class: 'none' }, `${words} could not be read. ${read.reason.message}`);
  }
  const { items, nextCursor } = read.value;
  return items.length === 0
    ? h('p', { class: 'none' }, nothing)
    : [h('ul', { class: 'rows' }, items.map((item) => h('li', {}, render(item)))), nextCursor && h('p', { class: 'hint' }, `The newest ${plural(items.length, 'one')} are shown.`)];
}

function showBadge(box, id, app) {
  const path = `/api/v1/upstreams/${encodeURIComponent(id)}/badge.svg`;
  const snippet = `![${id}](${location.origin}${path}?key=FEED_KEY)`;
  const copied = async () => {
    try {
      await navigator.clipboard.writeText(snippet);
      app.announce('Copied.');
      app.notice('success', 'The badge’s Markdown is copied.');
    } catch {
      app.notice('warning', 'The browser did not let this page copy: select the words and copy them.');
    }
  };
  fill(box,
    h('p', {}, h('img', { src: path, alt: 'Badge: its state', class: 'badge' }), ' ', h('img', { src: `${path}?show=uptime`, alt: 'Badge: its uptime over 30 days', class: 'badge' })),
    h('p', { class: 'hint' }, 'For a page elsewhere, in Markdown; FEED_KEY is the feed key that an administrator has set. Add &show=uptime for the uptime.'),
    h('pre', { tabindex: '0', 'aria-label': 'Markdown of the badge' }, snippet),
    h('p', { class: 'buttons' }, h('button', { type: 'button', class: 'button button-small button-outline', onclick: copied }, 'Copy')));
}
