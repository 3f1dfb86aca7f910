import { escalate } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'policy.first-decisions';

/** Judged outcomes count, not clicks: an approval says what was meant, its outcome what it came to. */
export const policyFirstDecisions = agentPolicyRule(
  id,
  'whether enough decisions of this agent version have been reviewed',
  (policy, { facts: { requester } }) => {
    if (requester.type !== 'agent') return [];
    const limit = policy.firstDecisionsToReview;
    const value = requester.reviewed.version;
    if (value >= limit) return [];
    return [
      escalate(
        id,
        `The first ${limit} decisions of each agent version are reviewed by a person; ${value} ${value === 1 ? 'outcome has' : 'outcomes have'} been judged right so far.`,
        { value, limit, worse: 'lower' },
        'The reviewer can approve or reject it; an outcome that is judged right counts.',
      ),
    ];
  },
);
