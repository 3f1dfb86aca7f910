'use client';

import { useSyncExternalStore } from 'react';

const TICK_MS = 10_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The browser's clock in steps, rounded up so that what just happened is never written as yet to come. */
function readNowMs(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Milliseconds since 1970, advancing every ten seconds; one timer serves the whole page. */
export function useNowMs(): number {
  return useSyncExternalStore(subscribe, readNowMs, readNowMs);
}
