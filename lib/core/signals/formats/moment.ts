const FORM =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(?::(\d{2})([.,]\d+)?)?\s?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/;
/** In seconds since 1970 up to here, in milliseconds above: the year 5138 and 3 March 1973. */
const SECONDS_END = 100_000_000_000;
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The moment that a source states, in ISO 8601 in UTC; null where it states none that can be read. Understood are ISO 8601 (without an
 * offset it is taken for UTC) and seconds or milliseconds since 1970, as numbers or digits.
 */
export function momentOf(value: unknown): string | null {
  const ms = typeof value === 'number' ? ofNumber(value) : typeof value === 'string' ? ofText(value) : null;
  return ms !== null && ms >= 0 && ms <= LAST_MOMENT ? new Date(ms).toISOString() : null;
}

/** Whether a text says in which offset its time is meant. */
export const statesOffset = (value: unknown): boolean =>
  typeof value === 'string' && Boolean(FORM.exec(value.trim())?.[5]);

const ofNumber = (value: number): number | null =>
  Number.isFinite(value) ? Math.round(Math.abs(value) < SECONDS_END ? value * 1000 : value) : null;

function ofText(value: string): number | null {
  const text = value.trim();
  if (/^\d{9,16}(\.\d+)?$/.test(text)) return ofNumber(Number(text));
  const [, day, minutes, seconds, fraction, offset] = FORM.exec(text) ?? [];
  if (!day) return null;
  const zone = /^[+-]/.test(offset ?? '') ? withColon(offset ?? '') : 'Z';
  const ms = Date.parse(
    `${day}T${minutes ?? '00:00'}:${seconds ?? '00'}${fraction ? `.${fraction.slice(1, 4)}` : ''}${zone}`,
  );
  return Number.isNaN(ms) ? null : ms;
}

const withColon = (offset: string): string =>
  `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`;
