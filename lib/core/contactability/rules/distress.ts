import { deny } from '../../gate/rule';
import type { ContactCheck } from './contact-check';

const id = 'contact.distress';

export const distress: ContactCheck = {
  id,
  question: 'whether this person told of trouble',
  check: ({ facts }) =>
    facts.openDistress
      ? [
          deny(
            id,
            'This person asked to be left alone or told of trouble, and nobody has looked at it yet.',
            { openDistress: true },
            'The person named in the list of distress signals looks at it and closes it.',
          ),
        ]
      : [],
};
