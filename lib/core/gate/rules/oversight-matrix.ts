import { oversightMode } from '../../oversight/oversight-matrix';
import { assertNever } from '../../shared/assert-never';
import { escalate } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'oversight.matrix';

/** How a person stays in the loop, by consequence, time to detect and reversibility of the kind of action. */
export const oversightMatrix = agentPolicyRule(
  id,
  'how this kind of action is overseen',
  (policy, { described: { entry }, facts: { requester } }) => {
    if (requester.type !== 'agent') return [];
    const reversibility = entry.reversibility.reversible ? 'reversible' : 'irreversible';
    const mode = oversightMode(policy.oversight, entry.risk, entry.timeToDetect, reversibility);
    const point = `Actions of ${entry.risk} consequence that are noticed within ${entry.timeToDetect}${reversibility === 'reversible' ? '' : " and can't be taken back"}`;
    switch (mode) {
      case 'ask':
        return [
          escalate(
            id,
            `${point} are approved by a person.`,
            { mode, risk: entry.risk, timeToDetect: entry.timeToDetect },
            'The reviewer can approve or reject it; an admin can change the oversight matrix down to its floor.',
          ),
        ];
      case 'ask_first': {
        const value = requester.reviewed.kindInSegment;
        const limit = policy.firstDecisionsToReview;
        if (value >= limit) return [];
        return [
          escalate(
            id,
            `${point} are approved by a person until ${limit} outcomes of this kind and segment have been judged right; ${value} ${value === 1 ? 'has' : 'have'} been so far.`,
            { mode, value, limit, worse: 'lower' },
            'The reviewer can approve or reject it; once its outcome is seen, judging it counts.',
          ),
        ];
      }
      case 'act_with_undo':
      case 'act':
        return [];
      default:
        return assertNever(mode);
    }
  },
);
