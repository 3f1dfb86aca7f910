import type { ContactBasis } from '@/lib/core/contactability/bases';
import type { ContactChannel, Purpose } from '@/lib/core/contactability/purposes';
import { db } from '@/lib/db/client';
import type { Contact, Prisma } from '@/lib/db/generated/client';
import { addConsent } from '@/lib/db/repositories/consents';
import { addressHashOf } from '@/lib/db/repositories/suppressions';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

/** A person in Sweden, by whose clock it is ten in the morning at `workingHour`. */
export const workingHour = new Date('2026-11-25T09:00:00Z');

export function aReachableContact(
  workspaceId: string,
  fields: Partial<Prisma.ContactUncheckedCreateInput> = {},
): Promise<Contact> {
  const id = newId('con');
  const email = fields.email ?? `${id}@example.test`;
  return db().contact.create({
    data: {
      id,
      workspaceId,
      externalId: id,
      email,
      emailHash: addressHashOf(workspaceId, email),
      countryCode: 'SE',
      traits: {},
      createdAt: now(),
      updatedAt: now(),
      ...fields,
    },
  });
}

export const consentTo = (
  workspaceId: string,
  contactId: string,
  purpose: Purpose,
  {
    channel = 'email',
    basis = 'consent',
    occurredAt = new Date('2026-01-01T00:00:00Z'),
  }: { channel?: ContactChannel; basis?: ContactBasis; occurredAt?: Date } = {},
): Promise<string> =>
  inTransaction((tx) =>
    addConsent(tx, {
      workspaceId,
      contactId,
      purpose,
      channel,
      status: 'granted',
      basis,
      evidence: { source: 'form', wordingVersion: 'v1', reference: null },
      occurredAt,
      expiresAt: null,
      recordedById: 'usr_test',
    }),
  );

/** A row of an action that would reach somebody, in whatever state; the gate was not asked. */
export async function anOutreachAction(
  workspace: { id: string; crm: { id: string } },
  contactId: string,
  fields: Partial<Prisma.ActionUncheckedCreateInput> = {},
): Promise<string> {
  const id = newId('act');
  await db().action.create({
    data: {
      id,
      workspaceId: workspace.id,
      requesterType: 'agent',
      requesterId: 'agt_test',
      kind: 'email.message.send',
      channel: 'email',
      connectionId: workspace.crm.id,
      payload: {},
      targetType: 'contact',
      targetId: contactId,
      canonical: id,
      hash: id,
      expiresAt: new Date(now().getTime() + 86_400_000),
      status: 'cleared',
      reasoning: 'test',
      inputs: [],
      expectedEffect: {},
      confidence: 1,
      idempotencyKey: id,
      createdAt: now(),
      updatedAt: now(),
      ...fields,
    },
    select: { id: true },
  });
  return id;
}
