import { AsyncLocalStorage } from 'node:async_hooks';

const replaced = new AsyncLocalStorage<() => Date>();

/**
 * The present moment. The only place in `lib` that reads the system clock, so that tests, the replay of a
 * file and the sample workspace can live at another time.
 */
export function now(): Date {
  const clock = replaced.getStore();
  return clock ? clock() : new Date();
}

/** When this process started, however late the module that asks was loaded. */
export function processStartedAt(): Date {
  return new Date(performance.timeOrigin);
}

/** Runs `fn`, and everything it awaits, at a fixed moment or by another clock. */
export function withClock<T>(clock: Date | (() => Date), fn: () => T): T {
  const read = clock instanceof Date ? () => new Date(clock) : clock;
  return replaced.run(read, fn);
}
