import type { ScopeBody } from '../scopes/scope-body';
import { type Facts, isUnknown } from './facts';
import type { Finding } from './finding';
import type { PolicyBody } from './policy-body';
import { type Rule, type RuleInput, unreadable } from './rule';

export type AgentRequester = Extract<Facts['requester'], { type: 'agent' }>;
type Agents<T> = (input: RuleInput & T) => Finding[];

/** Taking an action back reduces exposure: what limits new actions doesn't hold it up. */
const takesBack = (input: RuleInput): boolean => input.action.compensatesId !== null;

/** A rule for whatever an agent does that is new. */
export function agentRule(id: string, check: Agents<{ agent: AgentRequester }>): Rule {
  return {
    id,
    check(input) {
      const agent = input.facts.requester;
      return agent.type === 'agent' && !takesBack(input) ? check({ ...input, agent }) : [];
    },
  };
}

/** A limit of the agent's scope; without a readable scope it denies. */
export function scopeRule(id: string, question: string, check: Agents<{ scope: ScopeBody }>): Rule {
  return agentRule(id, (input) => {
    const { scope } = input.agent;
    return isUnknown(scope)
      ? [unreadable(id, question, scope.unknown)]
      : check({ ...input, scope: scope.body });
  });
}

/** A requirement of the workspace's policy on new actions of agents and people; without a policy it denies. */
export function policyRule(id: string, question: string, check: Agents<{ policy: PolicyBody }>): Rule {
  return {
    id,
    check(input) {
      if (takesBack(input)) return [];
      const { policy } = input.facts;
      return isUnknown(policy)
        ? [unreadable(id, question, policy.unknown)]
        : check({ ...input, policy: policy.body });
    },
  };
}

/** A requirement of the policy that only agents meet. */
export function agentPolicyRule(
  id: string,
  question: string,
  check: Agents<{ policy: PolicyBody; agent: AgentRequester }>,
): Rule {
  return agentRule(id, (input) =>
    policyRule(id, question, (known) => check({ ...known, agent: input.agent })).check(input),
  );
}
