import { z } from 'zod';
import type { ContactFacts } from '../contactability/contact-facts';
import { type ClockTime, clockTime, closedBy } from '../contactability/open-hours';
import type { OpenHours } from '../contactability/packs/pack';
import type { WishedHours } from '../memory/wished-hours';
import { type Segment, segments } from '../scopes/segment';

const weights = (length: number) => z.array(z.number().min(0)).length(length);

/** When engagement came, by the reader's clock: weights by hour (0–23) and by weekday (Monday first). */
export const engagementClockSchema = z.strictObject({
  hours: weights(24),
  weekdays: weights(7),
  /** Opens, clicks, replies and visits, one for each hour in which there were any. */
  count: z.number().int().min(0),
});
export type EngagementClock = z.infer<typeof engagementClockSchema>;

/** What was learnt of everybody: of the workspace, and of each size of account. */
export const sendTimePatternsSchema = z.strictObject({
  workspace: engagementClockSchema,
  segments: z.partialRecord(z.enum(segments), engagementClockSchema),
});
export type SendTimePatterns = z.infer<typeof sendTimePatternsSchema>;

export const emptyClock = (): EngagementClock => ({
  hours: new Array<number>(24).fill(0),
  weekdays: new Array<number>(7).fill(0),
  count: 0,
});

/**
 * How much of the level above each level holds, in engagements: 12 of a person's own weigh as much as all that is known of people like them,
 * 50 of a segment as much as the workspace, 100 of the workspace as much as not knowing.
 */
export const sendTimePooling = { contact: 12, segment: 50, workspace: 100 } as const;
/** A message waits only for an hour at which reading is this much likelier than when it could go out first. */
export const worthWaiting = 1.2;
/** Neighbouring hours tell of each other. */
const smoothing = [0.25, 0.5, 0.25] as const;

export type ReadingPattern = {
  /** How likely reading is at an hour and on a weekday, 1 where all are alike. */
  hours: readonly number[];
  weekdays: readonly number[];
  /** How much of it is the person's own history, of people like them, of everybody here, and of not knowing: sums to 1. */
  shares: { contact: number; segment: number; workspace: number; flat: number };
  counts: { contact: number; segment: number; workspace: number };
};

/** When a person reads, drawn towards their segment, that towards the workspace, and that towards no hour in particular. */
export function readingPattern(
  contact: EngagementClock,
  segment: Segment,
  patterns: SendTimePatterns | null,
): ReadingPattern {
  const everybody = patterns?.workspace ?? emptyClock();
  const alike = patterns?.segments[segment] ?? emptyClock();
  const levels = [
    { clock: everybody, strength: sendTimePooling.workspace },
    { clock: alike, strength: sendTimePooling.segment },
    { clock: contact, strength: sendTimePooling.contact },
  ];
  const pooled = (of: (clock: EngagementClock) => readonly number[], length: number): number[] =>
    levels.reduce<number[]>(
      (above, { clock, strength }) => drawn(of(clock), above, strength),
      new Array<number>(length).fill(1 / length),
    );
  const own = (clock: EngagementClock, strength: number): number => {
    const weight = sum(clock.hours);
    return weight / (weight + strength);
  };
  const [ofWorkspace, ofSegment, ofContact] = levels.map(({ clock, strength }) => own(clock, strength));
  const share = (left: number, part = 0) => ({ part: left * part, left: left * (1 - part) });
  const first = share(1, ofContact);
  const second = share(first.left, ofSegment);
  const third = share(second.left, ofWorkspace);
  return {
    hours: pooled((clock) => smoothed(clock.hours), 24).map((part) => part * 24),
    weekdays: pooled((clock) => clock.weekdays, 7).map((part) => part * 7),
    shares: { contact: first.part, segment: second.part, workspace: third.part, flat: third.left },
    counts: { contact: contact.count, segment: alike.count, workspace: everybody.count },
  };
}

const drawn = (counts: readonly number[], above: readonly number[], strength: number): number[] => {
  const total = sum(counts) + strength;
  return counts.map((count, i) => (count + strength * (above[i] ?? 0)) / total);
};

const smoothed = (hours: readonly number[]): number[] =>
  hours.map((_, hour) =>
    smoothing.reduce((total, weight, i) => total + weight * (hours[(hour + i + 23) % 24] ?? 0), 0),
  );

export type SendTimeQuestion = {
  /** When it came due, or now where that has passed; ms since the epoch. */
  fromMs: number;
  /** How long it may wait at most. */
  waitHours: number;
  /** The clocks the person may live by; the first counts for when they read. */
  clocks: ContactFacts['localTimes'];
  hours: readonly (readonly OpenHours[])[];
  /** What they asked for; it can only choose among the moments at which contact is allowed. Absent or null where nothing. */
  wishes?: WishedHours | null;
};
export type SendTime = {
  atMs: number;
  /** The hour on the person's clock at which it goes out. */
  local: ClockTime;
  /** Likelihood of reading against the first moment at which it could have gone out. */
  gain: number;
  /** Whether it is at a time that they asked for. */
  asked: boolean;
};

const hourMs = 3_600_000;
const quarterMs = hourMs / 4;

/**
 * The best moment to send within the time it may wait, among those at which contact is allowed. It goes at once where no other moment is
 * clearly better. Null where no moment within that time is allowed: the gate says so when it is tried.
 */
export function chooseSendTime(pattern: ReadingPattern, question: SendTimeQuestion): SendTime | null {
  const { fromMs, waitHours, clocks, hours } = question;
  const [clock] = clocks;
  if (!clock) return null;
  const next = Math.floor(fromMs / quarterMs) * quarterMs + quarterMs;
  const end = fromMs + waitHours * hourMs;
  const open: Moment[] = [];
  for (let at = fromMs; at <= end; at = at === fromMs ? next : at + quarterMs) {
    if (closedBy(hours, clocks, at) !== null) continue;
    const { hour, weekday } = clockTime(clock, at);
    const value = (pattern.hours[hour] ?? 1) * (pattern.weekdays[weekday - 1] ?? 1);
    open.push({ at, hour, value });
  }
  const [earliest] = open;
  if (!earliest) return null;
  const { moments, asked } = wished(open, question.wishes ?? null);
  const first = moments[0] ?? earliest;
  const best = moments.reduce((a, b) => (b.value > a.value * (1 + 1e-9) ? b : a), first);
  const chosen = best.value >= first.value * worthWaiting ? best : first;
  return { atMs: chosen.at, local: clockTime(clock, chosen.at), gain: chosen.value / earliest.value, asked };
}

type Moment = { at: number; hour: number; value: number };

/** Those of the moments that suit what they asked for; all where none does within the time that a message may wait. */
function wished(
  moments: readonly Moment[],
  wishes: WishedHours | null,
): { moments: readonly Moment[]; asked: boolean } {
  if (wishes === null) return { moments, asked: false };
  const allowed = moments.filter(({ hour }) => !wishes.none.has(hour));
  const best = allowed.filter(({ hour }) => wishes.best?.has(hour));
  const kept = best.length > 0 ? best : allowed;
  const asked = best.length > 0 || (kept.length > 0 && kept.length < moments.length);
  return kept.length === 0 ? { moments, asked: false } : { moments: kept, asked };
}

/** The hour and weekday at which reading is likeliest; null where nothing is known. */
export function likeliest({ hours, weekdays, shares }: ReadingPattern): ClockTime | null {
  if (shares.flat > 0.999) return null;
  return { hour: hours.indexOf(Math.max(...hours)), weekday: weekdays.indexOf(Math.max(...weekdays)) + 1 };
}

const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
