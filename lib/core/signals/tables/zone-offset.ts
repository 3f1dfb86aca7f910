const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at a moment, in ms. */
function offsetAt(ms: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}

const dayMs = 86_400_000;

/**
 * The moment at which the clocks of a zone show a time, both in ms; `shown` is that time as if it were UTC. Of an hour that comes
 * twice the first is meant; one that is left out is told by the clock from before.
 */
export function momentInZone(shown: number, timeZone: string): number {
  if (timeZone === 'UTC') return shown;
  // The clocks change at most once in a day: one of the two offsets around it is meant.
  const before = shown - offsetAt(shown - dayMs, timeZone);
  const after = shown - offsetAt(shown + dayMs, timeZone);
  if (before === after) return before;
  const shows = (moment: number) => moment + offsetAt(moment, timeZone) === shown;
  return shows(before) || !shows(after) ? before : after;
}
