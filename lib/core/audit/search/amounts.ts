import { microsText } from '../../shared/micros';

/** An amount that an entry names, in micros, whichever way it goes. */
export type Amount = { currency: string; micros: bigint };

/** So many digits of an amount are tokens of their own; a range with longer ends is looked at more closely at its ends. */
const DIGITS = 3;
/** The longest amount, in digits of micros. */
const LONGEST = 18;

/** Every amount in what an entry says: each field whose name ends in `Micros`, also within a state. */
export function amountsOf(detail: Readonly<Record<string, unknown>>, currency: string): Amount[] {
  const own = typeof detail.currency === 'string' ? detail.currency : currency;
  const found = new Set<bigint>();
  const look = (fields: Readonly<Record<string, unknown>>, depth: number) => {
    for (const [key, value] of Object.entries(fields)) {
      if (/micros$/i.test(key)) {
        const parsed = microsText.safeParse(typeof value === 'number' ? String(value) : value);
        if (parsed.success) found.add(magnitude(BigInt(parsed.data)));
      } else if (depth > 0 && value !== null && typeof value === 'object' && !Array.isArray(value))
        look(value as Record<string, unknown>, depth - 1);
    }
  };
  look(detail, 1);
  return [...found].map((micros) => ({ currency: own, micros }));
}

const magnitude = (micros: bigint) => (micros < 0n ? -micros : micros);
const token = (currency: string, length: number, digits: bigint | string) =>
  `amount:${currency}:${length}:${digits}`;

/** An amount as tokens: its length, then its first digit, its first two and its first three. */
export function amountTokens({ currency, micros }: Amount): string[] {
  const text = magnitude(micros).toString();
  return Array.from({ length: Math.min(DIGITS, text.length) + 1 }, (_, digits) =>
    token(currency, text.length, text.slice(0, digits)),
  );
}

/**
 * The fewest tokens that cover the amounts from `min` to `max`, both included. `isExact` is false where an end has more digits than
 * tokens have: then what is found has to be looked at, with `inRange`.
 */
export function rangeTokens(
  currency: string,
  min: bigint,
  max: bigint,
): { tokens: string[]; isExact: boolean } {
  const tokens: string[] = [];
  let isExact = true;
  const cover = (length: number, first: bigint, digits: number) => {
    const width = 10n ** BigInt(length - digits);
    const [lowest, highest] = [
      digits === 0 ? 10n ** BigInt(length - 1) : first * width,
      (first + 1n) * width - 1n,
    ];
    if (highest < min || lowest > max) return;
    const isWhole = lowest >= min && highest <= max;
    if (isWhole || digits === Math.min(DIGITS, length)) {
      tokens.push(token(currency, length, digits === 0 ? '' : first));
      isExact &&= isWhole;
      return;
    }
    for (let digit = digits === 0 ? 1n : 0n; digit < 10n; digit++)
      cover(length, first * 10n + digit, digits + 1);
  };
  if (min <= 0n) tokens.push(token(currency, 1, 0n));
  for (let length = 1; length <= LONGEST; length++) cover(length, 0n, 0);
  return { tokens, isExact };
}

/** Whether one of the amounts is of the currency and between `min` and `max`, both included. */
export const inRange = (amounts: readonly Amount[], currency: string, min: bigint, max: bigint): boolean =>
  amounts.some((amount) => amount.currency === currency && amount.micros >= min && amount.micros <= max);
