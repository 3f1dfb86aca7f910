import { assertNever } from '../shared/assert-never';
import { formatAmount } from '../shared/format-figures';
import { microsOf } from '../shared/micros';
import type { Interval } from './confidence-sequence';
import { unitTitles } from './describe-holdout';
import { DAYS_ON_TRUST, type StandingEvidence } from './evidence';
import type { HoldoutUnit } from './holdout';

type Speaking = { name: string; unit: HoldoutUnit; net: Interval | null };

/** What the holdouts of an agent show of it and what follows, in sentences. */
export function sayEvidence(evidence: StandingEvidence, speaking: Speaking | null, currency: string): string {
  if (evidence === 'none' || speaking === null)
    return `No holdout has run: there is no evidence that it does better than doing nothing. A level above “ask” falls ${DAYS_ON_TRUST} days after it was set, unless one runs by then.`;
  const worth = worthText(speaking, currency);
  const by = `The holdout “${speaking.name}”`;
  switch (evidence) {
    case 'collecting':
      return `${by} is still collecting${worth === null ? '' : `: ${worth}`}. Nothing is shown yet.`;
    case 'undecided':
      return `${by} has met as many as planned and found no difference: ${worth}.`;
    case 'positive':
      return `${by} shows that it is worth it: ${worth}.`;
    case 'negative':
      return `${by} shows that it costs more than it brings: ${worth}. No level above “ask” can be given until a holdout shows otherwise.`;
    default:
      return assertNever(evidence);
  }
}

/** “acting on one contact is worth −$3.20 (−$5.10 to −$1.30)”; null while nothing can be said. */
function worthText({ unit, net }: Speaking, currency: string): string | null {
  if (net === null) return null;
  const money = (units: number) => formatAmount(microsOf(units), currency);
  return `acting on one ${unitTitles[unit].one} is worth ${money(net.estimate)} (${money(net.low)} to ${money(net.high)})`;
}
