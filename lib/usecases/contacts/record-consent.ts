import type { Actor } from '@/lib/core/access/actor';
import { type ContactBasis, isExpress } from '@/lib/core/contactability/bases';
import type { ConsentEvidence } from '@/lib/core/contactability/consent-evidence';
import { withdrawnSince } from '@/lib/core/contactability/lawful-basis';
import type { ContactChannel, Purpose } from '@/lib/core/contactability/purposes';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { addConsent, findConsents } from '@/lib/db/repositories/consents';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { lockedContact } from './locked-contact';

export type ConsentRequest = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  contactId: string;
  purpose: Purpose;
  channel: ContactChannel;
  basis: ContactBasis;
  evidence: ConsentEvidence;
  /** When it was given, not when it was typed in. */
  occurredAt: Date;
  expiresAt: Date | null;
};

/**
 * Records on what ground a person may be contacted. After a no only their own, later yes counts: older evidence and grounds
 * that we claim are refused. A block stays until it is lifted. @throws AppError `not_found`, `invalid_request`, `conflict`.
 */
export const recordConsent = (request: ConsentRequest): Promise<{ id: string }> =>
  inTransaction((tx) => recordConsentIn(tx, request));

/** The same as a part of a transaction. */
export async function recordConsentIn(tx: Tx, request: ConsentRequest): Promise<{ id: string }> {
  const { workspaceId, actor, contactId, purpose, channel, basis, occurredAt, expiresAt } = request;
  checkTimes(occurredAt, expiresAt);
  await lockedContact(tx, workspaceId, contactId);
  const stated = await findConsents(tx, workspaceId, [contactId], channel);
  const withdrawnAt = withdrawnSince(stated.get(contactId) ?? [], purpose);
  if (withdrawnAt !== null && !(isExpress(basis) && occurredAt.getTime() > withdrawnAt)) {
    throw new AppError('conflict', {
      detail: `They said no on ${new Date(withdrawnAt).toISOString().slice(0, 10)}. Only their own consent, given after that, counts again.`,
      remedy: 'Record a consent with newer evidence, or leave them alone.',
    });
  }
  const { evidence } = request;
  const id = await addConsent(tx, {
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
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'contacts.consent_recorded',
    subject: { type: 'contact', id: contactId },
    detail: {
      consentId: id,
      purpose,
      channel,
      basis,
      occurredAt: occurredAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
    },
  });
  return { id };
}

function checkTimes(occurredAt: Date, expiresAt: Date | null): void {
  const wrong =
    occurredAt.getTime() > now().getTime()
      ? { name: 'occurredAt', reason: 'must not lie in the future' }
      : expiresAt && expiresAt <= occurredAt
        ? { name: 'expiresAt', reason: 'must be later than when it was given' }
        : null;
  if (wrong)
    throw new AppError('invalid_request', {
      detail: `The consent can’t be recorded like this: ${wrong.name} ${wrong.reason}.`,
      invalidParams: [{ in: 'body', ...wrong }],
    });
}
