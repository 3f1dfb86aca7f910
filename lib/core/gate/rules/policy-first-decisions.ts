import { escalate } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'policy.first-decisions';

export const policyFirstDecisions = agentPolicyRule(
  id,
  'whether enough decisions of this agent version have been reviewed',
  (policy, { facts: { requester } }) => {
    if (requester.type !== 'agent') return [];
    const limit = policy.firstDecisionsToReview;
    const value = requester.reviewedDecisions;
    if (value >= limit) return [];
    return [
      escalate(
        id,
        `The first ${limit} decisions of each agent version are reviewed by a person; ${value} ${value === 1 ? 'has' : 'have'} been so far.`,
        { value, limit, worse: 'lower' },
        'The reviewer can approve or reject it; each answer counts as one review.',
      ),
    ];
  },
);
