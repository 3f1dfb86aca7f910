'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) === 'dismissed';
  } catch {
    // Storage can be forbidden by the browser: then nothing is remembered.
    return false;
  }
}

function remember(key: string): void {
  try {
    localStorage.setItem(key, 'dismissed');
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

/** Whether something was put away for good in this browser. On the server it counts as put away, so that it never flashes. */
export function useDismissed(key: string): [boolean, () => void] {
  const isDismissed = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => true,
  );
  return [isDismissed, () => remember(key)];
}
