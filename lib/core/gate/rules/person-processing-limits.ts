import type { ProcessingLimitKind } from '../../rights/processing-limit';
import { processingLimitReasons, processingLimitRemedies } from '../../rights/processing-limit';
import { deny, type Rule, type RuleInput } from '../rule';

const id = 'person.processing-limits';

/** A restriction binds everybody; an objection ends what programs make of a person, not what a colleague does by hand. */
const binds = (kind: ProcessingLimitKind, { requester }: RuleInput['facts']): boolean =>
  kind === 'restriction' || requester.type === 'agent';

/**
 * Nothing is done with whoever had the use of their data restricted, and agents do nothing with whoever objected; no setting changes
 * it. Taking back what was done still works. What would be said to them is held against the contact rules besides.
 */
export const personProcessingLimits: Rule = {
  id,
  check({ action, facts }) {
    if (action.compensatesId !== null && !action.addsExposure) return [];
    return facts.limits
      .filter(({ kind }) => binds(kind, facts))
      .map(({ id: limitId, kind }) =>
        deny(
          id,
          `Nothing may be done with this person: ${processingLimitReasons[kind]}.`,
          { limitId, kind, measure: limitId },
          processingLimitRemedies[kind],
        ),
      );
  },
};
