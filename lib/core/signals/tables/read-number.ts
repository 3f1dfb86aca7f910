export const decimalSigns = ['.', ','] as const;
/** What stands before the fraction of a number; the other one, spaces and apostrophes may part the thousands. */
export type DecimalSign = (typeof decimalSigns)[number];

const forms: Record<DecimalSign, RegExp> = {
  '.': /^([+-]?)(\d*|\d{1,3}(?:[,\s'’]\d{3})+)(?:\.(\d+))?(?:e([+-]?\d{1,2}))?$/i,
  ',': /^([+-]?)(\d*|\d{1,3}(?:[.\s'’]\d{3})+)(?:,(\d+))?(?:e([+-]?\d{1,2}))?$/i,
};
const codes =
  'USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|ZAR|SGD|HKD|KRW|TRY|AED|ILS';
const currency = `(?:${codes}|(?:US|A|C|NZ|R)?\\$|[€£¥₹₽₩₺₴฿]|zł|kr\\.?|Fr\\.)`;
const currencyBefore = new RegExp(`^([+-]?)${currency}\\s*`);
const currencyAfter = new RegExp(`\\s*${currency}$`);

/** Whether a currency stands before or after the figure. */
export const namesCurrency = (text: string): boolean =>
  /\d/.test(text) && (currencyBefore.test(text.trim()) || currencyAfter.test(text.trim()));

/** A number as its digits, such as `-1234.5`, without a rounding; null when it is none. Parentheses say that it is negative. */
export function readDecimal(text: string, decimal: DecimalSign): string | null {
  let plain = text.trim().replace(/\u2212/g, '-');
  const isNegated = /^\(.+\)$/.test(plain);
  if (isNegated) plain = plain.slice(1, -1).trim();
  plain = plain.replace(currencyBefore, '$1').replace(currencyAfter, '');
  const [, sign = '', whole = '', fraction = '', exponent] = forms[decimal].exec(plain) ?? [];
  const digits = whole.replace(/\D/g, '');
  if (digits === '' && fraction === '') return null;
  const shifted = shift(digits, fraction, Number(exponent ?? 0));
  return (sign === '-') !== isNegated && /[1-9]/.test(shifted) ? `-${shifted}` : shifted;
}

/** Moves the point by so many places. */
function shift(whole: string, fraction: string, places: number): string {
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return right === '' ? left : `${left}.${right}`;
}

/** A number that says exactly what the text says; null when it is none, or has more digits than a number can hold. */
export function readNumber(text: string, decimal: DecimalSign): number | null {
  const digits = readDecimal(text, decimal);
  if (digits === null || digits.replace(/\D/g, '').replace(/^0+/, '').length > 15) return null;
  return Number(digits);
}

/** Currency units in micros, as text, rounded half up where it is finer; null when it is no amount. */
export function readMicros(text: string, decimal: DecimalSign): string | null {
  const digits = readDecimal(text, decimal);
  if (digits === null) return null;
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const micros =
    BigInt(whole + fraction.slice(0, 6).padEnd(6, '0')) + (Number(fraction[6] ?? 0) >= 5 ? 1n : 0n);
  return `${digits.startsWith('-') && micros > 0n ? '-' : ''}${micros}`;
}
