import { z } from 'zod';

/** What was known of one campaign's day so many days after it, as one report said. */
export const dayReportSchema = z.strictObject({
  campaignId: z.string(),
  day: z.iso.date(),
  afterDays: z.number().int().min(0),
  conversions: z.number().int().min(0),
});
export type DayReport = z.infer<typeof dayReportSchema>;

export type ConversionDelay = {
  /** Share of a day's conversions that is known so many days after it, by days from 0 on; beyond the list all is known. */
  known: readonly number[];
  /** Days that were reported on more than once: what the delay was learnt from. */
  days: number;
  /** Conversions those days came to. */
  conversions: number;
};

/** After this many days, and beyond what any day was reported at, nothing more is expected. */
const longestDays = 21;
/**
 * Assumed until reports say otherwise: of what is known a day later, 5 % was not known yet one day after the day itself, half as much with
 * each further day. It counts as much as 20 conversions for each day of age.
 */
export const delayPrior = { late: 0.05, halving: 0.5, conversions: 20 } as const;

/**
 * Learns how late conversions are reported, from days that were reported on more than once (chain ladder): how much of what is known one
 * day later was known before. Null where every day was reported once: nothing is taken to be missing then.
 */
export function learnDelay(reports: readonly DayReport[]): ConversionDelay | null {
  const days = new Map<string, DayReport[]>();
  for (const report of reports) {
    const key = `${report.campaignId}\n${report.day}`;
    days.set(key, [...(days.get(key) ?? []), report]);
  }
  const again = [...days.values()]
    .map((list) => list.sort((a, b) => a.afterDays - b.afterDays))
    .filter((list) => (list.at(0)?.afterDays ?? 0) < (list.at(-1)?.afterDays ?? 0));
  if (again.length === 0) return null;
  const before = new Array<number>(longestDays).fill(0);
  const after = new Array<number>(longestDays).fill(0);
  for (const list of again) {
    const [first, last] = [list.at(0)?.afterDays ?? 0, list.at(-1)?.afterDays ?? 0];
    for (let age = first; age < Math.min(last, longestDays); age++) {
      const [now, next] = [knownAt(list, age), knownAt(list, age + 1)];
      // A platform takes conversions back at times: what was too much before was all that was to come.
      before[age] = (before[age] ?? 0) + Math.min(now, next);
      after[age] = (after[age] ?? 0) + next;
    }
  }
  const known: number[] = [];
  let rest = 1;
  const oldest = Math.max(...again.map((list) => list.at(-1)?.afterDays ?? 0));
  for (let age = Math.min(longestDays, oldest) - 1; age >= 0; age--) {
    const assumed = 1 - delayPrior.late * delayPrior.halving ** Math.max(0, age - 1);
    const strength = delayPrior.conversions;
    rest *= ((before[age] ?? 0) + strength * assumed) / ((after[age] ?? 0) + strength);
    known[age] = rest;
  }
  const conversions = again.reduce((total, list) => total + (list.at(-1)?.conversions ?? 0), 0);
  return { known, days: again.length, conversions };
}

/** What is assumed where every day was reported once, and late conversions must not be held against anything. */
export const assumedDelay: ConversionDelay = {
  known: Array.from({ length: longestDays }, (_, age) =>
    Array.from({ length: longestDays - age }, (_day, i) => age + i).reduce(
      (share, later) => share * (1 - delayPrior.late * delayPrior.halving ** Math.max(0, later - 1)),
      1,
    ),
  ),
  days: 0,
  conversions: 0,
};

/** The share of a day's conversions that is known so many days after it. */
export const shareKnown = (delay: ConversionDelay | null, afterDays: number | undefined): number =>
  delay === null || afterDays === undefined ? 1 : (delay.known[afterDays] ?? 1);

const knownAt = (list: readonly DayReport[], age: number): number =>
  list.findLast(({ afterDays }) => afterDays <= age)?.conversions ?? 0;
