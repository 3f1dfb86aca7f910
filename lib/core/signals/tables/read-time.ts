import { momentInZone } from './zone-offset';

export type TimeReading = {
  /** Of times that name none, such as Europe/Berlin. */
  timeZone: string;
  /** Whether 3/4/2024 is the third of April. */
  dayFirst: boolean;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const alsoCalled: Record<string, string> = { mär: 'mar', mrz: 'mar', mai: 'may', okt: 'oct', dez: 'dec' };
/** Minutes ahead of UTC, by the names that e-mail and Europe use. */
const zones: Record<string, number> = {
  ...{ z: 0, utc: 0, gmt: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360 },
  ...{ pst: -480, pdt: -420, cet: 60, cest: 120 },
};

const clock =
  '(?:[T,\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([ap]\\.?m\\.?)?\\s*([a-z]{1,4}|(?:utc|gmt)?[+-]\\d{2}(?::?\\d{2})?)?)?';
const form = (day: string) => new RegExp(`^${day}${clock}$`, 'iu');
const yearFirst = form('(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})');
const yearLast = form('(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})');
const dayNamed = form(
  '(?:\\p{L}{2,9}\\.?,?\\s+)?(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]+(\\p{L}{3,9})\\.?,?[\\s-]+(\\d{4})',
);
const monthNamed = form(
  '(?:\\p{L}{2,9}\\.?,?\\s+)?(\\p{L}{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})',
);
const monthAlone = /^(\d{4})-(\d{2})$/;
const epoch = /^(\d{9,10})(?:\.\d+)?$|^(\d{13})$|^(\d{16})$/;

type Shown = { year: number; month: number; day: number; clock: readonly (string | undefined)[] };

function shownIn(text: string, dayFirst: boolean): Shown | null {
  let match = yearFirst.exec(text);
  if (match)
    return { year: Number(match[1]), month: Number(match[3]), day: Number(match[4]), clock: match.slice(5) };
  match = yearLast.exec(text);
  if (match) {
    const year = Number(match[4]);
    // With dots it is the day that comes first, everywhere.
    const isDayFirst = dayFirst || match[2] === '.';
    const [day, month] = isDayFirst ? [match[1], match[3]] : [match[3], match[1]];
    const full = match[4]?.length === 2 ? year + (year < 70 ? 2000 : 1900) : year;
    return { year: full, month: Number(month), day: Number(day), clock: match.slice(5) };
  }
  match = dayNamed.exec(text);
  if (match)
    return { year: Number(match[3]), month: monthOf(match[2]), day: Number(match[1]), clock: match.slice(4) };
  match = monthNamed.exec(text);
  if (match)
    return { year: Number(match[3]), month: monthOf(match[1]), day: Number(match[2]), clock: match.slice(4) };
  match = monthAlone.exec(text);
  return match && { year: Number(match[1]), month: Number(match[2]), day: 1, clock: [] };
}

function monthOf(name = ''): number {
  const short = name.slice(0, 3).toLowerCase();
  return months.indexOf(alsoCalled[short] ?? short) + 1;
}

/**
 * The moment that a text states, in ISO 8601 in UTC, from 1970 to 9999; null when it states none. A day alone is its beginning, a
 * month its first day. Digits alone are seconds, milliseconds or microseconds since 1970, by how many there are.
 */
export function readTime(text: string, reading: TimeReading): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 60) return null;
  const ms = ofDigits(trimmed) ?? ofShown(shownIn(trimmed, reading.dayFirst), reading.timeZone);
  return ms !== null && ms >= 0 && ms < Date.UTC(10_000, 0) ? new Date(ms).toISOString() : null;
}

function ofDigits(text: string): number | null {
  const [, seconds, ms, micros] = epoch.exec(text) ?? [];
  if (seconds) return Math.round(Number(text) * 1000);
  if (ms) return Number(ms);
  return micros ? Math.floor(Number(micros) / 1000) : null;
}

function ofShown(shown: Shown | null, timeZone: string): number | null {
  if (!shown) return null;
  const { year, month, day } = shown;
  const [hours = '0', minutes = '0', seconds = '0', fraction = '', half, zone] = shown.clock;
  const day0 = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || day0.getUTCMonth() !== month - 1 || day0.getUTCDate() !== day) return null;
  const hour = hourOf(Number(hours), half);
  if (hour === null || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const inDay = ((hour * 60 + Number(minutes)) * 60 + Math.min(Number(seconds), 59)) * 1000;
  const local = day0.getTime() + inDay + Number(fraction.padEnd(3, '0').slice(0, 3));
  if (!zone) return momentInZone(local, timeZone);
  const ahead = minutesAhead(zone);
  return ahead === null ? null : local - ahead * 60_000;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (!half) return hour <= 23 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
}

function minutesAhead(zone: string): number | null {
  const [, sign, hours, minutes = '0'] = /([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (!sign) return zones[zone.toLowerCase()] ?? null;
  const ahead = Number(hours) * 60 + Number(minutes);
  return ahead > 14 * 60 ? null : sign === '-' ? -ahead : ahead;
}

/** Whether a text is a day by figures of which the first could be the day or the month: 3/4/2024. */
export function isDayOrMonthFirst(text: string): boolean {
  return /^\d{1,2}[-/]\d{1,2}[-/](\d{4}|\d{2})\b/.test(text.trim());
}
