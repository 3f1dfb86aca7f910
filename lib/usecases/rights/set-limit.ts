import type { Actor } from '@/lib/core/access/actor';
import type { ProcessingLimitKind } from '@/lib/core/rights/processing-limit';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { blockContact } from '../contacts/block-contact';
import { stateRefusal } from '../contacts/state-withdrawal';

/**
 * Limits what is done with a person, under their lock: once this has committed nothing that it forbids is claimed. An objection also
 * blocks every channel, is a no to direct marketing that stays when it is lifted, and takes their score away. One that is in force
 * already stays as it is. @returns its id.
 */
export async function setLimit(
  tx: Tx,
  limit: {
    workspaceId: string;
    actor: Actor;
    contactId: string;
    kind: ProcessingLimitKind;
    requestId: string | null;
  },
): Promise<string> {
  const { workspaceId, actor, contactId, kind, requestId } = limit;
  const inForce = await tx.processingLimit.findFirst({
    where: { workspaceId, contactId, kind, liftedAt: null },
    select: { id: true },
  });
  if (inForce) return inForce.id;
  const id = newId('plm');
  await tx.processingLimit.create({
    data: { id, workspaceId, contactId, kind, requestId, setById: actor.id, setAt: now() },
    select: { id: true },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'rights.limit_set',
    subject: { type: 'contact', id: contactId },
    detail: { limitId: id, kind, requestId },
  });
  if (kind === 'objection')
    await leaveAlone(tx, { workspaceId, actor, contactId, reference: requestId ?? id });
  return id;
}

async function leaveAlone(
  tx: Tx,
  {
    workspaceId,
    actor,
    contactId,
    reference,
  }: { workspaceId: string; actor: Actor; contactId: string; reference: string },
): Promise<void> {
  const { email } = await tx.contact.update({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    data: { score: null, scoreModelId: null, updatedAt: now() },
    select: { email: true },
  });
  await blockContact(tx, {
    workspaceId,
    actor,
    contactId,
    email,
    channel: null,
    reason: 'objection',
    note: null,
  });
  await stateRefusal(tx, {
    workspaceId,
    actor,
    contactId,
    channel: null,
    evidence: { source: 'objection', wordingVersion: null, reference },
    occurredAt: now(),
  });
}
