import { addCounts, type Counts, namesOf, shareOf, totalOf } from './counts';

/** What was counted in each context. */
export type ByContext = Readonly<Record<string, Counts>>;

export type SplitChange = {
  outcome: string;
  /** Its share of everything, whatever the context. */
  before: number;
  after: number;
  /** How much of the change comes of other work: contexts that became more or less frequent. */
  fromWork: number;
  /** How much comes of other decisions at equal context. */
  fromDecisions: number;
};

/**
 * Splits the change of an outcome's share over all contexts into a change of the work and one of the decisions (Kitagawa, “Components
 * of a difference between two rates”, 1955); the two add up. In a context that one side never saw, the other side's share counts.
 */
export function splitChange(before: ByContext, after: ByContext, outcome: string): SplitChange {
  const sides = [before, after].map((side) => ({ side, total: totalOf(addCounts(...Object.values(side))) }));
  const whole = (side: ByContext) => shareOf(addCounts(...Object.values(side)), outcome);
  let [fromWork, fromDecisions] = [0, 0];
  for (const context of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = sides.map(({ side, total }) => {
      const counts = side[context] ?? {};
      const count = totalOf(counts);
      return {
        weight: total === 0 ? 0 : count / total,
        share: count === 0 ? null : shareOf(counts, outcome),
      };
    });
    if (!was || !is) continue;
    const wasShare = was.share ?? is.share ?? 0;
    const isShare = is.share ?? was.share ?? 0;
    fromWork += ((is.weight - was.weight) * (wasShare + isShare)) / 2;
    fromDecisions += ((isShare - wasShare) * (was.weight + is.weight)) / 2;
  }
  return { outcome, before: whole(before), after: whole(after), fromWork, fromDecisions };
}

/** The outcome whose share over all contexts changed most, split; null where one side is empty. */
export function splitLargestChange(before: ByContext, after: ByContext): SplitChange | null {
  const [all, now] = [addCounts(...Object.values(before)), addCounts(...Object.values(after))];
  if (totalOf(all) === 0 || totalOf(now) === 0) return null;
  const splits = namesOf([all, now]).map((outcome) => splitChange(before, after, outcome));
  return splits.reduce((a, b) => (Math.abs(b.after - b.before) > Math.abs(a.after - a.before) ? b : a));
}
