// Talks to the service: the session, reading with ETag, and writes. Every failure becomes an ApiError whose message can be shown.

const TIMEOUT = 10_000;
const PATH = '/api/v1';

/** Kept in memory only, where the browser would not keep the session's cookie (plain http on a host that is not localhost). */
let bearer = null;

/** A call that failed: `status` 0 when the service did not answer. */
export class ApiError extends Error {
  constructor(status, message, problem = {}) {
    super(message);
    this.status = status;
    this.problem = problem;
  }
}

const ADVICE = {
  0: 'Upstream Watch does not answer.',
  401: 'You are not signed in, or your session has ended.',
  403: 'Your role does not allow this.',
  404: 'It is no longer there.',
  409: 'This is not possible as things stand.',
  412: 'Somebody changed it meanwhile.',
  429: 'Too many requests: try again in a moment.',
  503: 'Upstream Watch is busy or cannot reach its database: try again in a moment.',
};

/**
 * One call. `body` is sent as JSON, a string as it is with the `type` given; an answer that is no success becomes an ApiError. `signal` ends it in place of the usual
 * limit of 10 s.
 */
export async function call(method, path, { body, type = 'application/json', headers = {}, signal = AbortSignal.timeout(TIMEOUT) } = {}) {
  const request = { method, credentials: 'same-origin', cache: 'no-store', headers: { Accept: 'application/json', ...headers } };
  if (body !== undefined) {
    request.headers['Content-Type'] = type;
    request.body = typeof body === 'string' ? body : JSON.stringify(body);
  }
  if (bearer) {
    request.headers.Authorization = `Bearer ${bearer}`;
  }
  let response;
  try {
    response = await fetch(path, { ...request, signal });
  } catch {
    throw new ApiError(0, ADVICE[0]);
  }
  if (response.ok || response.status === 304) {
    return response;
  }
  throw await failure(response);
}

async function failure(response) {
  const problem = await response.json().catch(() => ({}));
  const fields = (problem.errors ?? []).map((error) => `${error.field}: ${error.message}`).join('; ');
  const general = ADVICE[response.status] ?? `Upstream Watch answered ${response.status}.`;
  return new ApiError(response.status, [general, fields || problem.detail].filter(Boolean).join(' '), problem);
}

/** The body of an answer of `call`. */
export async function json(response) {
  try {
    return await response.json();
  } catch {
    throw new ApiError(0, ADVICE[0]);
  }
}

/** What was asked for before the page stood, each for the call that takes it: `me`, `health`. */
const asked = {};

/** Asks who reads, and for the dashboard query where somebody was signed in when this was last known: for the next `me` and `health`. */
export function askAhead() {
  asked.me = me();
  asked.health = wasSignedIn() ? health() : null;
  asked.me.catch(() => {}); // told by the call that takes it
  asked.health?.catch(() => {});
}

/** What was asked for ahead is not for who reads now. */
export function forgetAhead() {
  asked.me = null;
  asked.health = null;
}

function taken(what) {
  const answer = asked[what];
  asked[what] = null;
  return answer;
}

const SIGNED_IN = 'watch-signed-in';

function wasSignedIn() {
  try {
    return localStorage.getItem(SIGNED_IN) === 'yes';
  } catch {
    return false;
  }
}

/** Keeps for the next time whether somebody is signed in here; nothing about who it is. */
export function keepSignedIn(yes) {
  try {
    if (yes) {
      localStorage.setItem(SIGNED_IN, 'yes');
    } else {
      localStorage.removeItem(SIGNED_IN);
    }
  } catch {
    // It only takes a little longer.
  }
}

/** Who is signed in: `{name, roles}`. */
export const me = async () => taken('me') ?? json(await call('GET', `${PATH}/me`));

/**
 * Signs in with a token. The session is a cookie that no script can read; where the browser did not keep it, the token is sent with each call as long as this
 * page is open. Answers `{name, roles, kept}`.
 */
export async function signIn(token) {
  bearer = null;
  await call('POST', '/session', { body: { token } });
  try {
    return { ...(await me()), kept: true };
  } catch (error) {
    if (error.status !== 401) {
      throw error;
    }
    bearer = token;
    return { ...(await me()), kept: false };
  }
}

export async function signOut() {
  bearer = null;
  await call('DELETE', '/session');
}

let known = null;

/** The dashboard query, or null when nothing has changed since the last call. */
export async function health() {
  const ahead = taken('health');
  if (ahead) {
    return ahead;
  }
  const response = await call('GET', `${PATH}/health`, { headers: known ? { 'If-None-Match': known } : {} });
  if (response.status === 304) {
    return null;
  }
  const answer = await json(response);
  known = response.headers.get('ETag');
  return answer;
}

/** The next `health` answers whole; what was asked for ahead does so anyway. */
export const forget = () => {
  known = null;
};

/** Reads a path below `/api/v1` as JSON. */
export const read = async (path) => json(await call('GET', PATH + path));

/** Opens the stream of events, after the event with that id where one is given. */
export const openStream = (lastId, signal) =>
  call('GET', `${PATH}/events`, { headers: { Accept: 'text/event-stream', ...(lastId ? { 'Last-Event-ID': lastId } : {}) }, signal });

export const upstream = async (id) => json(await call('GET', `${PATH}/upstreams/${encodeURIComponent(id)}`));
export const maintenanceWindow = async (id) => json(await call('GET', `${PATH}/maintenance-windows/${encodeURIComponent(id)}`));

/** Decides a window as it was read: `move` is confirm or reject. */
export const decide = async (id, version, move, body) =>
  json(await call('POST', `${PATH}/maintenance-windows/${encodeURIComponent(id)}/${move}`, { body, headers: { 'If-Match': `"${version}"` } }));

export const acknowledge = async (id) => json(await call('POST', `${PATH}/incidents/${encodeURIComponent(id)}/acknowledge`, { body: {} }));


/** Runs all checks of an upstream; it may take as long as the slowest of them. */
export const checkNow = async (id) =>
  json(await call('POST', `${PATH}/upstreams/${encodeURIComponent(id)}/check-now`, { body: {}, signal: AbortSignal.timeout(60_000) }));

/** What everybody may see; null where the settings keep it closed. */
export async function publicDashboard() {
  try {
    return await read('/public');
  } catch (error) {
    if (error.status === 404 || error.status === 401) {
      return null;
    }
    throw error;
  }
}
