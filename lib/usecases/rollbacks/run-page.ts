import type { OutsideState } from '@/lib/core/actions/catalogue';
import { rollbackFieldSchema } from '@/lib/core/rollback/plan-rollback';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { ConflictChoice, Rollback, RollbackItem, RollbackItemStatus } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import {
  closeTakenBack,
  compensateAction,
  compensateMany,
  type ManyResult,
  reconcileAction,
} from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { lockRollback } from './lock-rollback';

const PAGE = 100;

/** `wasBack`: there was nothing of ours left to put back. */
type Outcome = Omit<ManyResult, 'plan'> & { wasBack: boolean };
export type PageResult = { done: number; isOver: boolean };
type Waiting = RollbackItem & { action: { targetType: string; status: string } };

/** The fields to put back over a later edit, with the value that was shown to whoever chose it. */
function overwriteOf({ fields, choice }: RollbackItem, rule: ConflictChoice): OutsideState {
  if ((choice ?? rule) !== 'overwrite') return {};
  return Object.fromEntries(
    rollbackFieldSchema
      .array()
      .parse(fields)
      .filter(({ outcome }) => outcome === 'conflict')
      .map(({ field, live }) => [field, live]),
  );
}

const itemStatus: Partial<Record<ManyResult['status'], RollbackItemStatus>> = {
  rolled_back: 'restored',
  rollback_conflict: 'conflict',
  denied: 'failed',
  failed: 'failed',
  gone: 'skipped',
};

/** How an item ended; null while it is left for the next page. */
const statusOf = ({ status, wasBack }: Outcome): RollbackItemStatus | null =>
  status === 'rolled_back' && wasBack ? 'already_back' : (itemStatus[status] ?? null);

/** Takes one back that can't go with many: what budgets cover, and audiences. */
async function takeBackOne(rollback: Rollback, item: Waiting): Promise<Outcome> {
  const { actionId } = item;
  try {
    const result = await compensateAction({
      workspaceId: rollback.workspaceId,
      actionId,
      userId: rollback.requestedById,
      reason: rollback.reason,
      overwrite: overwriteOf(item, rollback.rule),
    });
    const wasBack = result.fields.every(({ outcome }) => outcome === 'already_back');
    return { ...result, actionId, wasBack };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const status = error.code === 'unavailable' ? 'busy' : 'gone';
    return { actionId, status, compensationId: null, message: error.detail, wasBack: false };
  }
}

async function takeBack(rollback: Rollback, page: readonly Waiting[]): Promise<Outcome[]> {
  const { workspaceId, requestedById: userId, reason, rule } = rollback;
  const many = page.filter(({ action }) => action.targetType === 'contact');
  const done = await compensateMany({
    workspaceId,
    userId,
    reason,
    items: many.map((item) => ({ actionId: item.actionId, overwrite: overwriteOf(item, rule) })),
  });
  const results: Outcome[] = done.map(({ plan, ...result }) => ({
    ...result,
    wasBack: plan?.verdict === 'nothing_to_do',
  }));
  for (const item of page)
    if (item.action.targetType !== 'contact') results.push(await takeBackOne(rollback, item));
  return results;
}

/**
 * What became, by what is on record, of an action that is no longer as it was planned: this rollback's page died after it, or
 * somebody else took it back. Null while it is still open.
 */
async function settledElsewhere(
  workspaceId: string,
  item: Waiting,
): Promise<{ status: RollbackItemStatus; compensationId: string | null; message: string } | null> {
  const compensation = await db().action.findFirst({
    where: { workspaceId, compensatesId: item.actionId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, status: true },
  });
  if (compensation && ['claimed', 'outcome_unknown'].includes(compensation.status))
    await reconcileAction({ workspaceId, actionId: compensation.id });
  await closeTakenBack({ workspaceId, actionId: item.actionId });
  const { status } = await db().action.findUniqueOrThrow({
    where: { id: item.actionId },
    select: { status: true },
  });
  const compensationId = compensation?.id ?? null;
  if (status === 'rolled_back')
    return { status: 'restored', compensationId, message: 'Put back as it was before.' };
  if (status === 'rollback_conflict' && compensation && item.action.status !== 'rollback_conflict')
    return { status: 'conflict', compensationId, message: 'Somebody changed it since: that is left alone.' };
  if (status === 'rolling_back')
    return { status: 'failed', compensationId, message: 'Nobody can tell yet what became of it.' };
  return ['accepted', 'observed', 'rollback_conflict'].includes(status)
    ? null
    : { status: 'skipped', compensationId, message: `It is ${status.replaceAll('_', ' ')} by now.` };
}

async function settleItem(
  rollbackId: string,
  actionId: string,
  to: { status: RollbackItemStatus; compensationId: string | null; message: string },
): Promise<void> {
  await db().rollbackItem.update({
    where: { rollbackId_actionId: { rollbackId, actionId } },
    data: { ...to, settledAt: now() },
    select: { actionId: true },
  });
}

/** Those of the earliest round that wait, each on another object: the newest actions first. */
async function nextPage(rollbackId: string): Promise<Waiting[]> {
  const first = await db().rollbackItem.findFirst({
    where: { rollbackId, status: 'waiting' },
    orderBy: { round: 'asc' },
    select: { round: true },
  });
  if (!first) return [];
  return db().rollbackItem.findMany({
    where: { rollbackId, status: 'waiting', round: first.round },
    orderBy: [{ triedAt: { sort: 'asc', nulls: 'first' } }, { actionId: 'asc' }],
    take: PAGE,
    include: { action: { select: { targetType: true, status: true } } },
  });
}

/**
 * Takes the next page of a running rollback back. Safe to call again after a process died in it: what was sent is asked about, never sent
 * twice. @returns how many were settled, and whether nothing is left to do or it no longer runs.
 */
export async function runRollbackPage(workspaceId: string, rollbackId: string): Promise<PageResult> {
  const rollback = await db().rollback.findUniqueOrThrow({
    where: { id_workspaceId: { id: rollbackId, workspaceId } },
  });
  if (rollback.status !== 'running') return { done: 0, isOver: true };
  const page = await nextPage(rollbackId);
  if (page.length === 0) {
    await finish(workspaceId, rollbackId);
    return { done: 0, isOver: true };
  }
  const undisturbed: Waiting[] = [];
  for (const item of page) {
    const isOpen = ['accepted', 'observed', 'rollback_conflict'].includes(item.action.status);
    const settled = isOpen ? null : await settledElsewhere(workspaceId, item);
    if (settled) await settleItem(rollbackId, item.actionId, settled);
    else undisturbed.push(item);
  }
  const results = await takeBack(rollback, undisturbed);
  const byStatus = new Map<string, Outcome[]>();
  for (const result of results) {
    const key = `${statusOf(result) ?? result.status} ${result.message}`;
    byStatus.set(key, [...(byStatus.get(key) ?? []), result]);
  }
  let done = page.length - undisturbed.length;
  for (const group of byStatus.values()) done += await keepResults(rollbackId, group);
  return { done, isOver: false };
}

/** Writes how items ended; those that others are busy with, or whose answer is missing, wait for the next page. */
async function keepResults(rollbackId: string, group: readonly Outcome[]): Promise<number> {
  const [first] = group;
  const status = first && statusOf(first);
  if (!first || !status) {
    await db().rollbackItem.updateMany({
      where: { rollbackId, status: 'waiting', actionId: { in: group.map(({ actionId }) => actionId) } },
      data: { triedAt: now() },
    });
    return 0;
  }
  await db().$executeRaw`
    UPDATE rollback_items i SET status = ${status}::rollback_item_status, message = ${first.message}, settled_at = ${now()}, compensation_id = n.compensation_id
    FROM unnest(${group.map(({ actionId }) => actionId)}::text[], ${group.map(({ compensationId }) => compensationId)}::text[]) AS n (action_id, compensation_id)
    WHERE i.rollback_id = ${rollbackId} AND i.action_id = n.action_id AND i.status = 'waiting'`;
  return group.length;
}

async function finish(workspaceId: string, rollbackId: string): Promise<void> {
  await inTransaction(async (tx) => {
    if ((await lockRollback(tx, workspaceId, rollbackId)).status !== 'running') return;
    await tx.rollback.update({
      where: { id: rollbackId },
      data: { status: 'finished', finishedAt: now() },
      select: { id: true },
    });
    const counts = await tx.rollbackItem.groupBy({
      by: ['status'],
      where: { rollbackId },
      _count: { _all: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'gateway' },
      verb: 'rollbacks.finished',
      subject: { type: 'rollback', id: rollbackId },
      detail: {
        rollbackId,
        byStatus: Object.fromEntries(counts.map(({ status, _count }) => [status, _count._all])),
      },
    });
  });
}
