import type { Traits, TraitValue } from '../statistics/traits';

/** One thing known of a subject, and since when: what is learnt from must have been known at the decision. */
export type DatedFeature = { name: string; value: TraitValue; knownAt: Date };

/** A feature that only came to be known after the decision it was offered for. */
export class FutureFeatureError extends Error {
  override readonly name = 'FutureFeatureError';
  readonly feature: string;

  constructor({ name, knownAt }: DatedFeature, decision: { id: string; decidedAt: Date }) {
    super(
      `The feature “${name}” came to be known at ${knownAt.toISOString()}, after the decision ${decision.id} at ${decision.decidedAt.toISOString()}. Leave it out: learning from it would be a leak.`,
    );
    this.feature = name;
  }
}

export type DatedDecision = { id: string; decidedAt: Date; features: readonly DatedFeature[] };

/**
 * What was known at a decision, the newest of each feature. @throws FutureFeatureError that names the first feature dated after it:
 * nothing is quietly left out, since whoever put it there believes that it was known.
 */
export function featuresAtDecision({ id, decidedAt, features }: DatedDecision): Traits {
  const newest = new Map<string, DatedFeature>();
  for (const feature of features) {
    if (feature.knownAt > decidedAt) throw new FutureFeatureError(feature, { id, decidedAt });
    const other = newest.get(feature.name);
    if (!other || other.knownAt <= feature.knownAt) newest.set(feature.name, feature);
  }
  return Object.fromEntries([...newest.values()].map(({ name, value }) => [name, value]));
}
