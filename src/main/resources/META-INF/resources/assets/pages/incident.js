// One incident: what happened, what is to be done next, and everything that can be done about it.

import { path, read, write } from '../calls.js';
import { fill, h } from '../dom.js';
import { edits as editsOf } from '../incident/edits.js';
import * as details from '../incident/details.js';
import { stepsList } from '../incident/steps.js';
import { button, failed, linked, loading, paged, place, section, titled } from '../parts.js';
import { incidentSign, may, whoMay } from '../terms.js';
import { incidentTags } from './incidents.js';
import { nameOf, onceKnown } from '../known.js';
import { time } from '../words.js';

const AT_MOST_EVERY = 4_000;

export const page = onceKnown((root, params, app) => {
  const responder = may(app.reader, 'responder');
  let id = params.id;
  let incident = null;
  let related = { windows: [], folded: [], into: null, silences: [], people: {}, team: null };
  let stopped = false;
  let readAt = 0;

  const head = place();
  const facts = place();
  const steps = place();
  const decision = place();
  const conditions = place();
  const escalations = place();
  const people = place();
  const plays = place();
  const silences = place();
  const postmortem = place();
  const escalated = section('escalations', 'Escalations', escalations.box);
  const line = paged({
    noun: 'entry', nouns: 'entries', nothing: 'Nothing yet.', key: (item) => item.at + item.kind + item.text,
    read: (cursor, limit) => read(path('incidents', id, 'timeline'), { cursor, limit }),
    draw: details.timeline,
  });
  const edits = editsOf({ current: () => incident, changed, reload: load, app });

  /** Takes the incident as it is now, and says what was done. */
  function changed(answer, words) {
    incident = answer;
    show();
    app.done(words);
    line.load();
    loadRelated();
  }

  async function acknowledge() {
    try {
      await edits.acknowledge();
    } catch (error) {
      app.notice('error', `It was not acknowledged. ${error.message}`);
    }
  }

  async function load() {
    readAt = Date.now();
    try {
      if (/^\d+$/.test(id)) {
        const found = await read('/incidents', { number: id, limit: 1 });
        if (found.items.length === 0) {
          throw new Error(`There is no incident #${id}, or none for you.`);
        }
        id = found.items[0].id;
        history.replaceState(history.state, '', `/incidents/${id}${location.search}${location.hash}`);
      }
      const answer = await read(path('incidents', id));
      if (stopped) {
        return;
      }
      const first = incident === null;
      incident = answer;
      if (first) {
        frame();
        line.load();
      }
      show();
      await loadRelated();
    } catch (error) {
      if (!stopped && incident === null) {
        fill(root, failed(error, error.status === 404 ? null : load));
      }
    }
  }

  async function loadRelated() {
    const quiet = (promise, otherwise) => promise.catch(() => otherwise);
    const [map, windows, folded, into, silenced] = await Promise.all([
      related.map ?? quiet(read('/services-map'), null),
      Promise.all(incident.maintenanceWindowIds.slice(-5).map((one) => quiet(read(path('maintenance-windows', one)), null))),
      quiet(read('/incidents', { mergedInto: id, limit: 50 }).then((answer) => answer.items), []),
      incident.mergedInto ? quiet(read(path('incidents', incident.mergedInto)), null) : null,
      quiet(read('/silences', { limit: 200 }).then((answer) => answer.items), []),
    ]);
    if (stopped) {
      return;
    }
    const upstream = map?.upstreams.find((one) => one.id === incident.upstreamId);
    const group = map?.groups.find((one) => one.id === incident.groupId);
    const root = upstream ?? group;
    related = {
      map,
      windows: windows.filter(Boolean),
      folded,
      into,
      silences: silenced.filter((one) => one.incidentId === id || (one.upstreamId && one.upstreamId === incident.upstreamId)),
      people: map?.people ?? {},
      team: root?.team ? { of: root.name, ...root.team } : null,
    };
    show();
  }

  function frame() {
    fill(root, head.box,
      h('div', { class: 'columns' },
        h('div', { class: 'column-main' },
          section('steps', 'Next steps', steps.box),
          escalated,
          section('timeline', 'Timeline',
            h('p', { class: 'buttons' }, responder && button('Add a note…', { class: 'button button-small button-outline', id: 'add-note', 'aria-haspopup': 'dialog', onclick: edits.note }),
              h('a', { class: 'button button-small button-outline', id: 'told', href: `/notifications?incident=${encodeURIComponent(id)}` }, 'What was told of it')),
            line.box)),
        h('div', { class: 'column-side' },
          section('facts', 'Facts', facts.box),
          section('assessment', 'Assessment', decision.box),
          section('conditions', 'Conditions', conditions.box),
          section('postmortem', 'Postmortem', postmortem.box),
          section('people', 'People to call', people.box),
          section('plays', 'Plays', plays.box),
          section('silences', 'Silences', silences.box))));
  }

  function show() {
    titled(`#${incident.number} ${incident.title}`);
    head.show([incident.title, incident.status, incident.priority, incident.kind, incident.restricted, incident.acknowledgedBy, incident.resolution, incident.mergedInto, incident.conditions, incident.postmortemVersion, incident.flapping], () => headOf());
    facts.show([incident, related], () => details.facts(incident, related, app));
    steps.show([incident.nextSteps, incident.status, incident.acknowledgedBy, incident.commander, incident.maintenanceWindowIds, incident.postmortemVersion, Object.keys(related.people)], () =>
      h('div', {},
        !responder && whoMay(app.reader, 'responder', 'work on these steps'),
        stepsList({ incident, edits: { ...edits, acknowledge }, people: related.people, may: responder, announce: app.announce })));
    decision.show([incident.assessment, incident.recommendation, incident.decision, incident.commander, incident.status, incident.kind], () => details.decision(incident, edits, related.people, responder));
    conditions.show([incident.conditions, incident.status], () => details.conditions(incident, edits, responder));
    escalated.hidden = incident.escalations.length === 0;
    escalations.show(incident.escalations, () => details.escalations(incident, edits, responder, app));
    people.show([related.people, related.team], () => details.peopleToCall(related.people, related.team, app));
    plays.show(incident.plays, () => details.plays(incident));
    silences.show([related.silences, incident.status], silencesOf);
    postmortem.show([incident.postmortemVersion, incident.conditions, incident.status, incident.mergedInto], () => details.postmortem(incident));
  }

  function headOf() {
    const act = (words, deed, attributes = {}) => button(words, { 'aria-haspopup': 'dialog', class: 'button button-outline', onclick: deed, ...attributes });
    const first = (words, deed, id, dialog = true) => button(words, { class: 'button', id, 'aria-haspopup': dialog ? 'dialog' : null, onclick: deed });
    const moves = {
      open: [
        !incident.acknowledgedBy ? first('Acknowledge', acknowledge, 'acknowledge', false) : incident.acknowledgedBy !== app.reader.name && act('Take over', acknowledge, { id: 'acknowledge', 'aria-haspopup': null }),
        act('Escalate…', () => edits.escalate(related.people), { id: 'escalate' }),
        act('Resolve…', edits.resolve, { id: 'resolve' }),
        act('Silence…', edits.silence, { id: 'silence' }),
      ],
      resolved: [first('Close…', edits.close, 'close'), act('Reopen…', edits.reopen, { id: 'reopen' })],
      closed: [!incident.mergedInto && act('Reopen…', edits.reopen, { id: 'reopen' })],
    }[incident.status] ?? [];
    const changes = incident.status === 'closed' ? [] : [
      act('Change title or priority…', edits.describe, { id: 'describe', class: 'button button-plain' }),
      act(incident.kind === 'control' ? 'Not ours after all…' : 'Ours after all…', edits.kind, { id: 'kind', class: 'button button-plain' }),
    ];
    return h('div', { class: 'page-head' },
      h('nav', { class: 'trail', 'aria-label': 'Breadcrumbs' }, h('ol', {}, h('li', {}, h('a', { href: '/incidents' }, 'Incidents')), h('li', {}, h('span', { 'aria-current': 'page' }, `#${incident.number}`)))),
      h('h1', { id: 'page-title', tabindex: '-1' }, `#${incident.number} ${incident.title}`),
      h('p', { class: 'tags' }, incidentSign(incident.status), incidentTags(incident)),
      incident.restricted && h('p', { class: 'hint' }, 'Restricted: approvers and those who have worked on it see it; messages say only that it exists.'),
      responder
        ? h('p', { class: 'buttons page-actions' }, moves, changes)
        : whoMay(app.reader, 'responder', 'acknowledge it, resolve it and close it'));
  }

  function silencesOf() {
    return h('div', {},
      related.silences.length === 0
        ? h('p', { class: 'none' }, 'None: messages about it are sent.')
        : h('ul', { class: 'stack' }, related.silences.map((one) => h('li', { class: 'panel' },
          h('p', {}, h('strong', {}, one.incidentId ? 'This incident' : nameOf(app, one.upstreamId)), ' until ', time(one.until), ': ', linked(one.reason)),
          h('p', { class: 'said-by' }, `${one.by}, `, time(one.at)),
          responder && h('p', { class: 'buttons' }, button('End it', { class: 'button button-small button-outline', id: `end-silence-${one.id}`, onclick: () => endSilence(one) }))))));
  }

  async function endSilence(one) {
    try {
      await write('DELETE', path('silences', one.id), undefined);
      app.done('The silence is over: messages are sent again.');
    } catch (error) {
      app.notice('error', error.message);
    }
    loadRelated();
  }

  fill(root, loading());
  load();
  const offs = [
    app.events.on('incident', (event) => {
      if (event.id === id) {
        load();
        line.load();
      }
    }),
    app.events.on('maintenance-window', (event) => incident?.maintenanceWindowIds.includes(event.id) && loadRelated()),
  ];
  return {
    update() {
      if (incident && Date.now() - readAt > AT_MOST_EVERY) {
        const version = JSON.stringify(incident);
        load().then(() => JSON.stringify(incident) !== version && line.load());
      }
    },
    stop() {
      stopped = true;
      offs.forEach((off) => off());
    },
  };
});
