import type { Actor } from '@/lib/core/access/actor';
import type { ConsentEvidence } from '@/lib/core/contactability/consent-evidence';
import { type ContactChannel, contactChannels, type Purpose } from '@/lib/core/contactability/purposes';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { addConsent } from '@/lib/db/repositories/consents';
import type { Tx } from '@/lib/db/tx';

export type Withdrawal = {
  workspaceId: string;
  actor: Actor;
  contactId: string;
  purpose: Purpose;
  channel: ContactChannel;
  evidence: ConsentEvidence;
  occurredAt: Date;
};

/** Writes down that somebody said no, with its audit entry. Older permission counts no more, also once a block is lifted. */
export async function stateWithdrawal(tx: Tx, withdrawal: Withdrawal): Promise<string> {
  const { actor, ...stated } = withdrawal;
  const { workspaceId, contactId, purpose, channel, occurredAt } = stated;
  const id = await addConsent(tx, {
    ...stated,
    status: 'withdrawn',
    basis: 'consent',
    expiresAt: null,
    recordedById: actor.id,
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'contacts.consent_withdrawn',
    subject: { type: 'contact', id: contactId },
    detail: { consentId: id, purpose, channel, occurredAt: occurredAt.toISOString() },
  });
  return id;
}

/** The no to all direct marketing that lies in a refusal: on one channel, or on all where `channel` is null. */
export async function stateRefusal(
  tx: Tx,
  refusal: Omit<Withdrawal, 'purpose' | 'channel'> & { channel: ContactChannel | null },
): Promise<void> {
  const channels = refusal.channel === null ? contactChannels : [refusal.channel];
  for (const channel of channels)
    for (const purpose of ['marketing', 'sales_outreach'] as const)
      await stateWithdrawal(tx, { ...refusal, channel, purpose });
}
