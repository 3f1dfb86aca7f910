/** How often each outcome was seen; one that is not named was never seen. */
export type Counts = Readonly<Record<string, number>>;

export const totalOf = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

export function addCounts(...all: readonly Counts[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Every outcome that any of them names, in a fixed order. */
export const namesOf = (all: readonly Counts[]): string[] =>
  [...new Set(all.flatMap((counts) => Object.keys(counts)))].sort();

export const shareOf = (counts: Counts, name: string): number => {
  const total = totalOf(counts);
  return total === 0 ? 0 : (counts[name] ?? 0) / total;
};
