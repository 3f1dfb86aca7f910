import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requirePermission } from '../changes/require-permission';

type Person = Extract<Actor, { type: 'person' }>;

async function endOpen(tx: Tx, workspaceId: string, actor: Person): Promise<number> {
  const open = await tx.delegation.findMany({
    where: { workspaceId, fromId: actor.id, endedAt: null, endsAt: { gt: now() } },
    select: { id: true },
  });
  for (const { id } of open) {
    await tx.delegation.update({ where: { id }, data: { endedAt: now() }, select: { id: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'approvals.delegation_ended',
      subject: { type: 'person', id: actor.id },
      detail: { delegationId: id },
    });
  }
  return open.length;
}

/**
 * Hands one's approvals over for an absence: from then on and until it ends, what would be asked of this person is asked of the other.
 * It takes the place of an earlier one. @throws AppError `invalid_request` when the other can't decide approvals or the time is over.
 */
export function delegateApprovals({
  workspaceId,
  actor,
  toId,
  startsAt,
  endsAt,
}: {
  workspaceId: string;
  actor: Person;
  toId: string;
  startsAt: Date;
  endsAt: Date;
}): Promise<{ delegationId: string }> {
  const delegationId = newId('del');
  return inTransaction(async (tx) => {
    const unfit = (name: string, why: string) =>
      new AppError('invalid_request', { detail: why, invalidParams: [{ in: 'body', name, reason: why }] });
    if (toId === actor.id) throw unfit('toId', 'Choose somebody else.');
    if (endsAt <= now()) throw unfit('endsAt', 'The end is past already.');
    await requirePermission(tx, workspaceId, toId, ['approvals.decide'], '').catch(() => {
      throw unfit('toId', 'They may not decide approvals here.');
    });
    await endOpen(tx, workspaceId, actor);
    await tx.delegation.create({
      data: { id: delegationId, workspaceId, fromId: actor.id, toId, startsAt, endsAt, createdAt: now() },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'approvals.delegated',
      subject: { type: 'person', id: actor.id },
      detail: {
        delegationId,
        toId,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      },
    });
    return { delegationId };
  });
}

/** Takes one's approvals back before the absence is over. What was asked meanwhile stays where it is. */
export const endDelegation = (workspaceId: string, actor: Person): Promise<{ ended: number }> =>
  inTransaction(async (tx) => ({ ended: await endOpen(tx, workspaceId, actor) }));
