import type { Actor } from '@/lib/core/access/actor';
import { correctProfile, viewOf } from '@/lib/core/profiles/profile';
import {
  type CorrectableField,
  type Correction,
  correctableFields,
} from '@/lib/core/rights/correctable-fields';
import { AppError } from '@/lib/core/shared/app-error';
import { CORRECTION, judgedByCorrection } from '@/lib/core/signals/quality/hear-others';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { findContacts } from '@/lib/db/repositories/contacts';
import { addJudgedClaims } from '@/lib/db/repositories/judged-claims';
import { sealContent } from '@/lib/db/repositories/sealed-content';
import { lockRecording } from '@/lib/db/repositories/signals';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { lockedContact } from '../contacts/locked-contact';
import { saveProfile } from '../contacts/save-profile';

type FieldCorrection = {
  workspaceId: string;
  actor: Actor;
  contactId: string;
  requestId: string | null;
  /** The right values; null takes a value away. */
  fields: Correction;
};

/** Puts fields of a contact right without a request. @throws AppError `not_found`, `conflict` where nothing would change. */
export function correctContact(
  correction: Omit<FieldCorrection, 'requestId'>,
): Promise<{ changed: CorrectableField[] }> {
  const { workspaceId, contactId } = correction;
  return inTransaction(async (tx) => {
    await lockRecording(tx, workspaceId);
    await lockedContact(tx, workspaceId, contactId);
    return { changed: await correctFields(tx, { ...correction, requestId: null }) };
  });
}

/**
 * Puts fields right, under the lock of the person. When each was put right is kept, so that no source undoes it with what it knew
 * before, or with the value that was wrong. The record holds the names of the fields and no value. @returns the fields that changed.
 */
export async function correctFields(tx: Tx, correction: FieldCorrection): Promise<CorrectableField[]> {
  const { workspaceId, actor, contactId, requestId, fields } = correction;
  const where = { id_workspaceId: { id: contactId, workspaceId } };
  const { externalId, erasedAt } = await tx.contact.findUniqueOrThrow({
    where,
    select: { externalId: true, erasedAt: true },
  });
  if (erasedAt !== null)
    throw new AppError('conflict', { detail: 'This person was erased: there is nothing left to correct.' });
  const [contact] = await findContacts(tx, workspaceId, { externalIds: [externalId] });
  if (!contact) throw new AppError('not_found', { detail: 'There is no such contact.' });
  const before = viewOf(contact.profile);
  const changed = correctableFields.filter(
    (field) => fields[field] !== undefined && fields[field] !== before[field],
  );
  if (changed.length === 0)
    throw new AppError('conflict', { detail: 'The record says all of this already: nothing would change.' });
  const at = now();
  const right = Object.fromEntries(changed.map((field) => [field, fields[field] ?? null]));
  const stamp = { at: at.toISOString(), source: CORRECTION, messageId: newId('crn') };
  const profile = correctProfile(contact.profile, right, stamp);
  await saveProfile(tx, workspaceId, { ...contact, profile });
  const wrong = judgedByCorrection(contact.profile.facts, changed);
  await addJudgedClaims(
    tx,
    workspaceId,
    wrong.map((claim) => ({ ...claim, contactId })),
  );
  for (const field of changed)
    await tx.contactCorrection.create({
      data: {
        id: newId('crn'),
        workspaceId,
        contactId,
        field,
        requestId,
        correctedById: actor.id,
        correctedAt: at,
        content: await sealContent(
          { workspaceId, contactId },
          { before: before[field], after: fields[field] ?? null },
        ),
      },
      select: { id: true },
    });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'rights.corrected',
    subject: { type: 'contact', id: contactId },
    detail: { fields: changed, requestId },
  });
  return changed;
}
