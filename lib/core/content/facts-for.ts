import { type ApprovedFact, whyNotStated } from './approved-fact';
import type { PageAudience } from './page-audience';

/** The facts that may be stated to these people today: those written for them first, the newest of them first. */
export function factsFor(
  facts: readonly ApprovedFact[],
  audience: PageAudience,
  today: string,
): ApprovedFact[] {
  const closeness = (fact: ApprovedFact) =>
    (fact.industries.length > 0 ? 2 : 0) + (fact.roles.length > 0 ? 1 : 0);
  return facts
    .filter((fact) => whyNotStated(fact, audience, today) === null)
    .sort((a, b) => closeness(b) - closeness(a) || (a.id < b.id ? 1 : -1));
}
