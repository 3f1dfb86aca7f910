import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { contactRulesInForce } from '@/lib/db/repositories/contact-rules';
import { inTransaction } from '@/lib/db/tx';
import { lockContact } from '@/lib/gateway/contact-lock';
import { now } from '@/lib/platform/clock';
import { nameResponsible } from './name-responsible';

/**
 * Gives a sign of distress that nobody has looked at in time to the next who can, with as much time again; after the last it is the
 * first one's turn. The block that came with it stays all the while. Calling it at any time, any number of times, is harmless.
 */
export function passOnDistress({ workspaceId, id }: { workspaceId: string; id: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const where = { id_workspaceId: { id, workspaceId } };
    const { contactId } = await tx.distressSignal.findUniqueOrThrow({ where, select: { contactId: true } });
    await lockContact(tx, workspaceId, contactId);
    const signal = await tx.distressSignal.findUniqueOrThrow({ where });
    if (signal.closedAt !== null || signal.dueAt > now()) return;
    const line = await nameResponsible(tx, workspaceId, contactId);
    const toId = line[(line.indexOf(signal.assignedToId) + 1) % line.length] ?? line[0];
    const { distress } = await contactRulesInForce(tx, workspaceId);
    const dueAt = new Date(now().getTime() + distress.reviewHours * 3_600_000);
    await tx.distressSignal.update({ where, data: { assignedToId: toId, dueAt }, select: { id: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'sweeper' },
      verb: 'contacts.distress_passed_on',
      subject: { type: 'contact', id: contactId },
      detail: { distressId: id, fromId: signal.assignedToId, toId, dueAt: dueAt.toISOString() },
    });
  });
}
