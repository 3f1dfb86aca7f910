import { diffApprovalRules } from '../approvals/approval-rules';
import { diffBrandGuidelines } from '../brand-safety/diff-guidelines';
import { diffContactRules } from '../contactability/diff-contact-rules';
import type { PolicyBody } from '../gate/policy-body';
import { diffMonitoringRules } from '../monitoring/monitoring-rules';
import { diffEscalation } from '../oversight/diff-escalation';
import { diffOversight } from '../oversight/diff-oversight';
import { diffBreakers } from '../pauses/breakers';
import { diffReach } from '../reach/diff-reach';
import { diffLimits } from './diff-limits';
import type { PolicyChange } from './policy-change';

/** For the sentences only: the workspace's currency, and what people are called. */
export type PolicyNames = { currency: string | null; nameOf: (personId: string) => string };
export const namesUnknown: PolicyNames = { currency: null, nameOf: (id) => id };

/**
 * Everything that changes from one policy to another, section by section, in plain words. Whatever could let an agent do more shows
 * as `widens`; where that can't be told, it counts as widening. No change, no entry.
 */
export function diffPolicies(
  from: PolicyBody,
  to: PolicyBody,
  names: PolicyNames = namesUnknown,
): PolicyChange[] {
  return [
    ...diffLimits(from, to, names.currency),
    ...diffReach(from.reach, to.reach),
    ...diffContactRules(from.contact, to.contact),
    ...diffBrandGuidelines(from.brand, to.brand, names.nameOf),
    ...diffOversight(from.oversight, to.oversight),
    ...diffEscalation(from.escalation, to.escalation, names.nameOf),
    ...diffApprovalRules(from.approvals, to.approvals, names.currency),
    ...diffBreakers(from.breakers, to.breakers),
    ...diffMonitoringRules(from.monitoring, to.monitoring),
  ];
}

/** Whether a change gives an agent room it did not have: then a second person has to confirm it. */
export const policyWidens = (changes: readonly PolicyChange[]): boolean =>
  changes.some(({ direction }) => direction === 'widens');
