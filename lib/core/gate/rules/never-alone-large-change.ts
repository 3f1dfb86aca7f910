import { formatShare } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import { measureChange } from '../measure-change';
import { escalate, unreadable } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'never-alone.large-change';
const question = 'how large the change is';
/** Whatever the policy's threshold, a change of more than half is never an agent's alone. */
const FLOOR = 0.5;

export const neverAloneLargeChange = agentRule(id, (_agent, input) => {
  const change = measureChange(input);
  if (change === null) return [];
  if (isUnknown(change)) return [unreadable(id, question, change.unknown)];
  if (change.share !== null && change.share <= FLOOR) return [];
  return [
    escalate(
      id,
      `The ${change.name} would change ${change.share === null ? 'from nothing' : `by ${formatShare(change.share)}`}: beyond ${formatShare(FLOOR)} a person always decides.`,
      { ...(change.share === null ? {} : { value: change.share }), limit: FLOOR, worse: 'higher' },
      'The reviewer can approve or reject it; a smaller step can be proposed.',
    ),
  ];
});
