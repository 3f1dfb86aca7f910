import { deny, type Rule } from '../rule';

const id = 'person.permission';

/** A person's action is granted by their role alone, taking back included. */
export const personPermission: Rule = {
  id,
  check({ facts: { requester } }) {
    if (requester.type !== 'person' || requester.mayAct) return [];
    return [
      deny(
        id,
        'The role of the person who asks does not allow this.',
        { permission: requester.permission },
        `An admin can give them a role with the permission ${requester.permission}, or someone who has it can do this.`,
      ),
    ];
  },
};
