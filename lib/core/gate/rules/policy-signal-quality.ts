import { formatShare } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import { readContact } from '../read-target';
import { escalate, unreadable } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'policy.signal-quality';
const question = 'how good the data behind this is';

/** Decisions on poor data ask. A quality that was never measured is no good quality. */
export const policySignalQuality = agentPolicyRule(id, question, (policy, input) => {
  const limit = policy.askBelowSignalQuality;
  const contact = readContact(input);
  if (contact === null) return [];
  if (isUnknown(contact)) return [unreadable(id, question, contact.unknown)];
  const value = contact.signalQuality;
  if ((value ?? 0) >= limit) return [];
  const remedy = 'The reviewer can approve or reject it; an admin can change the threshold in the policy.';
  return [
    value === null
      ? escalate(
          id,
          'The quality of the signal behind this is not known: a person is asked.',
          { limit, worse: 'lower' },
          remedy,
        )
      : escalate(
          id,
          `The signal behind this has a quality of ${formatShare(value)}; below ${formatShare(limit)} a person is asked.`,
          { value, limit, worse: 'lower' },
          remedy,
        ),
  ];
});
