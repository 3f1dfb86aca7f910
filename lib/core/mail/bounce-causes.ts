type Cause = { type: 'hard' | 'soft'; reason: string };

/**
 * Why a message came back. Hard is only what makes the address useless for good: it, its domain, or the domain's mail service does not
 * exist, or the person has moved. Everything else is about a moment, a message, or us, and says nothing against the address. That somebody
 * is unknown counts as long as it is confirmed: filters say it too, of messages they do not want.
 */
export const bounceCauses = {
  userUnknown: { type: 'hard', reason: 'There is no such mailbox.' },
  userUnconfirmed: {
    type: 'soft',
    reason: 'They call the mailbox unknown, but neither a code nor the step they said it at confirms it.',
  },
  hostUnknown: { type: 'hard', reason: 'There is no such domain, or nothing that takes its mail.' },
  takesNoMail: { type: 'hard', reason: 'The domain says that it takes no mail.' },
  hasMoved: { type: 'hard', reason: 'The person has moved to another address.' },
  mailboxFull: { type: 'soft', reason: 'The mailbox is full.' },
  mailboxDisabled: { type: 'soft', reason: 'The mailbox is switched off or suspended.' },
  tooLarge: { type: 'soft', reason: 'The message is too large for them.' },
  senderRejected: { type: 'soft', reason: 'They refuse mail from this sender.' },
  notAuthenticated: { type: 'soft', reason: 'The sender was not authenticated (SPF, DKIM or DMARC).' },
  noReverseName: { type: 'soft', reason: 'The sending server has no valid name in reverse DNS.' },
  listed: { type: 'soft', reason: 'The sending server is on a block list or has a bad reputation.' },
  spam: { type: 'soft', reason: 'The message was taken for spam.' },
  virus: { type: 'soft', reason: 'The message was taken for a virus.' },
  policy: { type: 'soft', reason: 'A policy of theirs refused the message.' },
  malformed: { type: 'soft', reason: 'The message breaks a standard of e-mail.' },
  filtered: {
    type: 'soft',
    reason: 'The recipient or a filter refused the message after it was handed over.',
  },
  notAMember: { type: 'soft', reason: 'The group takes no messages from this sender.' },
  noRelaying: { type: 'soft', reason: 'A server on the way does not pass on mail of this sender.' },
  tooMuch: { type: 'soft', reason: 'Too many messages or connections at once.' },
  deferred: { type: 'soft', reason: 'They asked to try again later.' },
  loop: { type: 'soft', reason: 'The message went round in a loop.' },
  unreachable: { type: 'soft', reason: 'Their server could not be reached.' },
  expired: { type: 'soft', reason: 'It could not be delivered in time.' },
  systemFull: { type: 'soft', reason: 'Their server has no space left.' },
  systemError: { type: 'soft', reason: 'An error of their system.' },
  unknown: { type: 'soft', reason: 'It came back without a cause that can be told.' },
} as const satisfies Record<string, Cause>;
export type BounceCause = keyof typeof bounceCauses;
