import type { PolicyChange } from '../policies/policy-change';
import { bounds } from './guideline-sentences';
import type { BrandGuidelines } from './guidelines';

/** What changes in the bounds that are figures or switches; what can't be compared counts as widening. */
export const diffBounds = (from: BrandGuidelines, to: BrandGuidelines): PolicyChange[] =>
  bounds.flatMap(({ field, size, say }): PolicyChange[] => {
    const [before, after] = [size(from), size(to)];
    if (before === after) return [];
    return [
      {
        section: 'brand',
        field,
        direction: after < before ? 'narrows' : 'widens',
        sentence: `${say(to)} Before: ${say(from)}`,
      },
    ];
  });
