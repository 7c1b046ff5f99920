// One maintenance window: when, who is affected, what Veterans see of it, and what can be decided.

import { path, read } from '../calls.js';
import { fill, h, outerLink } from '../dom.js';
import { fact, tag } from '../incidents.js';
import { featureName, nameOf, onceKnown } from '../known.js';
import { button, failed, linked, loading, place, section, titled } from '../parts.js';
import { CHANGES, PUBLICATION, may, originText, sign, spanText, whoMay, windowSign } from '../terms.js';
import { deeds, movesOf } from '../window/deeds.js';
import { ruleWords } from '../window/recurrence.js';
import { veteransSee } from '../window/veterans.js';
import { estimateText } from '../windows.js';
import { lengthText, listText, scopeWord, since, time } from '../words.js';

const AT_MOST_EVERY = 4_000;
const MOVE = { confirm: 'Confirm…', reject: 'Reject…', edit: 'Move or reword…', extend: 'Extend…', end: 'End now…', cancel: 'Cancel…' };

export const page = onceKnown((root, params, app) => {
  const approver = may(app.reader, 'approver');
  let window = null;
  let related = { plan: null, series: null, effect: null, incident: null };
  let stopped = false;
  let readAt = 0;
  const head = place();
  const change = place();
  const facts = place();
  const seen = place();
  const effect = place();
  const together = place();
  const togetherPart = section('together', 'Planned together', together.box);
  const effectPart = section('effect', 'What it was good for', effect.box);
  const done = deeds({ current: () => window, changed, reload: load, app });

  function changed(answer, words) {
    window = answer;
    show();
    app.done(words);
    loadRelated();
  }

  async function load() {
    readAt = Date.now();
    try {
      const answer = await read(path('maintenance-windows', params.id));
      if (stopped) {
        return;
      }
      const first = window === null;
      window = answer;
      if (first) {
        frame();
      }
      show();
      await loadRelated();
    } catch (error) {
      if (!stopped && window === null) {
        fill(root, failed(error, error.status === 404 ? null : load));
      }
    }
  }

  async function loadRelated() {
    const quiet = (promise) => promise.catch(() => null);
    const began = new Date(window.start) < new Date() && ['active', 'ended'].includes(window.status);
    const [plan, series, report, incident] = await Promise.all([
      window.planId ? quiet(read(path('maintenance-plans', window.planId))) : null,
      window.recurrence ? quiet(read(path('maintenance-series', window.recurrence.seriesId))) : null,
      began ? quiet(read('/reports/maintenance-windows', { from: window.start, to: later(window.start, window.end) })) : null,
      window.incidentId ? quiet(read(path('incidents', window.incidentId))) : null,
    ]);
    if (!stopped) {
      related = { plan, series, incident, effect: report?.windows.find((one) => one.id === window.id)?.effect ?? null };
      show();
    }
  }

  function frame() {
    fill(root, head.box, change.box,
      h('div', { class: 'columns' },
        h('div', { class: 'column-main' }, section('facts', 'Facts', facts.box), togetherPart),
        h('div', { class: 'column-side' }, section('veterans', 'What Veterans see', seen.box), effectPart)));
  }

  function show() {
    const name = nameOf(app, window.upstreamId);
    titled(`Maintenance of ${name}`);
    head.show([window.status, window.drill, window.unstable, window.origin, window.scope, window.publication.state, name], () => headOf(name));
    change.show(window.proposedChange, () => (window.proposedChange ? changeOf() : h('div')));
    facts.show([window, related], () => factsOf(name));
    seen.show([window.preview, window.publication, window.userMessage, window.status, window.scope, window.drill, window.features], seenOf);
    togetherPart.hidden = !related.plan || related.plan.items.length < 2;
    together.show([related.plan], () => (related.plan ? planOf() : h('div')));
    effectPart.hidden = !related.effect;
    effect.show([related.effect], () => (related.effect ? effectOf() : h('div')));
  }

  function headOf(name) {
    const moves = movesOf(window);
    const style = (move, index) => `button ${index === 0 ? '' : 'button-outline'}`;
    return h('div', { class: 'page-head' },
      h('nav', { class: 'trail', 'aria-label': 'Breadcrumbs' }, h('ol', {}, h('li', {}, h('a', { href: '/maintenance-windows' }, 'Maintenance windows')), h('li', {}, h('span', { 'aria-current': 'page' }, name)))),
      h('h1', { id: 'page-title', tabindex: '-1' }, `Maintenance of ${name}`),
      h('p', { class: 'tags' }, windowSign(window.status), window.scope && tag(scopeWord(window.scope)), tag(originText(window)),
        window.unstable && tag('Unstable: it comes and goes'), window.drill && tag('Drill: Veterans see nothing'), window.recurrence && tag('Recurs')),
      window.publication.state === 'failed' && h('div', { class: 'alert alert-error' }, h('p', {}, h('strong', {}, 'Veterans do not see this window. '), window.publication.lastError ?? PUBLICATION.failed)),
      window.origin === 'pagerduty'
        ? h('p', { class: 'hint' }, 'It was made in PagerDuty by others, and is changed only there.')
        : moves.length > 0 && (approver
          ? h('p', { class: 'buttons page-actions' }, moves.map((move, index) => button(MOVE[move], { id: move, class: style(move, index), 'aria-haspopup': 'dialog', onclick: () => done[move]() })),
            window.planId && ['confirmed', 'active'].includes(window.status) && button('Move the whole plan…', { id: 'move-plan', class: 'button button-plain', 'aria-haspopup': 'dialog', onclick: done.movePlan }))
          : whoMay(app.reader, 'approver', window.status === 'proposed' ? 'confirm or reject it' : 'move, extend, cancel or end it')));
  }

  function changeOf() {
    const wanted = window.proposedChange;
    const deed = { extend: () => done.extend(wanted.end), endEarly: done.end, startNow: done.startNow }[wanted.kind];
    return h('div', { class: 'alert alert-warning' },
      h('h2', { class: 'alert-title' }, `${CHANGES[wanted.kind] ?? wanted.kind}?`),
      h('p', {}, linked(wanted.reason), '. ', wanted.kind === 'extend' && ['New end: ', time(wanted.end), '.']),
      approver
        ? h('p', { class: 'buttons' }, button(`${CHANGES[wanted.kind] ?? 'Decide'}…`, { id: 'decide-change', class: 'button button-small', 'aria-haspopup': 'dialog', onclick: deed }))
        : whoMay(app.reader, 'approver', 'decide about it'));
  }

  function factsOf(name) {
    const names = (ids) => listText(ids.map((id) => featureName(app, id)));
    const { estimate, announced, publication } = window;
    const long = new Date(window.end) - new Date(window.start);
    return h('dl', { class: 'facts' },
      fact('From', window.status === 'active' ? since(window.start) : time(window.start)),
      fact('Until', time(window.end), ` (${lengthText(long)} in all)`),
      fact('Upstream', h('a', { href: `/upstreams/${encodeURIComponent(window.upstreamId)}` }, name)),
      fact('Who is affected', window.scope ? scopeWord(window.scope) : 'not decided yet: whoever confirms it chooses'),
      window.notWorking.length > 0 && fact('Not working', names(window.notWorking)),
      window.stillAnswering.length > 0 && fact('Still answering, blocked too', names(window.stillAnswering)),
      window.features.length === 0 && fact('Features', 'none: the app would show nothing'),
      estimate && fact('Estimate', estimateText(estimate), estimate.median && h('span', { class: 'said-by' }, ` (half of them were over within ${spanText(estimate.median)}, three of four within ${spanText(estimate.percentile75)})`)),
      related.incident && fact('Incident', h('a', { href: `/incidents/${related.incident.id}` }, `#${related.incident.number} ${related.incident.title}`)),
      window.recurrence && fact('It recurs', ruleWords(window.recurrence), related.series?.endedAt
        ? `; ended by ${related.series.endedBy}`
        : related.series?.nextAt && ['. Next after those that are windows already: ', time(related.series.nextAt)],
        approver && related.series && !related.series.endedAt && [' ', button('End the series…', { id: 'end-series', class: 'button button-small button-plain', 'aria-haspopup': 'dialog', onclick: () => done.endSeries(related.series.id) })]),
      announced && fact('Announced', time(announced.start), ' to ', time(announced.end), announced.cancelled && h('strong', {}, ', cancelled meanwhile'), announced.source && [' – ', outerLink(announced.source, announced.source)], h('span', { class: 'said-by' }, ` (${announced.reference})`)),
      window.proposedAt && fact('Proposed', time(window.proposedAt)),
      window.decidedBy && fact(window.status === 'rejected' ? 'Rejected by' : 'Decided by', window.decidedBy, window.decidedAt && [', ', time(window.decidedAt)]),
      window.agreedWith && fact('Agreed in #oncall with', linked(window.agreedWith)),
      window.autoEnd && fact('Ends early', 'by itself, once the upstream has passed for 10 minutes'),
      fact('PagerDuty', PUBLICATION[publication.state] ?? publication.state, publication.note && ` (${publication.note})`, publication.pagerdutyId && h('span', { class: 'said-by' }, ` ${publication.pagerdutyId}`)),
      publication.lastError && fact('PagerDuty said', publication.lastError));
  }

  function seenOf() {
    const { publication } = window;
    const live = window.status === 'active' || window.status === 'confirmed';
    return h('div', {},
      window.drill && h('p', {}, 'Nothing: it is a drill.'),
      !window.drill && live && h('p', {}, publication.goneFromAppAt
        ? sign('closed', 'Gone from the app')
        : publication.visibleInAppAt
          ? [sign('done', 'They see it'), ' since ', time(publication.visibleInAppAt)]
          : window.status === 'active' ? sign(publication.state === 'published' || publication.state === 'pending' ? 'todo' : 'down', publication.state === 'failed' || publication.state === 'none' ? 'They do not see it' : 'Not seen in the app yet') : sign('todo', 'Not yet: it has not begun')),
      window.status === 'ended' && publication.visibleInAppAt && h('p', {}, 'They saw it from ', time(publication.visibleInAppAt), publication.goneFromAppAt ? [' to ', time(publication.goneFromAppAt)] : ' on; it is not known to be gone', '.'),
      window.preview
        ? veteransSee(window.preview, window.userMessage, window.scope)
        : [window.features.length > 0 && h('p', {}, `${live ? 'The app blocks' : 'Features'}: ${listText(window.features.map((id) => featureName(app, id)))}.`),
          window.userMessage && h('p', {}, h('strong', {}, window.scope === 'mobile' ? 'Words kept with it (VA.gov is not touched): ' : 'VA.gov shows: '), `“${window.userMessage}”`)]);
  }

  function planOf() {
    return h('ul', { class: 'plain' }, related.plan.items.map((one) => h('li', {},
      one.id === window.id ? h('strong', {}, nameOf(app, one.upstreamId), ' (this one)') : h('a', { href: `/maintenance-windows/${one.id}` }, nameOf(app, one.upstreamId)),
      ' ', windowSign(one.status), ' ', time(one.start), ' to ', time(one.end))));
  }

  function effectOf() {
    return h('dl', { class: 'facts' },
      fact('The app was blocked for', spanText(related.effect.blocked)),
      fact('Of that, the upstream answered for', spanText(related.effect.wasted)),
      fact('The outage went on after its end for', spanText(related.effect.overrun)));
  }

  fill(root, loading());
  load();
  const off = app.events.on('maintenance-window', (event) => event.id === params.id && load());
  return {
    update() {
      if (window && Date.now() - readAt > AT_MOST_EVERY) {
        load();
      }
    },
    stop() {
      stopped = true;
      off();
    },
  };
});

/** A report needs a range that is one. */
function later(start, end) {
  return new Date(Math.max(new Date(start).getTime() + 1000, Math.min(Date.now(), new Date(end).getTime()))).toISOString();
}
