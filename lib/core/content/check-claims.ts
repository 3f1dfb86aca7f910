import { type ApprovedFact, whyNotStated } from './approved-fact';
import { isConnective, templateFor } from './templates';
import { type PublishVariant, sentencesOf } from './variant-payload';

export type ClaimProblem = { factId: string | null; sentence: string; why: string };

/**
 * Every sentence of a variant that has nothing to stand on: one that cites a fact which is not known, not valid, or says something else,
 * and one that cites none and is not of those that claim nothing.
 */
export function checkClaims(
  variant: PublishVariant,
  facts: readonly ApprovedFact[],
  today: string,
): ClaimProblem[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  const problems = sentencesOf(variant).flatMap(({ text, factId }): ClaimProblem[] => {
    if (factId === null)
      return isConnective(text, variant.audience, variant.form)
        ? []
        : [{ factId, sentence: text, why: 'it cites no approved fact' }];
    const fact = known.get(factId);
    const why = !fact
      ? 'there is no such approved fact'
      : fact.text !== text
        ? 'it says something else than the fact it cites'
        : whyNotStated(fact, variant.audience, today);
    return why === null ? [] : [{ factId, sentence: text, why }];
  });
  const { button } = templateFor(variant.audience, variant.form);
  return variant.button === button
    ? problems
    : [...problems, { factId: null, sentence: variant.button, why: 'it cites no approved fact' }];
}
