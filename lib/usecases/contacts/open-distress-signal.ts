import type { Actor } from '@/lib/core/access/actor';
import type { DistressKind } from '@/lib/core/contactability/distress/phrase';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { nameResponsible } from './name-responsible';

/** Gives a sign of distress to a named person, with a deadline. Until they close it nobody contacts the person at all. */
export async function openDistressSignal(
  tx: Tx,
  signal: {
    workspaceId: string;
    actor: Actor;
    contactId: string;
    kind: DistressKind;
    source: string;
    reviewHours: number;
    heardAs?: string | null;
  },
): Promise<string> {
  const { workspaceId, actor, contactId, kind, source, reviewHours, heardAs = null } = signal;
  const id = newId('dis');
  const openedAt = now();
  const dueAt = new Date(openedAt.getTime() + reviewHours * 3_600_000);
  const [assignedToId] = await nameResponsible(tx, workspaceId, contactId);
  await tx.distressSignal.create({
    data: { id, workspaceId, contactId, kind, source, heardAs, assignedToId, openedAt, dueAt },
    select: { id: true },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'contacts.distress_opened',
    subject: { type: 'contact', id: contactId },
    detail: { distressId: id, kind, source, assignedToId, dueAt: dueAt.toISOString() },
  });
  return id;
}
