import { type ActionKind, catalogue, describeAction } from '../actions/catalogue';
import { authorityOf } from './authority';
import type { Facts, GateAction } from './facts';
import type { Decision, Finding, Verdict } from './finding';
import { type Described, deny, type Rule, type RuleInput } from './rule';
import { rules } from './rules';

/**
 * The gate's answer to one action at one moment: total, synchronous, from nothing but its arguments. Every rule is
 * heard; deny beats escalate beats allow; what nothing grants is denied. The findings come in one fixed order, an
 * allow with the authority it rests on.
 */
export function decide(action: GateAction, facts: Facts, now: Date): Decision {
  return decideBy(rules, action, facts, now);
}

/** `decide` under another set of rules. Taking a rule away never makes the answer stricter. */
export function decideBy(ruleSet: readonly Rule[], action: GateAction, facts: Facts, now: Date): Decision {
  const described = understand(action);
  if ('rule' in described) return { verdict: 'deny', findings: [described] };
  const input: RuleInput = { action, facts, now, described, measured: {} };
  const findings: Finding[] = [];
  for (const rule of ruleSet) hear(rule, input, findings);
  const verdict = strictest(findings);
  const authority = authorityOf(action, facts);
  if (verdict !== 'deny' && authority === null) findings.push(noGrant);
  else if (verdict === 'allow' && authority !== null) {
    findings.push({ rule: 'gate.authority', verdict: 'allow', ...authority, remedy: null });
  }
  return { verdict: strictest(findings), findings: findings.sort(inOrder) };
}

const noGrant = deny(
  'gate.no-grant',
  'Nothing grants this action. What is not granted is refused.',
  {},
  'An admin can grant the kind of action in the scope of the agent; for a person, their role decides.',
);

/** The action in the catalogue's words, or why it can't be understood. */
function understand(action: GateAction): Described | Finding {
  if (!Object.hasOwn(catalogue, action.kind)) {
    return deny(
      'action.known-kind',
      'This kind of action does not exist.',
      {},
      'Only kinds in the catalogue can be proposed.',
    );
  }
  try {
    return describeAction(action.kind as ActionKind, action.payload);
  } catch {
    return deny(
      'action.valid-payload',
      'The details of this action are incomplete or not of the expected form.',
      {},
      'It has to be proposed again with complete details.',
    );
  }
}

/** Adds what the rule objects to. One loop and no list between: most rules of most decisions say nothing. */
function hear(rule: Rule, input: RuleInput, into: Finding[]): void {
  try {
    for (const finding of rule.check(input)) into.push(underApproval(finding, input.action, input.facts));
  } catch (error) {
    into.push(failed(rule, error));
  }
}

/** Names only the type of the error: its message may hold values of the payload. */
const failed = (rule: Rule, error: unknown): Finding =>
  deny(
    'rule.failed',
    `The check ${rule.id} failed to run. What can't be checked is refused.`,
    { rule: rule.id, error: error instanceof Error ? error.name : typeof error, measure: rule.id },
    'This is a fault in Mandate: tell whoever runs it, with the id of this action.',
  );

/** A granted approval of this very action carries the findings it was granted for, and no others. */
function underApproval(finding: Finding, action: GateAction, { approval }: Facts): Finding {
  if (finding.verdict !== 'escalate' || approval === null || approval.actionHash !== action.hash)
    return finding;
  if (!approval.approvedRules.includes(finding.rule)) {
    return { ...finding, message: `New since the approval: ${finding.message}` };
  }
  return {
    ...finding,
    verdict: 'allow',
    message: `Approved by a person: ${finding.message}`,
    numbers: { ...finding.numbers, approvalId: approval.id },
    remedy: null,
  };
}

const strictness: Record<Verdict, number> = { allow: 0, escalate: 1, deny: 2 };

function strictest(findings: readonly Finding[]): Verdict {
  let worst: Verdict = 'allow';
  for (const { verdict } of findings) if (strictness[verdict] > strictness[worst]) worst = verdict;
  return worst;
}

const inOrder = (a: Finding, b: Finding): number =>
  strictness[b.verdict] - strictness[a.verdict] || compare(a.rule, b.rule) || compare(a.message, b.message);

/** By code unit, so that the order is the same on every machine. */
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
