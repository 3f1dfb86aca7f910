import type { Actor } from '@/lib/core/access/actor';
import type { RollbackSelector } from '@/lib/core/rollback/selector';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sendOutboxEvents } from '../outbox/send-outbox-events';

/** A subject that does not exist is said at once, not found out by an empty plan. */
async function assertExists(tx: Tx, workspaceId: string, { by, id = '' }: RollbackSelector): Promise<void> {
  const where = { id, workspaceId };
  const found = {
    run: () => tx.run.count({ where }),
    agent: () => tx.agent.count({ where }),
    play: () => tx.play.count({ where }),
    policy: () => tx.policy.count({ where }),
    connection: () => tx.connection.count({ where }),
    rollback: () => tx.rollback.count({ where }),
    source: () => tx.signal.count({ where: { workspaceId, source: id }, take: 1 }),
    actions: async () => 1,
    window: async () => 1,
  };
  if ((await found[by]()) === 0)
    throw new AppError('not_found', { detail: `There is no such ${by} here.`, remedy: 'Check its id.' });
}

/** Asks for a rollback: it is planned first, shown, and started by a person. @throws AppError `not_found`. */
export async function requestRollback({
  workspaceId,
  actor,
  selector,
  reason,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  selector: RollbackSelector;
  reason: string;
}): Promise<{ rollbackId: string }> {
  const rollbackId = newId('rbk');
  await inTransaction(async (tx) => {
    await assertExists(tx, workspaceId, selector);
    await tx.rollback.create({
      data: {
        id: rollbackId,
        workspaceId,
        selector: toJson(selector),
        reason,
        status: 'planning',
        requestedById: actor.id,
        createdAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'rollbacks.requested',
      subject: { type: 'rollback', id: rollbackId },
      detail: { rollbackId, selector, reason },
    });
    await enqueueEvent(tx, { workspaceId, name: 'rollback/requested', data: { workspaceId, rollbackId } });
  });
  await sendOutboxEvents();
  return { rollbackId };
}
