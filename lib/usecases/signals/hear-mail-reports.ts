import type { Actor } from '@/lib/core/access/actor';
import type { InputOf, SignalInput } from '@/lib/core/signals/signal-kinds';
import { addJudgedClaims } from '@/lib/db/repositories/judged-claims';
import type { OpenSource } from '@/lib/db/repositories/sources';
import { addressHashOf } from '@/lib/db/repositories/suppressions';
import type { Tx } from '@/lib/db/tx';
import { lockContacts } from '@/lib/gateway/contact-lock';
import { blockContact } from '../contacts/block-contact';
import { stateRefusal } from '../contacts/state-withdrawal';
import type { SignalSubject } from './fold-people';

/** The claim that mail to somebody came back, or that they complained, where no such mail was sent. */
const DOUBTED = 'mail report';

type Report = InputOf<'email.reported'>;
const isReport = (input: SignalInput): input is Report => input.kind === 'email.reported';

/** Mail that somebody could have made up: it is about no message of ours, and its source is not believed without (`readMailSignals`). */
const isBelieved = (source: OpenSource | null, { payload: { properties } }: Report): boolean =>
  source?.kind !== 'mail' || properties.believed !== false;

/** What ends contact by mail: an address that can't be reached, a complaint, a no. */
function reasonOf({ payload: { report, bounce } }: Report): 'bounce' | 'complaint' | 'unsubscribe' | null {
  if (report === 'bounced') return bounce === 'hard' ? 'bounce' : null;
  if (report === 'complained') return 'complaint';
  return report === 'unsubscribed' ? 'unsubscribe' : null;
}

/**
 * Blocks contact with whoever can't be reached for good, complained or unsubscribed, in the transaction that records that they did. What is
 * blocked already for the same reason is left as it is. What is not believed blocks nothing, and counts against its source.
 */
export async function hearMailReports(
  tx: Tx,
  { workspaceId, actor, source }: { workspaceId: string; actor: Actor; source: OpenSource | null },
  inputs: readonly SignalInput[],
  subjects: ReadonlyMap<SignalInput, SignalSubject>,
): Promise<void> {
  const told = inputs.filter(isReport);
  const doubted = told.filter((input) => !isBelieved(source, input));
  await addJudgedClaims(
    tx,
    workspaceId,
    doubted.flatMap((input) => {
      const contactId = subjects.get(input)?.contactId;
      const claim = { field: DOUBTED, source: input.source, borneOut: false, by: 'report' } as const;
      return contactId ? [{ ...claim, contactId }] : [];
    }),
  );
  const reports = told.flatMap((input) => {
    if (!isBelieved(source, input)) return [];
    const reason = reasonOf(input);
    const contactId = subjects.get(input)?.contactId ?? null;
    const email =
      input.payload.person.email ??
      input.payload.person.ids.find(({ type }) => type === 'email')?.value ??
      null;
    return reason && (contactId !== null || email !== null) ? [{ input, reason, contactId, email }] : [];
  });
  if (reports.length === 0) return;
  await lockContacts(
    tx,
    workspaceId,
    reports.flatMap(({ contactId }) => contactId ?? []),
  );
  const blocked = await tx.suppression.findMany({
    where: {
      workspaceId,
      liftedAt: null,
      reason: { in: ['bounce', 'complaint', 'unsubscribe'] },
      OR: [
        { contactId: { in: reports.flatMap(({ contactId }) => contactId ?? []) } },
        {
          addressHash: {
            in: reports.flatMap(({ email }) => (email === null ? [] : addressHashOf(workspaceId, email))),
          },
        },
      ],
    },
    select: { contactId: true, addressHash: true, reason: true },
  });
  const done = new Set(
    blocked.flatMap(({ contactId, addressHash, reason }) => [
      `${reason} ${contactId}`,
      `${reason} ${addressHash}`,
    ]),
  );
  for (const { input, reason, contactId, email } of reports) {
    const hash = email === null ? null : addressHashOf(workspaceId, email);
    const keys = [
      ...(contactId === null ? [] : [`${reason} ${contactId}`]),
      ...(hash === null ? [] : [`${reason} ${hash}`]),
    ];
    if (keys.some((key) => done.has(key))) continue;
    for (const key of keys) done.add(key);
    // A complaint is about us, not about one way of reaching somebody.
    const channel = reason === 'complaint' ? null : 'email';
    const suppressionId = await blockContact(tx, {
      workspaceId,
      actor,
      contactId,
      email,
      channel,
      reason,
      note: null,
    });
    if (reason !== 'bounce' && contactId !== null)
      await stateRefusal(tx, {
        workspaceId,
        actor,
        contactId,
        channel,
        evidence: { source: 'mail report', wordingVersion: null, reference: suppressionId },
        occurredAt: new Date(input.occurredAt),
      });
  }
}
