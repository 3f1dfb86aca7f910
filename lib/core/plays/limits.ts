/** So many people of one surge are taken up, the most engaged first. */
export const MOST_OF_SURGE = 50;
/** So many people are taken up when a schedule is due. */
export const MOST_OF_SCHEDULE = 5000;
/** So many signals, or people, a trial looks at: the newest. */
export const MOST_TRIED = 5000;
/** What was recorded later than this after it occurred, such as by an import of history, is learnt from and sets no play off. */
const MOST_LATE_DAYS = 7;
export const isTooLate = (occurredAtMs: number, recordedAtMs: number): boolean =>
  recordedAtMs - occurredAtMs > MOST_LATE_DAYS * 86_400_000;
/** Over how many days a play can be tried. */
export const trialDays = [7, 30, 90] as const;
