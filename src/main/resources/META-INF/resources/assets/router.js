// Paths and pages: which module shows the path, where the focus goes, and where a page was scrolled to.

import { match } from './routes.js';
import { placeOfHash } from './places.js';

const SETTLE = 1_500;

/**
 * Shows the page of the address, and of every link that is followed from now on. `show(route, params)` puts the page there and resolves when its frame stands;
 * `missing()` shows that nothing is at this path.
 */
export function router({ show, missing, main }) {
  let settling = null;
  let at = null;

  async function turn(scroll, focus) {
    settling?.();
    const place = location.pathname === '/' && placeOfHash(location.hash);
    if (place) {
      history.replaceState(history.state, '', place);
    }
    at = location.pathname + location.search;
    const found = match(location.pathname);
    if (found) {
      await show(found.route, found.params);
    } else {
      missing();
    }
    if (focus) {
      focusOn(main.querySelector('h1') ?? main);
    }
    settling = location.hash.length > 1 && scroll === null ? settle(toRow) : settle(() => reached(scroll ?? 0));
  }

  /** Tries until what it looks for is there: a page fills itself when its data come. Whoever scrolls by hand is left alone. */
  function settle(reach) {
    const until = performance.now() + SETTLE;
    let stopped = false;
    const stop = () => {
      stopped = true;
      removeEventListener('wheel', stop);
      removeEventListener('keydown', stop);
      removeEventListener('touchmove', stop);
    };
    addEventListener('wheel', stop, { passive: true });
    addEventListener('keydown', stop);
    addEventListener('touchmove', stop, { passive: true });
    const next = () => {
      if (stopped || reach() || performance.now() > until) {
        stop();
      } else {
        requestAnimationFrame(next);
      }
    };
    next();
    return stop;
  }

  /** At once, however the page scrolls otherwise. */
  function reached(top) {
    scrollTo({ top, behavior: 'instant' });
    return Math.abs(scrollY - top) <= 1;
  }

  function toRow() {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row) {
      return false;
    }
    row.closest('details')?.setAttribute('open', '');
    row.scrollIntoView();
    focusOn(row);
    return true;
  }

  function focusOn(element) {
    if (!element.hasAttribute('tabindex') && element.tabIndex < 0) {
      element.setAttribute('tabindex', '-1');
    }
    element.focus({ preventScroll: true });
  }

  const remember = () => history.replaceState({ ...history.state, scroll: scrollY }, '');

  function go(path) {
    remember();
    history.pushState(null, '', path);
    return turn(null, true);
  }

  function followed(event) {
    const link = event.target.closest?.('a[href]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    const address = new URL(link.href);
    if (link.target || link.hasAttribute('download') || address.origin !== location.origin || !match(address.pathname)) {
      return;
    }
    if (address.pathname === location.pathname && address.hash && !placeOfHash(address.hash)) {
      return; // a place on this page: the browser goes there
    }
    event.preventDefault();
    if (address.href !== location.href) {
      go(address.pathname + address.search + address.hash);
    } else {
      turn(null, true);
    }
  }

  function popped(event) {
    const here = location.pathname + location.search;
    const moved = here !== at || placeOfHash(location.hash);
    if (moved && !location.hash.startsWith('#token=')) {
      turn(event.state?.scroll ?? null, true);
    }
  }

  history.scrollRestoration = 'manual';
  document.addEventListener('click', followed);
  addEventListener('popstate', popped);
  addEventListener('pagehide', remember);
  return {
    go,
    stop() {
      settling?.();
      document.removeEventListener('click', followed);
      removeEventListener('popstate', popped);
      removeEventListener('pagehide', remember);
    },
    /** Shows the address as it is; after a reload, where it was scrolled to. */
    begin: () => turn(history.state?.scroll ?? null, false),
  };
}
