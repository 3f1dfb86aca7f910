type ZonedLocale = Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] };

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const made = formats.get(timeZone);
  if (made !== undefined) return made;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    // A RangeError: no such zone.
  }
  // What comes in is text from outside: the cache must not grow with it.
  if (format || formats.size < 1000) formats.set(timeZone, format);
  return format;
}

/** Whether a text is the IANA name of a time zone. */
export const isTimeZone = (text: string): boolean => formatOf(text) !== null;

/** All zones of some countries, as IANA names. */
export function zonesOf(countries: readonly string[]): string[] {
  return countries.flatMap((country) => {
    const locale = new Intl.Locale(`und-${country}`) as ZonedLocale;
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  });
}

/** Minutes a zone is ahead of UTC at a moment. Throws a RangeError for an unknown zone. */
export function offsetAt(timeZone: string, at: Date): number {
  const format = formatOf(timeZone);
  if (!format) throw new RangeError(`There is no time zone ${timeZone}.`);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const shown = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
  );
  return Math.round((shown - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

const weekMs = 8 * 86_400_000;

export type ZoneClock = {
  timeZone: string;
  offsetMinutes: number;
  /** The next change of the offset within eight days, so that hours ahead can be told without asking again. */
  change: { at: string; offsetMinutes: number } | null;
};

/** How a zone's clock stands at a moment and over the week after it. */
export function clockOf(timeZone: string, at: Date): ZoneClock {
  const offsetMinutes = offsetAt(timeZone, at);
  const later = offsetAt(timeZone, new Date(at.getTime() + weekMs));
  if (later === offsetMinutes) return { timeZone, offsetMinutes, change: null };
  let before = at.getTime();
  let after = before + weekMs;
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, new Date(middle)) === offsetMinutes) before = middle;
    else after = middle;
  }
  const changedAt = new Date(Math.round(after / 60_000) * 60_000);
  return { timeZone, offsetMinutes, change: { at: changedAt.toISOString(), offsetMinutes: later } };
}

/** The clocks of several zones, one of each that run alike. */
export function clocksOf(timeZones: readonly string[], at: Date): ZoneClock[] {
  const clocks = timeZones.map((timeZone) => clockOf(timeZone, at));
  const alike = (a: ZoneClock, b: ZoneClock) =>
    a.offsetMinutes === b.offsetMinutes &&
    a.change?.at === b.change?.at &&
    a.change?.offsetMinutes === b.change?.offsetMinutes;
  return clocks.filter((clock, index) => clocks.findIndex((other) => alike(clock, other)) === index);
}
