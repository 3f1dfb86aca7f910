import type { ScopeBody } from '../scopes/scope-body';
import { type Facts, isUnknown } from './facts';
import type { Finding } from './finding';
import type { PolicyBody } from './policy-body';
import { type Rule, type RuleInput, unreadable } from './rule';

export type AgentRequester = Extract<Facts['requester'], { type: 'agent' }>;
type Check<T> = (known: T, input: RuleInput) => Finding[];

/** Taking an action back reduces exposure: what limits new actions doesn't hold it up. */
const takesBack = (input: RuleInput): boolean => input.action.compensatesId !== null;

/** A rule for whatever an agent does that is new. */
export const agentRule = (id: string, check: Check<AgentRequester>): Rule => ({
  id,
  check(input) {
    const { requester } = input.facts;
    return requester.type === 'agent' && !takesBack(input) ? check(requester, input) : [];
  },
});

/** A limit of the agent's scope; without a readable scope it denies. `question` begins with "whether". */
export const scopeRule = (id: string, question: string, check: Check<ScopeBody>): Rule =>
  agentRule(id, ({ scope }, input) =>
    isUnknown(scope) ? [unreadable(id, question, scope.unknown)] : check(scope.body, input),
  );

/** A requirement of the workspace's policy on new actions of agents and people; without a policy it denies. */
export const policyRule = (id: string, question: string, check: Check<PolicyBody>): Rule => ({
  id,
  check: (input) => (takesBack(input) ? [] : withPolicy(id, question, check, input)),
});

/** A requirement of the policy that only agents meet. */
export const agentPolicyRule = (id: string, question: string, check: Check<PolicyBody>): Rule =>
  agentRule(id, (_agent, input) => withPolicy(id, question, check, input));

function withPolicy(id: string, question: string, check: Check<PolicyBody>, input: RuleInput): Finding[] {
  const { policy } = input.facts;
  return isUnknown(policy) ? [unreadable(id, question, policy.unknown)] : check(policy.body, input);
}
