import { isUnknown } from '../facts';
import { readPeople } from '../read-target';
import { deny, type Rule, unreadable } from '../rule';

const id = 'outreach.sequence';
const question = 'whether the sequence may be used for this';

/** A sequence that is switched off, serves another purpose or speaks another language than the contact is not used. */
export const outreachSequence: Rule = {
  id,
  check(input) {
    const { described, facts, action } = input;
    const { sequence } = facts;
    const named = namedIn(described.payload);
    if (named === null || described.reaches === null || action.compensatesId !== null) return [];
    if (sequence === null || (!isUnknown(sequence) && sequence.id !== named))
      return [unreadable(id, question, 'what was looked up is not the sequence that the action names')];
    if (isUnknown(sequence)) return [unreadable(id, question, sequence.unknown)];
    const reached = readPeople(input);
    const languages = reached === null || isUnknown(reached) ? [] : reached.languages;
    const foreign = languages.find((tag) => tag !== null && primary(tag) !== primary(sequence.language));
    const why = [
      ...(sequence.alreadySent ? ['this step has gone out to the contact before'] : []),
      ...(sequence.isDue === false ? ['the contact is not at this step in the outreach tool'] : []),
      ...(sequence.isActive ? [] : ['it is switched off in the outreach tool']),
      ...(sequence.purpose === described.reaches.purpose
        ? []
        : [`it serves “${sequence.purpose}”, not “${described.reaches.purpose}”`]),
      ...(foreign ? [`it is written in “${sequence.language}” and the contact reads “${foreign}”`] : []),
    ];
    if (why.length === 0) return [];
    return [
      deny(
        id,
        `The sequence can't be used: ${why.join('; ')}.`,
        { sequenceId: sequence.id },
        'Another sequence can be proposed; in the outreach tool this one can be switched on or corrected.',
      ),
    ];
  },
};

/** The sequence that a payload names, itself or as the step whose words it carries; null where it names none. */
function namedIn(payload: unknown): string | null {
  const { sequenceId, sequence } = payload as { sequenceId?: string; sequence?: { id: string } | null };
  return sequenceId ?? sequence?.id ?? null;
}

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';
