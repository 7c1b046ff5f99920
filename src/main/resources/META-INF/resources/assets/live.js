// Keeps the page up to date: asks again and again while somebody looks, and says when it cannot.

import { ApiError, health } from './api.js';

const EVERY = 2_500;

/** Asks until stopped; `onAnswer(answer or null)` each time it worked, `onTrouble(error)` each time it did not. */
export function live({ onAnswer, onTrouble }) {
  let timer = null;
  let asking = false;
  let stopped = false;

  async function ask() {
    clearTimeout(timer);
    if (asking || stopped || document.hidden) {
      return;
    }
    asking = true;
    try {
      const answer = await health();
      if (!stopped) {
        onAnswer(answer);
      }
    } catch (error) {
      if (!stopped) {
        onTrouble(error instanceof ApiError ? error : new ApiError(0, `This page failed: ${error.message}`));
      }
    } finally {
      asking = false;
    }
    if (!stopped && !document.hidden) {
      timer = setTimeout(ask, EVERY);
    }
  }

  document.addEventListener('visibilitychange', ask);
  ask();
  return {
    now: ask,
    stop() {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
    },
  };
}
