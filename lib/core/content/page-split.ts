import { pageKeySchema } from './page-audience';

/** Shares of visitors by variant, in whole percent; together 100. */
export type PageSplit = Readonly<Record<string, number>>;

const PART = /^([a-z0-9-]+) (\d{1,3}) %$/;

/** The one way a split is written, so that two equal ones are equal as text. */
export const splitText = (split: PageSplit): string =>
  Object.keys(split)
    .sort()
    .filter((key) => (split[key] ?? 0) > 0)
    .map((key) => `${key} ${split[key]} %`)
    .join('; ');

/** Reads what `splitText` writes; null for any other text. */
export function readSplit(text: unknown): PageSplit | null {
  if (typeof text !== 'string') return null;
  const split: Record<string, number> = {};
  let sum = 0;
  for (const part of text.split('; ')) {
    const [, key = '', percent = ''] = PART.exec(part) ?? [];
    if (!pageKeySchema.safeParse(key).success || key in split) return null;
    split[key] = Number(percent);
    sum += Number(percent);
  }
  return sum === 100 && splitText(split) === text ? split : null;
}

/** Shares as whole percents that sum to 100: the largest remainders are rounded up; what has any share keeps at least one. */
export function toPercents(keys: readonly string[], shares: readonly number[]): PageSplit {
  const percents = shares.map((share) => (share > 0 ? Math.max(1, Math.floor(share * 100 + 1e-9)) : 0));
  const rest = shares.map((share, i) => share * 100 - (percents[i] ?? 0));
  let missing = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  while (missing !== 0) {
    const step = missing > 0 ? 1 : -1;
    let chosen = 0;
    for (let i = 1; i < percents.length; i++) {
      const better =
        step > 0 ? (rest[i] ?? 0) > (rest[chosen] ?? 0) : (percents[i] ?? 0) > (percents[chosen] ?? 0);
      if (better) chosen = i;
    }
    percents[chosen] = (percents[chosen] ?? 0) + step;
    rest[chosen] = (rest[chosen] ?? 0) - step;
    missing -= step;
  }
  return Object.fromEntries(keys.map((key, i) => [key, percents[i] ?? 0]));
}
