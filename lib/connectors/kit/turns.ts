import { setTimeout as pause } from 'node:timers/promises';

/** When the next request of each connection may begin, in milliseconds since this process started. */
const nextAt = new Map<string, number>();

/**
 * Waits until a request to a connection may begin, so that this process sends no more than `perSecond` of them, evenly: those that come
 * at once queue up in the order in which they came.
 */
export async function turn(connectionId: string, perSecond: number): Promise<void> {
  const at = Math.max(performance.now(), nextAt.get(connectionId) ?? 0);
  nextAt.set(connectionId, at + 1000 / perSecond);
  const waitMs = at - performance.now();
  if (waitMs > 0) await pause(waitMs);
}
