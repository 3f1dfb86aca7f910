/** What is usual at one time of the day or week. */
type Slot = { mean: number; count: number; day: number; days: number };

/** A slot that was met on fewer days says nothing yet. */
const LEAST_DAYS = 2;
/** The newest so many values of a slot count most: a season may change. */
const MEMORY = 50;

/** Learns what is usual in each slot of a season, such as an hour of the day. */
export type Season = {
  /** Null where the slot was met on too few days. */
  expected: (slot: number) => number | null;
  push: (slot: number, day: number, value: number) => void;
};

export function learnSeason(): Season {
  const slots = new Map<number, Slot>();
  return {
    expected(slot) {
      const known = slots.get(slot);
      return known && known.days >= LEAST_DAYS ? known.mean : null;
    },
    push(slot, day, value) {
      const known = slots.get(slot) ?? { mean: 0, count: 0, day: Number.NaN, days: 0 };
      known.count += 1;
      known.mean += (value - known.mean) * Math.max(1 / known.count, 1 / MEMORY);
      if (known.day !== day) {
        known.day = day;
        known.days += 1;
      }
      slots.set(slot, known);
    },
  };
}
