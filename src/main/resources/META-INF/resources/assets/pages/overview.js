// The page's frame and its first answer: is the app all right for Veterans?

import { past } from '../bars.js';
import { delivery } from '../delivery.js';
import { fill, h, icon, keyed } from '../dom.js';
import { showIncidents } from '../incidents.js';
import { linkTo, placeOf } from '../places.js';
import { upstreamList } from '../upstreams.js';
import { showProposals, showWindows } from '../windows.js';
import { listText, plural, statusTag, time } from '../words.js';

/** Makes the frame once; `update(answer)` fills it each time. */
export function page(root, params, app) {
  const headline = h('section', { class: 'headline', 'aria-labelledby': 'question' });
  const blind = h('div');
  const refused = h('div');
  const undelivered = h('div');
  const features = section('features', 'What Veterans see');
  const incidents = section('incidents', 'Open incidents');
  const proposals = section('proposals', 'Proposed maintenance windows');
  const windows = section('windows', 'Maintenance windows now and next');
  const upstreams = section('upstreams', 'Upstreams');
  fill(root, headline, blind, undelivered, refused, features.box, incidents.box, proposals.box, windows.box, upstreams.box);
  const table = upstreamList(upstreams.content, {});
  let shown = '';
  let last = null;
  let known = null;
  let bars = null;
  const channels = delivery(undelivered, app);
  return {
    stop() {
      bars?.stop();
      table.stop();
      channels.stop();
    },
    update(answer) {
      last = answer;
      const { names, featureNames, reader, actions } = app;
      const context = { answer, names, featureNames, reader, actions };
      const head = JSON.stringify([answer.status, answer.counts, answer.prober, answer.servicesMap, answer.features]);
      if (head !== shown) {
        shown = head;
        showHeadline(headline, answer, app);
        showBlind(blind, answer.prober);
        showRefused(refused, answer.servicesMap.refused);
        showFeatures(features.content, answer.features, names);
      }
      showIncidents(incidents.content, context);
      showProposals(proposals.content, context);
      showWindows(windows.content, context);
      table.update({ ...context, past: known });
      app.title(answerTo(answer).title);
      // How it was is asked for once it is shown how it is.
      bars ??= past((fresh) => {
        known = fresh;
        table.update({ answer: last, names: app.names, past: known });
      });
    },
  };
}

function section(id, title) {
  const content = h('div', { class: 'section-content' });
  return { content, box: h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), content) };
}

/** The answer in words, from the features first. */
export function answerTo(answer) {
  const count = (status) => answer.features.filter((feature) => feature.status === status).length;
  const all = answer.features.length;
  if (count('down') > 0) {
    return { state: 'down', title: 'No', text: `No. ${count('down')} of ${plural(all, 'feature')} ${count('down') === 1 ? 'does' : 'do'} not work.` };
  }
  if (count('maintenance') > 0) {
    return { state: 'maintenance', title: 'Partly', text: `Partly. ${plural(count('maintenance'), 'feature')} under maintenance, as the app tells Veterans.` };
  }
  if (count('degraded') > 0) {
    return { state: 'degraded', title: 'Partly', text: `Partly. ${plural(count('degraded'), 'feature')} may not work fully.` };
  }
  if (answer.status === 'unknown' || (all > 0 && count('unknown') === all)) {
    return { state: 'unknown', title: 'Not known', text: 'We do not know: nothing has been checked lately.' };
  }
  if (answer.status === 'up') {
    return { state: 'up', title: 'Yes', text: count('unknown') > 0 ? 'Yes, as far as we know.' : 'Yes. Every feature works.' };
  }
  return { state: 'degraded', title: 'Yes, but', text: 'Yes. Every feature works, but something behind them does not.' };
}

function showHeadline(box, answer, app) {
  const said = answerTo(answer);
  const lost = answer.features.filter((feature) => feature.status === 'down').map((feature) => feature.name);
  const unknown = answer.features.filter((feature) => feature.status === 'unknown').length;
  const { up, degraded, down, unknown: unseen } = answer.counts;
  fill(
    box,
    h('h1', { id: 'question' }, 'Is the app all right for Veterans?'),
    h('div', { class: `summary summary-${said.state}` },
      h('p', { class: 'answer' }, icon(said.state), h('span', {}, said.text)),
      lost.length > 0 && h('p', {}, `Veterans lose: ${listText(lost)}.`),
      unknown > 0 && said.state !== 'unknown' && h('p', {}, `Of ${plural(unknown, 'feature')} nothing is known.`),
      h('p', { class: 'counts' }, 'Upstreams: ',
        [[up, 'up'], [degraded, 'degraded'], [down, 'down'], [unseen, 'unknown']].map(([count, word], index) =>
          [index > 0 && ' · ', h('span', { class: 'count' }, `${count} ${word}`)])),
    ),
    app.may('responder')
      ? h('p', { class: 'buttons headline-buttons' },
        h('a', { class: 'button button-outline', id: 'open-incident', href: '/incidents/new' }, 'Open an incident'))
      : h('p', { class: 'hint headline-buttons' }, 'A responder or approver can open an incident.'),
  );
}

function showBlind(box, prober) {
  fill(
    box,
    prober.state === 'blind' &&
      h('div', { class: 'alert alert-error' },
        h('p', {}, h('strong', {}, 'Upstream Watch cannot see. '), 'Its own way out seems broken',
          prober.since && [' since ', time(prober.since)], ', so nothing below may be current. No incident opens or resolves until it sees again.')),
  );
}

function showRefused(box, refusal) {
  fill(
    box,
    refusal &&
      h('div', { class: 'alert alert-warning' },
        h('p', {}, h('strong', {}, 'The newest services map is refused. '), `It has ${plural(refusal.errors, 'error')}, seen `, time(refusal.at),
          '; the last good one stays in force. The first:'),
        h('p', {}, h('code', {}, refusal.first))),
  );
}

function showFeatures(box, features, names) {
  if (box.childElementCount === 0) {
    fill(box, h('ul', { class: 'cards', 'aria-label': 'Features in trouble' }), h('p', { class: 'none' }), h('ul', { class: 'fine', 'aria-label': 'Other features' }));
  }
  const [cards, none, fine] = box.children;
  const order = ['down', 'maintenance', 'degraded'];
  const troubled = order.flatMap((status) => features.filter((feature) => feature.status === status));
  const rest = features.filter((feature) => !order.includes(feature.status));
  keyed(cards, troubled, (feature) => feature.id, (feature) => featureCard(feature, names));
  keyed(fine, rest, (feature) => feature.id, (feature) => h('li', {}, statusTag(feature.status), ' ', linkTo('feature', feature.id, feature.name)));
  cards.hidden = troubled.length === 0;
  fine.hidden = rest.length === 0;
  none.hidden = features.length > 0;
  none.textContent = 'The services map names no feature.';
}

function featureCard(feature, names) {
  return h('li', { class: `card card-${feature.status}` },
    h('h3', {}, linkTo('feature', feature.id, feature.name)),
    h('p', {}, statusTag(feature.status), feature.until && [' until ', time(feature.until)]),
    feature.causedBy.length > 0 &&
      h('p', { class: 'cause' }, 'Because of ', feature.causedBy.map((id, index) => [index > 0 && ', ', h('a', { href: placeOf('upstream', id) }, names.get(id) ?? id)])),
    !feature.inApp && h('p', { class: 'hint' }, 'The app’s maintenance notice cannot name this one.'));
}
