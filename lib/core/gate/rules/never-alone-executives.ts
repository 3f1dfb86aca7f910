import { isUnknown } from '../facts';
import { readPeople } from '../read-target';
import { escalate, unreadable } from '../rule';
import { agentRule } from '../rule-kinds';

const id = 'never-alone.executive-outreach';
const question = 'whether this is the first time an executive hears from us';

/** The first word to executives and boards of the most valuable accounts is never an agent's alone; no setting changes it. */
export const neverAloneExecutives = agentRule(id, (_agent, input) => {
  if (input.described.reaches === null) return [];
  const reached = readPeople(input);
  if (reached === null) return [];
  if (isUnknown(reached)) return [unreadable(id, question, reached.unknown)];
  if (reached.firstTouchExecutives === 0) return [];
  return [
    escalate(
      id,
      'Somebody on the board or in the C-suite of a tier 1 account, or whose position there is not known, would hear from us for the first time: a person decides that.',
      { people: reached.firstTouchExecutives },
      "The account's own executive can approve or reject it.",
    ),
  ];
});
