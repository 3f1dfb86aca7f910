import { deny } from '../../gate/rule';
import { purposeTitles } from '../purposes';
import type { ContactCheck } from './contact-check';

const id = 'contact.one-purpose';

/** Whoever contacted a person keeps others, and other purposes, away for a while: nobody is pulled in two directions. */
export const onePurpose: ContactCheck = {
  id,
  question: 'whether somebody else is in contact with this person',
  check({ request, facts: { lease }, now }) {
    // Written so that a time that can't be read keeps the lease alive.
    if (lease === null || Date.parse(lease.until) <= now.getTime()) return [];
    const otherPurpose = lease.purpose !== request.purpose;
    // What a person began for this purpose, an agent may carry on.
    if (!otherPurpose && (lease.agentId === request.agentId || lease.agentId === null)) return [];
    const until = lease.until.slice(0, 10);
    return [
      deny(
        id,
        otherPurpose
          ? `This person is being contacted for ${purposeTitles[lease.purpose]} until ${until}; a second purpose has to wait.`
          : `Somebody else is in contact with this person for the same purpose until ${until}.`,
        { purpose: lease.purpose, until: lease.until, otherPurpose },
        'It can be proposed again when that has ended.',
      ),
    ];
  },
};
