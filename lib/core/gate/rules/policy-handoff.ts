import { escalate } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'policy.handoff';
const DAY_MS = 86_400_000;

/** What one agent hands to another asks until the two have worked together for long enough. */
export const policyHandoff = agentPolicyRule(
  id,
  'how long these two agents have worked together',
  ({ handoffReviewDays: limit }, { facts: { handoff }, now }) => {
    if (handoff === null) return [];
    // A moment that can't be read is as if the two had only just met.
    const age = (now.getTime() - Date.parse(handoff.pairSince)) / DAY_MS;
    if (age >= limit) return [];
    const value = Number.isFinite(age) ? Math.max(0, Math.floor(age)) : 0;
    return [
      escalate(
        id,
        `What another agent hands over is approved by a person for the first ${limit} days; it has been ${value}.`,
        { value, limit, worse: 'lower' },
        'The reviewer can approve or reject it; an admin can change the number of days in the policy.',
      ),
    ];
  },
);
