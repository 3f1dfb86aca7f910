import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { destroyPersonKey } from '@/lib/db/repositories/person-keys';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { requireNoHold } from '@/lib/db/repositories/record-holds';
import { lockRecording } from '@/lib/db/repositories/signals';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { askPlatformsToErase } from '@/lib/gateway';
import { lockContact } from '@/lib/gateway/contact-lock';
import { now } from '@/lib/platform/clock';
import { blockContact } from '../contacts/block-contact';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { cancelOpenWorkOn } from './cancel-open-work-on';
import { addToLedger } from './erasure-ledger';
import { forgetExternalId } from './forget-external-id';

export type ErasePersonRequest = {
  workspaceId: string;
  actor: Actor;
  contactId: string;
  /** The request of the person that this fulfils; null where it was begun without one, or is done again after a restore. */
  requestId: string | null;
  /** When it was begun first: set where a restored database, or a crash, left the person there. Only a hold from after that counts. */
  again?: Date;
};
export type Erased = {
  /** The entry in the record that says so. */
  receiptId: string;
  /** What was under way at a platform and ends there. */
  inFlight: number;
  cancelled: number;
  /** Platforms that are told to erase the person too. */
  platforms: number;
};

/**
 * Forgets a person: their key is destroyed, and with it every personal value anywhere that it sealed, in tables, in the record, in
 * backups; what was kept in plain is emptied; whatever waited for them is cancelled; they are blocked for good; the platforms are told.
 * What agents did stays on record, by ids. Nothing brings it back.
 * @throws AppError `not_found`; `conflict` where they were erased before, or a legal hold covers them.
 */
export async function erasePerson(request: ErasePersonRequest): Promise<Erased> {
  const { workspaceId, contactId } = request;
  await inTransaction(async (tx) => {
    await requireUnerased(tx, workspaceId, contactId);
    await requireNoHold(tx, workspaceId, contactId, request.again);
  });
  // A person is all of their profiles.
  const profiles = (await profileIdsOf(db(), workspaceId, contactId)).filter((id) => id !== contactId);
  const others = await unerased(workspaceId, profiles);
  // First the ledger: should this process die now, the erasure is made good at the next start.
  for (const id of [contactId, ...others])
    await addToLedger({ workspaceId, contactId: id, erasedAt: now().toISOString() });
  const erased = await inTransaction(
    async (tx) => {
      for (const id of others) await erase(tx, { ...request, contactId: id });
      return erase(tx, request);
    },
    { timeout: 120_000 },
  );
  await sendOutboxEvents();
  return erased;
}

async function unerased(workspaceId: string, contactIds: readonly string[]): Promise<string[]> {
  const rows = await db().contact.findMany({
    where: { workspaceId, id: { in: [...contactIds] }, erasedAt: null },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function requireUnerased(tx: Tx, workspaceId: string, contactId: string) {
  await lockContact(tx, workspaceId, contactId);
  const contact = await tx.contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: { email: true, externalId: true, erasedAt: true },
  });
  if (!contact) throw new AppError('not_found', { detail: 'There is no such contact.' });
  if (contact.erasedAt)
    throw new AppError('conflict', {
      detail: 'This person was erased before. Nothing of them is left to erase.',
    });
  return contact;
}

async function erase(tx: Tx, request: ErasePersonRequest): Promise<Erased> {
  const { workspaceId, actor, contactId, requestId, again } = request;
  // Before the lock of the contact, as a claim has it: actions first, then whom they reach. What is proposed from here on is denied.
  const { cancelled, inFlight } = await cancelOpenWorkOn(
    tx,
    { workspaceId, contactId },
    { actor, why: 'The person is erased.' },
  );
  // Whoever records signals waits: nobody writes back what they read before.
  await lockRecording(tx, workspaceId);
  const { email, externalId } = await requireUnerased(tx, workspaceId, contactId);
  await requireNoHold(tx, workspaceId, contactId, again);
  await blockContact(tx, {
    workspaceId,
    actor,
    contactId,
    email,
    channel: null,
    reason: 'erasure',
    note: null,
  });
  const platforms = await askPlatformsToErase(tx, { workspaceId, contactId, externalId });
  await forgetExternalId(tx, { workspaceId, contactId, externalId });
  await destroyPersonKey(tx, workspaceId, contactId);
  await tx.contact.update({
    where: { id: contactId },
    data: {
      externalId: `erased:${contactId}`,
      email: null,
      emailHash: null,
      searchTokens: [],
      name: null,
      title: null,
      phone: null,
      region: null,
      language: null,
      countryCode: null,
      timeZone: null,
      traits: {},
      facts: {},
      ownConvertedAt: null,
      ownLastSignalAt: null,
      companyDomainHash: null,
      score: null,
      scoreModelId: null,
      ownerExternalId: null,
      sequenceExternalId: null,
      accountId: null,
      erasedAt: now(),
      updatedAt: now(),
    },
    select: { id: true },
  });
  // By what they were known leads to nobody any more: whoever comes with it is somebody new.
  await tx.identity.deleteMany({ where: { workspaceId, contactId } });
  await tx.deviceLink.deleteMany({ where: { workspaceId, contactId } });
  await tx.stepTiming.deleteMany({ where: { workspaceId, contactId } });
  await tx.learntFact.deleteMany({ where: { workspaceId, contactId } });
  await tx.researchQuestion.deleteMany({ where: { workspaceId, contactId } });
  const receiptId = await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'contacts.erased',
    subject: { type: 'contact', id: contactId },
    detail: { requestId, again: again !== undefined, cancelled, inFlight, platforms },
  });
  await enqueueEvent(tx, { workspaceId, name: 'contact/erased', data: { workspaceId, contactId } });
  return { receiptId, cancelled, inFlight, platforms };
}
