import { deny, type Rule } from '../rule';

const id = 'action.expired';

/** A proposal rests on what was true when it was made; past its expiry it is not carried out any more. */
export const actionExpired: Rule = {
  id,
  check: ({ action, now }) =>
    Date.parse(action.expiresAt) > now.getTime()
      ? []
      : [
          deny(
            id,
            'The proposal has expired: what it was based on may no longer be true.',
            { expiresAt: action.expiresAt },
            'It has to be proposed again from what is known now.',
          ),
        ],
};
