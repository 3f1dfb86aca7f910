/**
 * The one place where values become words on a screen. Pure: time zone and "now" come in, nothing is read from the
 * machine, so the server and the browser render the same text.
 */
const NUMBER_LOCALE = 'en-US';
const DATE_LOCALE = 'en-GB';
const MICROS_PER_UNIT = 1_000_000n;

export const MISSING = '–';

export type Instant = Date | string | number;

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(NUMBER_LOCALE, options);
  numberFormats.set(key, made);
  return made;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(DATE_LOCALE, options);
  dateFormats.set(key, made);
  return made;
}

export type MoneyOptions = {
  /** `exact` keeps all minor units, `whole` rounds to units, `compact` writes 12.4K. */
  style?: 'exact' | 'whole' | 'compact';
  /** Writes a plus in front of gains, for differences. */
  signed?: boolean;
};

/** Micros (bigint, or the decimal string that JSON carries) as money: `formatMoney('1250000', 'USD')` is `$1.25`. */
export function formatMoney(
  amountMicros: bigint | string,
  currency: string,
  options: MoneyOptions = {},
): string {
  const { style = 'exact', signed = false } = options;
  const micros = typeof amountMicros === 'bigint' ? amountMicros : BigInt(amountMicros);
  const magnitude = micros < 0n ? -micros : micros;
  // A click can cost a fraction of a cent: below one unit, up to four digits are shown rather than a false zero.
  const isFine = magnitude > 0n && magnitude < MICROS_PER_UNIT && magnitude % 10_000n !== 0n;
  const digits: Intl.NumberFormatOptions =
    style === 'compact'
      ? { notation: 'compact', maximumFractionDigits: 1 }
      : style === 'whole'
        ? { maximumFractionDigits: 0 }
        : isFine
          ? { minimumFractionDigits: 2, maximumFractionDigits: 4 }
          : {};
  return numberFormat({
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    signDisplay: signed ? 'exceptZero' : 'negative',
    ...digits,
  }).format(microsToDecimal(micros));
}

/** Micros as an exact decimal literal, without a detour over floating point. */
function microsToDecimal(micros: bigint): `${number}` {
  const magnitude = micros < 0n ? -micros : micros;
  const fraction = (magnitude % MICROS_PER_UNIT).toString().padStart(6, '0');
  return `${micros < 0n ? '-' : ''}${magnitude / MICROS_PER_UNIT}.${fraction}` as `${number}`;
}

/** Micros as a plain number of units, for drawing only: never for sums. */
export function microsToUnits(amountMicros: bigint | string): number {
  return Number(amountMicros) / Number(MICROS_PER_UNIT);
}

export type NumberOptions = { style?: 'exact' | 'compact'; maximumFractionDigits?: number; signed?: boolean };

/** A count or a measure: `12,480`, `12.5K`, `3.41`. */
export function formatNumber(value: number | bigint, options: NumberOptions = {}): string {
  const { style = 'exact', signed = false } = options;
  const maximumFractionDigits = options.maximumFractionDigits ?? (style === 'compact' ? 1 : 2);
  if (typeof value === 'number' && !Number.isFinite(value)) return MISSING;
  return numberFormat({
    notation: style === 'compact' ? 'compact' : 'standard',
    maximumFractionDigits,
    signDisplay: signed ? 'exceptZero' : 'negative',
  }).format(value);
}

/** A share between 0 and 1 as percent: `formatPercent(0.374)` is `37.4%`. */
export function formatPercent(share: number, options: NumberOptions = {}): string {
  if (!Number.isFinite(share)) return MISSING;
  return numberFormat({
    style: 'percent',
    maximumFractionDigits: options.maximumFractionDigits ?? 1,
    signDisplay: options.signed ? 'exceptZero' : 'negative',
  }).format(share);
}

/** A calendar day in a time zone: `23 Nov 2026`. */
export function formatDate(at: Instant, timeZone: string): string {
  return dateFormat({ timeZone, day: 'numeric', month: 'short', year: 'numeric' }).format(toDate(at));
}

/** Day and minute in a time zone: `23 Nov 2026, 14:05`. `precise` adds seconds and the zone's short name. */
export function formatDateTime(at: Instant, timeZone: string, options: { precise?: boolean } = {}): string {
  return dateFormat({
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(options.precise ? { second: '2-digit', timeZoneName: 'short' } : {}),
  }).format(toDate(at));
}

/** Hour and minute in a time zone: `14:05`. */
export function formatTime(at: Instant, timeZone: string): string {
  return dateFormat({ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(toDate(at));
}

const DURATION_STEPS = [
  { unit: 'd', ms: 86_400_000 },
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1000 },
] as const;

/** A length of time by its two largest parts: `340 ms`, `4.2 s`, `3 min 20 s`, `2 d 4 h`. */
export function formatDuration(durationMs: number): string {
  if (!Number.isFinite(durationMs)) return MISSING;
  if (durationMs < 0) return `-${formatDuration(-durationMs)}`;
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 10_000) return `${Math.floor(durationMs / 100) / 10} s`;
  const first = DURATION_STEPS.findIndex((step) => durationMs >= step.ms);
  let rest = durationMs;
  const parts: string[] = [];
  for (const step of DURATION_STEPS.slice(first, first + 2)) {
    const count = Math.floor(rest / step.ms);
    rest -= count * step.ms;
    if (count > 0) parts.push(`${count} ${step.unit}`);
  }
  return parts.join(' ');
}

/** How long ago, or how soon: `just now`, `4 min ago`, `in 2 h`; beyond 30 days the date itself. */
export function formatRelative(at: Instant, now: Instant, timeZone = 'UTC'): string {
  const differenceMs = toDate(at).getTime() - toDate(now).getTime();
  const distanceMs = Math.abs(differenceMs);
  if (distanceMs < 45_000) return differenceMs > 0 ? 'in a moment' : 'just now';
  if (distanceMs > 30 * 86_400_000) return formatDate(at, timeZone);
  const text =
    distanceMs < 3_570_000
      ? `${Math.max(1, Math.round(distanceMs / 60_000))} min`
      : distanceMs < 84_600_000
        ? `${Math.round(distanceMs / 3_600_000)} h`
        : `${Math.round(distanceMs / 86_400_000)} d`;
  return differenceMs > 0 ? `in ${text}` : `${text} ago`;
}

/** `formatCount(1, 'action')` is `1 action`; three are `3 actions`. Irregular plurals are given. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}

function toDate(at: Instant): Date {
  const date = at instanceof Date ? at : new Date(at);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a point in time: ${String(at)}`);
  return date;
}
