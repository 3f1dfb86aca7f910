import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until it is so; gives up with what it waited for. */
export async function until(
  what: string,
  condition: () => Promise<boolean>,
  { everyMs = 50, timeoutMs = 180_000 } = {},
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}.`);
    await pause(everyMs);
  }
}
