/** One fixed locale, so that a stored sentence reads the same wherever it was written. */
const locale = 'en-US';
const formats = new Map<string, Intl.NumberFormat>();

function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/**
 * An amount of micros for a sentence: `$1,250.00`; below one unit with up to four decimals. A currency that is null
 * or unknown to the platform leaves a plain number (with the code behind it), never an error.
 */
export function formatAmount(micros: bigint | string, currency: string | null): string {
  const units = Number(BigInt(micros)) / 1_000_000;
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: Math.abs(units) < 1 ? 4 : 2 };
  const size = digits.maximumFractionDigits;
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) {
    const plain = format(`plain ${size}`, digits).format(units);
    return currency ? `${plain} ${currency}` : plain;
  }
  return format(`${currency} ${size}`, { ...digits, style: 'currency', currency }).format(units);
}

/** A share for a sentence: 0.125 is `12.5%`. */
export const formatShare = (share: number): string =>
  format('percent', { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** A plain figure with at most two decimals. */
export const formatFigure = (value: number): string =>
  format('figure', { maximumFractionDigits: 2 }).format(value);

const moments = new Map<string, Intl.DateTimeFormat>();

/** Where a sentence is read: its amounts and moments are in this currency and this time zone. */
export type Place = { currency: string | null; timeZone: string };

/** A moment for a sentence, on the clock of a time zone: `26 Nov 2027, 00:07`. */
export function formatMoment(at: string, timeZone: string): string {
  const known = moments.get(timeZone);
  const made =
    known ??
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  if (!known) moments.set(timeZone, made);
  return made.format(new Date(at));
}

const days = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment for a sentence, on the clock of a time zone: `26 November 2027`. */
export function formatDay(at: Date, timeZone: string): string {
  const known = days.get(timeZone);
  const made = known ?? new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' });
  if (!known) days.set(timeZone, made);
  return made.format(at);
}
