import type { AccountActivity, SurgeSettings } from './engagement';

/** What an account’s people did in one window, weighted, and how many they were. */
export type ActivityWindow = { score: number; people: number };

/** Days of a window that ends on a day: the newest last. `back`: so many windows before that one. */
export function windowDaysOf(asOf: number, windowDays: number, back: number): number[] {
  const last = asOf - back * windowDays;
  return Array.from({ length: windowDays }, (_, i) => last - windowDays + 1 + i);
}

/** How many windows lie before the one that ends today. */
export const windowsBack = ({ historyDays, windowDays }: SurgeSettings): number =>
  Math.floor(historyDays / windowDays);

/** The window that ends on `asOf`, then those before it; null where the account was not yet seen for the whole window. */
export function activityWindows(
  activity: AccountActivity,
  settings: SurgeSettings,
  asOf: number,
): (ActivityWindow | null)[] {
  return Array.from({ length: windowsBack(settings) + 1 }, (_, back) => {
    const days = windowDaysOf(asOf, settings.windowDays, back);
    if (back > 0 && (days[0] ?? 0) < activity.knownSince) return null;
    let score = 0;
    const people = new Set<string>();
    for (const day of days) {
      for (const act of activity.acts.get(day) ?? []) {
        score += act.score;
        people.add(act.person);
      }
    }
    return { score, people: people.size };
  });
}

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** How much of a usual window each window is, by the weekdays in it: 1 where they are all alike. The newest first. */
export function windowExposures(
  weekdays: readonly number[],
  settings: SurgeSettings,
  asOf: number,
): number[] {
  return Array.from({ length: windowsBack(settings) + 1 }, (_, back) => {
    const days = windowDaysOf(asOf, settings.windowDays, back);
    return days.reduce((sum, day) => sum + (weekdays[weekdayOf(day)] ?? 1), 0) / settings.windowDays;
  });
}
