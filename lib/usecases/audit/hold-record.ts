import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { lockContact } from '@/lib/gateway/contact-lock';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';
import { dateOfDay, dayOfDate, startOfDay } from '@/lib/platform/zone';
import { lockSearch } from './index-record';

const DAY_MS = 86_400_000;
const dayAfter = (day: string) => dayOfDate(new Date(dateOfDay(day).getTime() + DAY_MS));

type By = { workspaceId: string; actor: Actor };
export type Hold = {
  name: string;
  reason: string;
  /** Entries that name this id; all when null. */
  subjectId: string | null;
  /** Days in the time zone of the workspace, both inclusive; null is without an end on this side. */
  fromDay: string | null;
  toDay: string | null;
};

/** Places a legal hold: what it covers keeps its contents, and the person it names can't be erased, until it is lifted. @returns its id. @throws AppError `invalid_request` where nothing has that id. */
export const placeHold = ({
  workspaceId,
  actor,
  name,
  reason,
  subjectId,
  fromDay,
  toDay,
  timeZone,
}: By & Hold & { timeZone: string }): Promise<string> =>
  inTransaction(async (tx) => {
    await requireSubject(tx, workspaceId, subjectId);
    // Whoever drops contents, or erases the person, is through before this holds, or finds it in force.
    await lockSearch(tx, workspaceId);
    if (subjectId !== null && isId(subjectId, 'con')) await lockContact(tx, workspaceId, subjectId);
    const id = newId('hld');
    const from = fromDay === null ? null : startOfDay(fromDay, timeZone);
    const to = toDay === null ? null : startOfDay(dayAfter(toDay), timeZone);
    await tx.recordHold.create({
      data: {
        id,
        workspaceId,
        name,
        reason,
        subjectId,
        fromAt: from,
        toAt: to,
        placedById: actor.id,
        placedAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'workspace.hold_placed',
      subject: { type: 'hold', id },
      detail: {
        name,
        reason,
        subjectId,
        from: from?.toISOString() ?? null,
        to: to?.toISOString() ?? null,
      },
    });
    return id;
  });

/** A hold on nothing would look as if it were in force. */
async function requireSubject(tx: Tx, workspaceId: string, subjectId: string | null): Promise<void> {
  if (subjectId === null) return;
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM contacts WHERE id = ${subjectId} AND workspace_id = ${workspaceId}
    UNION ALL SELECT id FROM actions WHERE id = ${subjectId} AND workspace_id = ${workspaceId}
    UNION ALL SELECT id FROM runs WHERE id = ${subjectId} AND workspace_id = ${workspaceId}
    UNION ALL SELECT id FROM agents WHERE id = ${subjectId} AND workspace_id = ${workspaceId}
    UNION ALL SELECT id FROM campaigns WHERE id = ${subjectId} AND workspace_id = ${workspaceId}
    UNION ALL SELECT id FROM accounts WHERE id = ${subjectId} AND workspace_id = ${workspaceId}`;
  if (!found)
    throw new AppError('invalid_request', {
      detail: 'Nothing in this workspace has that id.',
      invalidParams: [
        {
          in: 'body',
          name: 'subjectId',
          reason: 'must be the id of a contact, an account, an agent, a campaign, a run or an action',
        },
      ],
    });
}

/** Lifts a hold, with the reason on record. @throws AppError `not_found`; `conflict` where it was lifted before. */
export const liftHold = ({
  workspaceId,
  actor,
  holdId,
  reason,
}: By & { holdId: string; reason: string }): Promise<void> =>
  inTransaction(async (tx) => {
    const lifted = await tx.recordHold.updateMany({
      where: { id: holdId, workspaceId, liftedAt: null },
      data: { liftedById: actor.id, liftedAt: now(), liftReason: reason },
    });
    if (lifted.count === 0) {
      const known = await tx.recordHold.findUnique({
        where: { id_workspaceId: { id: holdId, workspaceId } },
        select: { id: true },
      });
      throw known
        ? new AppError('conflict', { detail: 'This hold was lifted before.' })
        : new AppError('not_found', { detail: 'There is no such hold.' });
    }
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'workspace.hold_lifted',
      subject: { type: 'hold', id: holdId },
      detail: { reason },
    });
  });
