// Which page a path shows: one table, to which each page adds its line. The server answers exactly these paths (Pages.java).

/**
 * `path`: what follows a colon is a parameter; `page`: the module under `pages/`; `title`: what the page is called while it has not named itself;
 * `nav`: its words in the navigation, in this order; a page without is marked there as part of `under`.
 */
export const routes = [
  { path: '/', page: 'overview', title: 'Overview', nav: 'Overview' },
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

/** Whether a page is at that path. */
export const exists = (path) => match(path) !== null;

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
