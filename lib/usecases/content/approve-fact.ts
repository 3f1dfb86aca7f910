import type { ApproveFactBody } from '@/lib/contracts/content';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dateOfDay, localDay } from '@/lib/platform/zone';

export type FactChange = { workspaceId: string; actor: Extract<Actor, { type: 'person' }> };

/** More than an agent could look through, and nobody could keep true. */
const MOST_FACTS = 1000;

/** A fact that may be claimed from now on, by the name of whoever approves it. @throws AppError `conflict`. */
export const approveFact = (change: FactChange & { fact: ApproveFactBody }): Promise<{ id: string }> =>
  inTransaction((tx) => addFact(tx, change));

/** The same in a transaction that does more. */
export async function addFact(
  tx: Tx,
  { workspaceId, actor, fact }: FactChange & { fact: ApproveFactBody },
): Promise<{ id: string }> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`facts:${workspaceId}`}, 0))`;
  const { text, sourceTitle, sourceUrl, validUntil, industries, roles } = fact;
  const { timeZone } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true },
  });
  if (validUntil !== null && validUntil < localDay(now(), timeZone))
    throw new AppError('conflict', {
      detail: `The fact would hold until ${validUntil}, which is over.`,
      remedy: 'Give a day to come, or leave it open.',
    });
  const inForce = { workspaceId, withdrawnAt: null };
  if (await tx.approvedFact.findFirst({ where: { ...inForce, text }, select: { id: true } }))
    throw new AppError('conflict', {
      detail: 'There is an approved fact of these words already.',
      remedy: 'Withdraw that one first, if anything else about it changes.',
    });
  if ((await tx.approvedFact.count({ where: inForce })) >= MOST_FACTS)
    throw new AppError('conflict', {
      detail: `There are ${MOST_FACTS} approved facts, which is the most there can be.`,
      remedy: 'Withdraw those that nobody needs.',
    });
  const id = newId('fct');
  await tx.approvedFact.create({
    data: {
      id,
      workspaceId,
      text,
      sourceTitle,
      sourceUrl,
      validUntil: validUntil === null ? null : dateOfDay(validUntil),
      industries,
      roles,
      approvedById: actor.id,
      approvedAt: now(),
    },
    select: { id: true },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    subject: { type: 'fact', id },
    verb: 'facts.approved',
    detail: { text, sourceTitle, sourceUrl, validUntil, industries, roles },
  });
  return { id };
}
