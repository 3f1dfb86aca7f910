import { formatShare } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import { readContact } from '../read-target';
import { escalate, unreadable } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'never-alone.poor-data';
const question = 'how good the data behind this is';
/** Whatever the policy says, below this nobody acts on a signal alone. */
const FLOOR = 0.2;

export const neverAlonePoorData = agentRule(id, (_agent, input) => {
  const contact = readContact(input);
  if (contact === null) return [];
  if (isUnknown(contact)) return [unreadable(id, question, contact.unknown)];
  if ((contact.signalQuality ?? 0) >= FLOOR) return [];
  return [
    escalate(
      id,
      `The data behind this is too poor (${contact.signalQuality === null ? 'not measured' : formatShare(contact.signalQuality)}) for an agent to act on alone.`,
      {
        ...(contact.signalQuality === null ? {} : { value: contact.signalQuality }),
        limit: FLOOR,
        worse: 'lower',
      },
      'The reviewer can check the signal, and approve or reject it.',
    ),
  ];
});
