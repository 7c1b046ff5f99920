// One feature: whether Veterans can use it, why not, what it rests on, and what is being done.

import { read } from '../calls.js';
import { fill, h } from '../dom.js';
import { graph } from '../graph.js';
import { fact, tag } from '../incidents.js';
import { onceKnown } from '../known.js';
import { failed, pageHead, place, section, table } from '../parts.js';
import { linkTo, placeOf } from '../places.js';
import { since, statusTag, statusWord, time, upstreamWord } from '../words.js';
import { causeLinks, incidentsFor, ruleText, windowsFor } from './features.js';

const COLUMNS = ['Upstream', 'State', 'Since', 'What was seen', 'How it depends on it'];

/** Shows the feature that `params.id` names. */
export const page = onceKnown((root, params, app) => {
  const { id } = params;
  const head = place();
  const facts = place();
  const behind = place();
  const incidents = place();
  const windows = place();
  let map = null;
  let gone = false;
  fill(root, head.box, facts.box,
    section('behind', 'What it depends on', behind.box),
    section('incidents', 'Open incidents', incidents.box),
    section('windows', 'Maintenance windows now and next', windows.box));

  async function load() {
    try {
      map = await read('/services-map');
      show();
    } catch (error) {
      if (!gone && !map) {
        behind.show([error.message], () => failed(error, load));
      }
    }
  }

  function show() {
    if (gone) {
      return;
    }
    const answer = app.health();
    const feature = answer.features.find((one) => one.id === id);
    const mapped = map?.features.find((one) => one.id === id);
    app.title(feature ? `${feature.name}: ${statusWord(feature.status)}` : id);
    head.show([feature?.name, feature?.status], () => pageHead({
      trail: [['Features', '/features'], [feature?.name ?? id]], title: feature?.name ?? id,
      tags: [feature ? statusTag(feature.status) : tag('Not in the services map')] }));
    if (!feature) {
      return;
    }
    facts.show([feature, mapped], () => h('dl', { class: 'facts' },
      fact('For Veterans', WORDS[feature.status], feature.until && [' until ', time(feature.until)]),
      feature.causedBy.length > 0 && fact('Because of', causeLinks(feature.causedBy, answer, app)),
      mapped && fact('Rule', ruleText(mapped)),
      fact('In the app', feature.inApp ? 'the app’s maintenance notice can name it' : 'the app’s maintenance notice cannot name it')));
    if (mapped) {
      showBehind(mapped, answer);
    }
    showIncidents(incidentsFor(answer, id));
    showWindows(windowsFor(answer, id));
  }

  function showBehind(mapped, answer) {
    const states = new Map(answer.upstreams.map((upstream) => [upstream.id, upstream]));
    const all = graph(map.upstreams, map.features).behind(mapped);
    behind.show([all.map(({ upstream, via }) => [upstream.id, via?.id, states.get(upstream.id)])], () => all.length === 0
      ? h('p', { class: 'none' }, 'Nothing that the services map names.')
      : table('What it depends on', COLUMNS, all.map(({ upstream, via }) => {
        const state = states.get(upstream.id);
        return [linkTo('upstream', upstream.id, upstream.name),
          statusTag(state?.status ?? 'unknown', state ? upstreamWord(state) : 'Unknown'),
          state?.since ? since(state.since) : '–',
          state?.lastResult?.failure?.message ?? (state?.lastResult ? 'as expected' : 'not checked yet'),
          via ? ['through ', linkTo('upstream', via.id, via.name)] : 'directly'];
      })));
  }

  function showIncidents(found) {
    incidents.show([found.map((incident) => [incident.id, incident.title, incident.acknowledgedBy])], () => found.length === 0
      ? h('p', { class: 'none' }, 'No open incident touches it.')
      : h('ul', { class: 'rows' }, found.map((incident) => h('li', {},
        linkTo('incident', incident.id, `#${incident.number} ${incident.title}`), ' ', tag(incident.priority), ', since ', time(incident.startedAt),
        incident.acknowledgedBy ? `, ${incident.acknowledgedBy} is on it` : [', ', h('strong', {}, 'nobody is on it yet')]))));
  }

  function showWindows(found) {
    windows.show([found.map((window) => [window.id, window.status, window.start, window.end])], () => found.length === 0
      ? h('p', { class: 'none' }, 'No maintenance window for it is on or planned.')
      : h('ul', { class: 'rows' }, found.map((window) => h('li', {},
        statusTag('maintenance', window.status === 'active' ? 'On now' : 'Confirmed'), ' ',
        h('a', { href: placeOf('window', window.id) }, time(window.start), ' to ', time(window.end))))));
  }

  load();
  show();
  return {
    update: show,
    stop() {
      gone = true;
    },
  };
});

const WORDS = {
  up: 'it works', down: 'it does not work', degraded: 'it may not work fully', unknown: 'we do not know', maintenance: 'the app says that it is under maintenance',
};
