import { microsOf } from '../shared/micros';
import type { ResearchField, ResearchQuestionBody } from './research-field';
import type { UnknownFact } from './unknown-fact';

export type ValuedFact = {
  fact: UnknownFact;
  /** In units of the workspace's currency. */
  value: number;
  planNow: string;
  plans: readonly { plan: string; isOtherPlan: boolean }[];
};

export type NextQuestion = {
  field: ResearchField;
  contactId: string;
  valueMicros: bigint;
  /** How often the best plan is another one once the answer is known. */
  shareOfOtherPlans: number;
  body: ResearchQuestionBody;
};

/** What is worth less than a cent is not worth asking a person for. */
const LEAST_MICROS = 10_000n;

/** The questions that are worth asking, the one whose answer is worth most first; of equal ones in the order given. */
export function rankQuestions(facts: readonly ValuedFact[]): NextQuestion[] {
  return facts
    .map(({ fact, value, planNow, plans }): NextQuestion => {
      const answers = fact.answers.map(({ label, share }, i) => ({
        label,
        share,
        plan: plans[i]?.plan ?? planNow,
        isOtherPlan: plans[i]?.isOtherPlan ?? false,
      }));
      return {
        field: fact.field,
        contactId: fact.contactId,
        valueMicros: microsOf(value),
        shareOfOtherPlans: answers.reduce(
          (sum, { share, isOtherPlan }) => sum + (isOtherPlan ? share : 0),
          0,
        ),
        body: { answers, basis: fact.basis.slice(0, 500), planNow },
      };
    })
    .filter(({ valueMicros }) => valueMicros >= LEAST_MICROS)
    .sort((a, b) => (a.valueMicros === b.valueMicros ? 0 : a.valueMicros > b.valueMicros ? -1 : 1));
}
