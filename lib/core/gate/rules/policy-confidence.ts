import { formatShare } from '../../shared/format-figures';
import { escalate } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'policy.confidence';

export const policyConfidence = agentPolicyRule(
  id,
  'whether the agent is sure enough to act alone',
  ({ askBelowConfidence: limit }, { action: { confidence: value } }) =>
    value >= limit
      ? []
      : [
          escalate(
            id,
            `The agent is ${formatShare(value)} confident; below ${formatShare(limit)} a person is asked.`,
            { value, limit, worse: 'lower' },
            'The reviewer can approve or reject it; an admin can change the threshold in the policy.',
          ),
        ],
);
