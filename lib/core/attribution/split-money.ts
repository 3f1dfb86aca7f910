/** Weights keep twelve digits of their shares. */
const UNIT = 1e12;

/** Shares out an amount to the micro: the parts add up to it exactly. What is left over goes one by one to the largest remainders. */
export function splitMoney(amountMicros: bigint, shares: readonly number[]): bigint[] {
  const weights = shares.map((share) => BigInt(Math.max(0, Math.round(share * UNIT))));
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) throw new RangeError('An amount can not be shared out without any share.');
  const parts = weights.map((weight) => (amountMicros * weight) / total);
  const left = Number(amountMicros - parts.reduce((sum, part) => sum + part, 0n));
  const byRemainder = weights
    .map((weight, i) => ({ i, remainder: (amountMicros * weight) % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.i - b.i : a.remainder > b.remainder ? -1 : 1));
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0n) + 1n;
  return parts;
}
