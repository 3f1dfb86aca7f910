import { escalate } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'scope.additions';

/** Trust starts over for what a widened scope added, and only for that. */
export const scopeAdditions = agentPolicyRule(
  id,
  'whether what the scope added has been tried often enough',
  ({ firstDecisionsToReview: limit }, { facts: { requester } }) => {
    if (requester.type !== 'agent') return [];
    return requester.additions
      .filter((addition) => addition.reviewed < limit)
      .map((addition) =>
        escalate(
          id,
          `The scope was widened for this (${addition.field}${addition.item === '*' ? '' : `: ${addition.item}`}): a person approves until ${limit} outcomes of the new part have been judged right; ${addition.reviewed} ${addition.reviewed === 1 ? 'has' : 'have'} been so far.`,
          { measure: addition.id, value: addition.reviewed, limit, worse: 'lower' },
          'The reviewer can approve or reject it; once its outcome is seen, judging it counts.',
        ),
      );
  },
);
