/** How often each value is known in the workspace, the most frequent first. */
export type Rate = { value: string; count: number };

const MOST_ANSWERS = 8;

/** The values as answers with their shares; what is rarer than the first few stands together as null. */
export function sharesOf(rates: readonly Rate[]): { value: string | null; share: number }[] {
  const known = rates.filter(({ count }) => count > 0);
  const all = known.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return [];
  const sorted = [...known].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const first = sorted.slice(0, MOST_ANSWERS);
  const rest = all - first.reduce((sum, { count }) => sum + count, 0);
  return [
    ...first.map(({ value, count }) => ({ value, share: count / all })),
    ...(rest > 0 ? [{ value: null, share: rest / all }] : []),
  ];
}

export const countOf = (rates: readonly Rate[]): number => rates.reduce((sum, { count }) => sum + count, 0);
