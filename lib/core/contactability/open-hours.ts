import type { ContactFacts } from './contact-facts';
import type { ContactRules } from './contact-rules';
import { packs } from './packs';
import type { OpenHours, PackId } from './packs/pack';
import type { ContactChannel } from './purposes';

type LocalTime = ContactFacts['localTimes'][number];
/** Hour (0–23) and weekday (1 Monday – 7) by one clock. */
export type ClockTime = { hour: number; weekday: number };

const quarterMs = 15 * 60_000;
const dayMs = 86_400_000;

/** What a clock shows at a moment of the eight days it was read for. */
export function clockTime({ offsetMinutes, change }: LocalTime, atMs: number): ClockTime {
  const offset = change && atMs >= Date.parse(change.at) ? change.offsetMinutes : offsetMinutes;
  const local = atMs + offset * 60_000;
  // The epoch was a Thursday.
  const weekday = ((((Math.floor(local / dayMs) + 3) % 7) + 7) % 7) + 1;
  return { hour: Math.floor((((local % dayMs) + dayMs) % dayMs) / 3_600_000), weekday };
}

const covers = ({ fromHour, toHour, days }: OpenHours, { hour, weekday }: ClockTime): boolean =>
  hour >= fromHour && hour < toHour && days.includes(weekday);

/** The windows that must each hold: of the workspace, and of every pack that sets hours for the channel (one of its windows). */
export function hoursThatCount(
  rules: ContactRules,
  applying: readonly PackId[],
  channel: ContactChannel,
): (readonly OpenHours[])[] {
  const lawful = applying
    .filter((id) => packs[id].channels.includes(channel))
    .map((id) => packs[id].openHours(channel))
    .filter((windows) => windows.length > 0);
  return [[rules.contactHours], ...lawful];
}

/** The first clock by which this is no hour to contact somebody; null where all allow it. */
export function closedBy(
  hours: readonly (readonly OpenHours[])[],
  clocks: readonly LocalTime[],
  atMs: number,
): LocalTime | null {
  return (
    clocks.find((clock) => {
      const time = clockTime(clock, atMs);
      return !hours.every((windows) => windows.some((window) => covers(window, time)));
    }) ?? null
  );
}

/** The next quarter of an hour at which all clocks allow it, within a week; null where there is none. */
export function nextOpening(
  hours: readonly (readonly OpenHours[])[],
  clocks: readonly LocalTime[],
  now: Date,
): Date | null {
  const first = Math.ceil(now.getTime() / quarterMs) * quarterMs;
  for (let at = first; at <= first + 7 * dayMs; at += quarterMs) {
    if (closedBy(hours, clocks, at) === null) return new Date(at);
  }
  return null;
}
