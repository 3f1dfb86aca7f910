const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday; Monday is 0. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Where a moment falls in day and week: the hour, and apart from it at weekends. The moment is what the clock on the wall says, as if UTC. */
export function hourSlot(localMs: number): { slot: number; day: number } {
  const day = Math.floor(localMs / DAY_MS);
  const hour = Math.floor(localMs / HOUR_MS) - day * 24;
  return { slot: weekdayOf(day) >= 5 ? hour + 24 : hour, day };
}

/** Where a day falls in its week. */
export const daySlot = (day: number): { slot: number; day: number } => ({ slot: weekdayOf(day), day });
