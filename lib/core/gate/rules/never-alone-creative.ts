import { isUnknown } from '../facts';
import { escalate, unreadable } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'never-alone.new-creative';
const question = 'whether these are words that somebody has approved';

/**
 * Words that no person wrote or approved never go out by an agent alone. A step of a sequence is such words, unchanged; so is a composed message
 * whose template and facts a person has approved before.
 */
export const neverAloneCreative = agentRule(id, (_agent, { described, facts: { sequence, claims } }) => {
  if (described.texts.length === 0) return [];
  if (sequence !== null && isUnknown(sequence)) return [unreadable(id, question, sequence.unknown)];
  if (sequence?.sameWords) return [];
  if (claims !== null && !isUnknown(claims) && claims.approvedBefore === true) return [];
  return [
    escalate(
      id,
      sequence === null
        ? 'These are new words: a person reads them before anybody else does.'
        : 'The words are not those of the step of the sequence: a person reads them before anybody else does.',
      {},
      'The reviewer can approve or reject them; a step of a sequence, and a composed message that was approved once, can be sent as it is.',
    ),
  ];
});
