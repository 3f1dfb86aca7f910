import { preciseNow } from './processes/messages';

export type Marks = {
  set: (place: string, key: string, atMs: number) => void;
  /** When a function came to that place, once it has. */
  get: (place: string, key: string) => Promise<number>;
};

const GIVE_UP_MS = 120_000;

/** The times at which functions came to a place, awaited by name. */
export function createMarks(): Marks {
  const times = new Map<string, number>();
  const awaited = new Map<string, (atMs: number) => void>();
  return {
    set(place, key, atMs) {
      const name = `${place} ${key}`;
      if (times.has(name)) return;
      times.set(name, atMs);
      awaited.get(name)?.(atMs);
      awaited.delete(name);
    },
    get(place, key) {
      const name = `${place} ${key}`;
      const known = times.get(name);
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve, reject) => {
        const since = preciseNow();
        const limit = setTimeout(
          () => reject(new Error(`${name} was not reached ${Math.round(preciseNow() - since)} ms on.`)),
          GIVE_UP_MS,
        );
        awaited.set(name, (atMs) => {
          clearTimeout(limit);
          resolve(atMs);
        });
      });
    },
  };
}
