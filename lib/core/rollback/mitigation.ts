import { type ActionKind, catalogue, type PayloadOf } from '../actions/catalogue';

export const mitigations = ['stop_follow_ups', 'suppress', 'correct', 'make_good'] as const;
export type Mitigation = (typeof mitigations)[number];
/** Those that write to the person: their words are drafted, and a person's to finish. */
export const writtenMitigations = ['correct', 'make_good'] as const satisfies readonly Mitigation[];
export type WrittenMitigation = (typeof writtenMitigations)[number];

export type Words = { subject: string; body: string };
/** What can be done about a message that can't be called back. `draft`: words to begin from, where it writes. */
export type MitigationOffer = { mitigation: Mitigation; contactId: string; draft: Words | null };

const drafts: Record<WrittenMitigation, (subject: string) => Words> = {
  correct: (subject) => ({
    subject: `Correction: ${subject}`.slice(0, 200),
    body: `In our message “${subject}” something was wrong: [what was wrong].\n\nWhat holds instead: [what is right].\n\nWe are sorry for the confusion.`,
  }),
  make_good: (subject) => ({
    subject: `About our message “${subject}”`.slice(0, 200),
    body: `Our message “${subject}” should not have reached you as it did: [what went wrong].\n\nTo make up for it: [what you offer].\n\nWe are sorry for the trouble.`,
  }),
};

/** What helps where a message can't be called back, the most urgent first. Empty for all that can be taken back or reaches nobody. */
export function mitigationsFor(kind: ActionKind, payload: unknown): MitigationOffer[] {
  if (kind !== 'email.message.send') return [];
  const { contactId, sequence, subject } = catalogue[kind].payload.parse(payload);
  return mitigations
    .filter((mitigation) => mitigation !== 'stop_follow_ups' || sequence !== null)
    .map((mitigation) => ({
      mitigation,
      contactId,
      draft: mitigation === 'correct' || mitigation === 'make_good' ? drafts[mitigation](subject) : null,
    }));
}

/** What stands in brackets in a draft is still to be said by whoever sends it. */
export const isUnfinished = ({ subject, body }: Words): boolean => /\[[^\]]*\]/.test(`${subject} ${body}`);

/** The action that stops what a message's sequence would send next; null where it belongs to none. */
export function stopFollowUps(
  kind: ActionKind,
  payload: unknown,
): { kind: 'outreach.contact.remove'; payload: PayloadOf<'outreach.contact.remove'> } | null {
  if (kind !== 'email.message.send') return null;
  const { contactId, sequence } = catalogue[kind].payload.parse(payload);
  return sequence && { kind: 'outreach.contact.remove', payload: { contactId, sequenceId: sequence.id } };
}

/** The message that makes up for another one: to the same person, for the same purpose, of no sequence. */
export function writeAgain(
  kind: ActionKind,
  payload: unknown,
  words: Words,
): { kind: 'email.message.send'; payload: PayloadOf<'email.message.send'> } | null {
  if (kind !== 'email.message.send') return null;
  const { contactId, purpose } = catalogue[kind].payload.parse(payload);
  return {
    kind: 'email.message.send',
    payload: { contactId, purpose, ...words, sequence: null, sourceIds: [] },
  };
}
