import { type Counts, namesOf, totalOf } from '@/lib/core/monitoring/drift/counts';

/** The population stability index of two sets of counts; half a count is added to each so that nothing divides by zero. */
export function stabilityIndex(before: Counts, after: Counts): number {
  const names = namesOf([before, after]);
  const shares = (counts: Counts) => {
    const total = totalOf(counts) + names.length / 2;
    return names.map((name) => ((counts[name] ?? 0) + 0.5) / total);
  };
  const [was, is] = [shares(before), shares(after)];
  return was.reduce((sum, a, i) => {
    const b = is[i] ?? a;
    return sum + (b - a) * Math.log(b / a);
  }, 0);
}
