import type { EngineFunction } from './function-config';
import type { Job } from './jobs';
import { limitOwner } from './start-runs';

export type KeyCounter = {
  /** Counts a job under its keys, and says which; or names the first of them that is at its limit, and counts nothing. */
  tryEnter: (job: Job) => { entered: string[] } | { full: string };
  /** Takes a job off what it was counted under. A key's limit is remembered while jobs are parked on it. */
  leave: (entered: readonly string[], isParked: (key: string) => boolean) => void;
  /** How much more a key has room for. */
  room: (key: string) => number;
  /** How many more calls a function may have under way, by those of its limits that have no key of their own. */
  roomOf: (functionId: string) => number;
};

/**
 * Counts the calls under way per concurrency key. In memory is exact: one process owns the database, and when it takes over
 * nothing is under way but what it does itself.
 */
export function createKeyCounter(functionOf: (id: string) => EngineFunction | undefined): KeyCounter {
  const counts = new Map<string, { running: number; limit: number }>();
  const room = (key: string): number => {
    const count = counts.get(key);
    return count ? Math.max(0, count.limit - count.running) : Number.POSITIVE_INFINITY;
  };
  return {
    room,
    tryEnter(job) {
      const limits = functionOf(job.function_id ?? '')?.concurrency ?? [];
      const entries = job.concurrency_keys.flatMap((key, index) => {
        const limit = limits[index]?.limit;
        return limit === undefined ? [] : [{ key, limit }];
      });
      for (const { key, limit } of entries) {
        const count = counts.get(key);
        if (count) count.limit = limit;
        if (room(key) === 0) return { full: key };
      }
      for (const { key, limit } of entries)
        counts.set(key, { running: (counts.get(key)?.running ?? 0) + 1, limit });
      return { entered: entries.map(({ key }) => key) };
    },
    leave(entered, isParked) {
      for (const key of entered) {
        const count = counts.get(key);
        if (!count) continue;
        count.running -= 1;
        if (count.running <= 0 && !isParked(key)) counts.delete(key);
      }
    },
    roomOf(functionId) {
      const fn = functionOf(functionId);
      const rooms = (fn?.concurrency ?? []).flatMap((limit, index) => {
        if (!fn || limit.key !== null) return [];
        return [limit.limit - (counts.get(`${limitOwner(fn, index)}|`)?.running ?? 0)];
      });
      return Math.max(0, Math.min(...rooms));
    },
  };
}
