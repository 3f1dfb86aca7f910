import { isKnownAtSignalTime } from './known-at-signal-time';
import { sigmoid } from './logistic-regression';
import type { ContactScore } from './routing-score';
import { numericTrait, type Traits } from './traits';

type PriorTerm = { matches: RegExp; label: string; weight: number };

/**
 * Weights that stand in until a score is learnt. Stated, not measured: more time and more visits mean more interest, each
 * doubling counting the same. They use engagement alone, never who someone is.
 */
const terms: readonly PriorTerm[] = [
  { matches: /time.*spent|time.*(site|website)|seconds|duration/i, label: 'time spent', weight: 0.22 },
  { matches: /visits|sessions/i, label: 'visits', weight: 0.25 },
  { matches: /page.*views|pages/i, label: 'page views', weight: 0.15 },
  { matches: /clicks|opens|downloads/i, label: 'responses', weight: 0.3 },
];
const intercept = -2;

/** A probability of conversion from engagement by the stated prior weights, for workspaces without a learnt score. */
export function priorScore(traits: Traits): ContactScore {
  const reasons = Object.keys(traits)
    .sort()
    .flatMap((name) => {
      const term = terms.find(({ matches }) => matches.test(name));
      const amount = numericTrait(traits[name]);
      if (!term || !isKnownAtSignalTime(name) || amount === null || amount <= 0) return [];
      const contribution = term.weight * Math.log1p(Math.min(amount, 10_000));
      return [{ feature: name, value: String(amount), contribution, term: term.label }];
    });
  // One trait per term: many traits of one sort must not add up.
  const strongest = terms.flatMap(({ label }) => {
    const [best] = reasons.filter((r) => r.term === label).sort((a, b) => b.contribution - a.contribution);
    return best ? [{ feature: best.feature, value: best.value, contribution: best.contribution }] : [];
  });
  const logOdds = strongest.reduce((sum, { contribution }) => sum + contribution, intercept);
  return {
    probability: sigmoid(logOdds),
    reasons: strongest.sort((a, b) => b.contribution - a.contribution),
  };
}
