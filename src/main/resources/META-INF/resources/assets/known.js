// What the services map calls things, as far as the last answer said.

import { fill } from './dom.js';
import { loading } from './parts.js';

export const nameOf = (app, id) => app.names.get(id) ?? id;
export const featureName = (app, id) => app.featureNames.get(id) ?? id;

/** Upstreams to choose from, by name. */
export const upstreamChoices = (app) =>
  (app.health()?.upstreams ?? []).map((upstream) => [upstream.id, upstream.name]).sort((one, other) => one[1].localeCompare(other[1]));

/** A page that needs the names of things: it begins with the first answer of the dashboard query. */
export const onceKnown = (make) => (root, params, app) => {
  let inner = app.health() ? make(root, params, app) : null;
  if (!inner) {
    fill(root, loading());
  }
  return {
    update(health) {
      inner ??= make(root, params, app);
      inner.update?.(health);
    },
    stop: () => inner?.stop?.(),
  };
};
