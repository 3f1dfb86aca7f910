/** When a feed may be asked again. All times are milliseconds. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHORTEST = 10 * MINUTE;
/** Of a feed that says nothing of how often it changes. */
const USUAL = 30 * MINUTE;
/** What a feed asks for beyond this is taken for a mistake: it would fall silent unnoticed. */
const LONGEST = 7 * DAY;
const LONGEST_BACK_OFF = DAY;

/** What a feed says of when it is to be read. */
export type PollHints = {
  /** `ttl` or `sy:updatePeriod`; null where it says nothing. */
  everyMs: number | null;
  /** Hours from 0 to 23 in UTC, and days from 0 (Sunday) to 6, in which it is not to be read. */
  skipHours: number[];
  skipDays: number[];
};
export const noHints: PollHints = { everyMs: null, skipHours: [], skipDays: [] };

const atMost = (ms: number) => Math.min(ms, LONGEST);

/** After an answer: all that the feed and its server ask for are lower bounds. Hours and days that leave none free are ignored. */
export function nextPollMs(nowMs: number, hints: PollHints, maxAgeMs: number | null): number {
  const asked = Math.max(hints.everyMs ?? 0, maxAgeMs ?? 0);
  const due = nowMs + Math.max(SHORTEST, asked > 0 ? atMost(asked) : USUAL);
  const isFree = (ms: number) => {
    const date = new Date(ms);
    return !hints.skipHours.includes(date.getUTCHours()) && !hints.skipDays.includes(date.getUTCDay());
  };
  if (isFree(due)) return due;
  const nextHour = Math.floor(due / HOUR) * HOUR + HOUR;
  for (let hours = 0; hours < 8 * 24; hours++)
    if (isFree(nextHour + hours * HOUR)) return nextHour + hours * HOUR;
  return due;
}

/** After the `failures`th failure in a row: twice as long each time, and never before the server allows it. */
export function backOffMs(nowMs: number, failures: number, retryAfterMs: number | null): number {
  const own = Math.min(SHORTEST * 2 ** Math.min(Math.max(failures - 1, 0), 20), LONGEST_BACK_OFF);
  return nowMs + Math.max(own, atMost(retryAfterMs ?? 0));
}

/** `Retry-After`: seconds, or a date; null without one that can be read. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - nowMs);
}

/** How long an answer stays fresh, by `Cache-Control` and `Age`; null where it does not say. */
export function maxAgeMs(cacheControl: string | null, age: string | null): number | null {
  const stated = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl ?? '')?.[1];
  if (stated === undefined) return null;
  const passed = /^\s*(\d{1,9})\s*$/.exec(age ?? '')?.[1] ?? '0';
  return Math.max(0, Number(stated) - Number(passed)) * 1000;
}

const periods: ReadonlyMap<string, number> = new Map([
  ['hourly', HOUR],
  ['daily', DAY],
  ['weekly', 7 * DAY],
  ['monthly', 30 * DAY],
  ['yearly', 365 * DAY],
]);

/** `sy:updatePeriod` divided by `sy:updateFrequency`; null for what is no period. */
export function updatePeriodMs(
  period: string | null | undefined,
  frequency: number | null | undefined,
): number | null {
  const ms = periods.get(period?.trim().toLowerCase() ?? '');
  return ms === undefined ? null : ms / (frequency && frequency > 0 ? frequency : 1);
}
