/** Others are at what is left of a rollback, or its platform is too busy: each pause is longer than the one before. */
const pausesSeconds: readonly number[] = [5, 10, 20, 40, ...Array.from({ length: 15 }, () => 60)];

/** How long a rollback waits after so many turns in a row that settled nothing; null after a quarter of an hour: a person has to look. */
export const waitSecondsAfter = (idleTurns: number): number | null => pausesSeconds[idleTurns - 1] ?? null;
