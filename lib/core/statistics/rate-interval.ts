/** A share that was counted, with the interval that holds the true one with 95 % (Wilson's, which holds for few counts too). */
export function rateInterval(won: number, of: number): { value: number; low: number; high: number } | null {
  if (of <= 0) return null;
  const z = 1.96;
  const value = won / of;
  const scale = 1 + z ** 2 / of;
  const middle = (value + z ** 2 / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((value * (1 - value)) / of + z ** 2 / (4 * of ** 2));
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
