import { describeApprovalRules } from '../approvals/approval-rules';
import { describeBrandGuidelines } from '../brand-safety/describe-guidelines';
import { describeContactRules } from '../contactability/describe-contact-rules';
import type { PolicyBody } from '../gate/policy-body';
import { describeMonitoringRules } from '../monitoring/monitoring-rules';
import { describeOversight } from '../oversight/describe-oversight';
import { describeEscalation } from '../oversight/diff-escalation';
import { describeBreakers } from '../pauses/breakers';
import { describeReach } from '../reach/diff-reach';
import { describeLimits } from './describe-limits';
import type { PolicyNames } from './diff-policies';
import type { PolicySection } from './policy-change';

export type PolicySentences = Record<PolicySection, string[]>;

/** A policy in sentences that a marketer understands, section by section. */
export function describePolicy(body: PolicyBody, { currency, nameOf }: PolicyNames): PolicySentences {
  return {
    limits: describeLimits(body, currency),
    reach: describeReach(body.reach),
    contact: describeContactRules(body.contact),
    brand: describeBrandGuidelines(body.brand, nameOf),
    oversight: describeOversight(body.oversight),
    escalation: describeEscalation(body.escalation, nameOf),
    approvals: describeApprovalRules(body.approvals, currency),
    breakers: describeBreakers(body.breakers),
    monitoring: describeMonitoringRules(body.monitoring),
  };
}
