import type { Actor } from '@/lib/core/access/actor';
import type { InputOf, SignalInput } from '@/lib/core/signals/signal-kinds';
import { appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { addConsent } from '@/lib/db/repositories/consents';
import type { Tx } from '@/lib/db/tx';
import { lockContacts } from '@/lib/gateway/contact-lock';
import type { SignalSubject } from './fold-people';

type Stating = InputOf<'lead.engaged'> | InputOf<'contact.identified'>;
const statesConsent = (input: SignalInput): input is Stating =>
  (input.kind === 'lead.engaged' || input.kind === 'contact.identified') && input.payload.consents.length > 0;

/**
 * Keeps what people agreed to in these signals, as statements with their evidence. They are added, never weighed here: a no that
 * came later, or that only a yes of their own can lift, counts whatever is added.
 */
export async function recordConsents(
  tx: Tx,
  batch: { workspaceId: string; actor: Actor },
  inputs: readonly SignalInput[],
  subjects: ReadonlyMap<SignalInput, SignalSubject>,
): Promise<void> {
  const { workspaceId, actor } = batch;
  const stated = inputs.filter(statesConsent).flatMap((input) => {
    const contactId = subjects.get(input)?.contactId;
    return contactId ? input.payload.consents.map((consent) => ({ contactId, input, consent })) : [];
  });
  if (stated.length === 0) return;
  await lockContacts(
    tx,
    workspaceId,
    stated.map(({ contactId }) => contactId),
  );
  const entries: Parameters<typeof appendAuditEntries>[1][number][] = [];
  for (const { contactId, input, consent } of stated) {
    const { purpose, channel, basis, evidence } = consent;
    const occurredAt = new Date(input.occurredAt);
    const expiresAt = consent.expiresAt ? new Date(consent.expiresAt) : null;
    const consentId = await addConsent(tx, {
      workspaceId,
      contactId,
      purpose,
      channel,
      status: 'granted',
      basis,
      evidence,
      occurredAt,
      expiresAt,
      recordedById: actor.id,
    });
    entries.push({
      workspaceId,
      actor,
      verb: 'contacts.consent_recorded',
      subject: { type: 'contact', id: contactId },
      detail: {
        consentId,
        purpose,
        channel,
        basis,
        occurredAt: occurredAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
      },
    });
  }
  await appendAuditEntries(tx, entries);
}
