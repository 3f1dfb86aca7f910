import { escalate, type Rule } from '../rule';

const id = 'person.edit';

/** Nobody approves what they edited: an edit is a new action, and somebody else decides it. */
export const personEdit: Rule = {
  id,
  check({ action: { editsId, compensatesId } }) {
    if (editsId === null || compensatesId !== null) return [];
    return [
      escalate(
        id,
        'A person changed what an agent proposed: somebody else has to approve what it is now.',
        { editsId },
        'Anybody else who decides approvals can approve or reject it.',
      ),
    ];
  },
};
