import type { Facts } from '../gate/facts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

function parts(at: Date, timeZone: string): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    });
  formats.set(timeZone, format);
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** A moment on the clock of a zone, as the gate takes it: hour 0–23, weekday 1 (Monday) – 7. */
export function localClock(at: Date, timeZone: string): Facts['localTime'] {
  const { hour, weekday } = parts(at, timeZone);
  return { hour: Number(hour), weekday: weekdays.indexOf(weekday ?? '') + 1 };
}

const QUARTER_MS = 15 * 60_000;

/**
 * Local dates (`YYYY-MM-DD`) of moments that mostly follow each other: the last quarter of an hour is remembered, because every
 * zone's midnight falls on one.
 */
export function localDates(): (at: Date, timeZone: string) => string {
  let last = { quarter: Number.NaN, zone: '', date: '' };
  return (at, zone) => {
    const quarter = Math.floor(at.getTime() / QUARTER_MS);
    if (last.quarter !== quarter || last.zone !== zone) {
      const { year, month, day } = parts(at, zone);
      last = { quarter, zone, date: `${year}-${month}-${day}` };
    }
    return last.date;
  };
}
