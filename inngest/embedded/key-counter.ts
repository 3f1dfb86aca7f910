import type { ConcurrencyLimit } from './function-config';
import type { Job } from './jobs';

export type KeyCounter = {
  /** Counts a job's keys, or refuses it when one of them is at its limit. */
  tryEnter: (job: Job) => boolean;
  leave: (job: Job) => void;
  full: () => string[];
};

/**
 * Counts the calls under way per concurrency key. In memory is exact: one process owns the database, and at boot nothing is
 * under way.
 */
export function createKeyCounter(limitsOf: (job: Job) => readonly ConcurrencyLimit[]): KeyCounter {
  const counts = new Map<string, { running: number; limit: number }>();
  return {
    tryEnter(job) {
      const limits = limitsOf(job);
      const entries = job.concurrency_keys.flatMap((key, index) => {
        const limit = limits[index]?.limit;
        return limit === undefined ? [] : [{ key, limit }];
      });
      if (entries.some(({ key, limit }) => (counts.get(key)?.running ?? 0) >= limit)) {
        for (const { key, limit } of entries) {
          const count = counts.get(key);
          if (count) count.limit = limit;
        }
        return false;
      }
      for (const { key, limit } of entries)
        counts.set(key, { running: (counts.get(key)?.running ?? 0) + 1, limit });
      return true;
    },
    leave(job) {
      for (const key of job.concurrency_keys) {
        const count = counts.get(key);
        if (!count) continue;
        count.running -= 1;
        if (count.running <= 0) counts.delete(key);
      }
    },
    full: () => [...counts].filter(([, count]) => count.running >= count.limit).map(([key]) => key),
  };
}
