// Which page a path shows: one table, to which each page adds its line. The server answers exactly these paths (Pages.java).

/**
 * `path`: what follows a colon is a parameter; `page`: the module under `pages/`; `title`: what the page is called while it has not named itself;
 * `nav`: its words in the navigation, in this order; a page without is marked there as part of `under`.
 */
export const routes = [
  { path: '/', page: 'overview', title: 'Overview', nav: 'Overview' },
  { path: '/upstreams/:id', page: 'upstream', title: 'Upstream', under: '/' },
  { path: '/features', page: 'features', title: 'Features', nav: 'Features' },
  { path: '/features/:id', page: 'feature', title: 'Feature', under: '/features' },
  { path: '/incidents', page: 'incidents', title: 'Incidents', nav: 'Incidents' },
  { path: '/incidents/new', page: 'incident-new', title: 'Open an incident', under: '/incidents' },
  { path: '/incidents/:id', page: 'incident', title: 'Incident', under: '/incidents' },
  { path: '/incidents/:id/postmortem', page: 'postmortem', title: 'Postmortem', under: '/incidents' },
  { path: '/maintenance-windows', page: 'maintenance-windows', title: 'Maintenance windows', nav: 'Maintenance windows' },
  { path: '/maintenance-windows/new', page: 'maintenance-window-new', title: 'Plan a maintenance window', under: '/maintenance-windows' },
  { path: '/maintenance-windows/:id', page: 'maintenance-window', title: 'Maintenance window', under: '/maintenance-windows' },
  { path: '/services-map', page: 'services-map', title: 'Services map', nav: 'Services map' },
  { path: '/notifications', page: 'notifications', title: 'Notifications', nav: 'Notifications' },
  { path: '/plays', page: 'plays', title: 'Plays', nav: 'Plays' },
  { path: '/plays/new', page: 'play-new', title: 'Write a play', under: '/plays' },
  { path: '/plays/:id', page: 'play', title: 'Play', under: '/plays' },
  { path: '/reports', page: 'reports', title: 'Reports', nav: 'Reports' },
  { path: '/audit', page: 'audit', title: 'Audit log', nav: 'Audit' },
];

/** The route of a path and its parameters; null when no page is there. */
export function match(path) {
  const parts = pieces(path);
  for (const route of routes) {
    const params = matched(pieces(route.path), parts);
    if (params) {
      return { route, params };
    }
  }
  return null;
}

const pieces = (path) => path.split('/').filter(Boolean);

function matched(pattern, parts) {
  if (pattern.length !== parts.length) {
    return null;
  }
  const params = {};
  for (const [index, piece] of pattern.entries()) {
    if (piece.startsWith(':')) {
      params[piece.slice(1)] = decoded(parts[index]);
    } else if (piece !== parts[index]) {
      return null;
    }
  }
  return params;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
