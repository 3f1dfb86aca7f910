import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import { planRollback } from '@/lib/core/rollback/plan-rollback';
import { db } from '@/lib/db/client';
import type { Action } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { type AuditEntryInput, appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { setLaterThan } from '@/lib/db/repositories/set-later';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { gatewayActor, personActor } from './actors';
import { actionRow, compensationOf, isUndoable } from './compensation';
import { askGate, decisionRow } from './decide-action';
import { lockTargets, marksOf, targetKey } from './fresh-checkpoint';
import { loseAutonomyOfAction } from './lose-autonomy';
import { mirrorState } from './mirror-state';
import { outsideCalls, readLiveStates } from './outside';
import { sealersOfActions, sealersOfDecision, sealState } from './seal-action';
import {
  aboutAction,
  type Claimed,
  closeAll,
  type Found,
  type ManyRequest,
  type ManyResult,
  type Planned,
  sendAll,
} from './send-compensations';
import { lockAgainstStop } from './stop-lock';

/** Longer than a page of them takes; a platform that is slower than this has it reconciled. */
const HELD_FOR_MS = 120_000;

/**
 * Takes many executed actions back in few transactions and few requests, each decided by the gate and three-way against its live value as
 * by `compensateAction`. For contacts, which no budget covers; each on another object than the others.
 * @returns one result for each item, in their order. What was sent and not answered stays `rolling_back`, for reconciling.
 */
export async function compensateMany(request: ManyRequest): Promise<ManyResult[]> {
  const results = new Map<string, ManyResult>();
  const found = await readAll(request, results);
  const claimed = await inTransaction((tx) => claimAll(tx, request, found, results), {
    timeout: HELD_FOR_MS,
  });
  if (claimed.length > 0)
    await inTransaction((tx) => sendAll(tx, request, claimed, results), { timeout: HELD_FOR_MS });
  return request.items.map(({ actionId }) => results.get(actionId) ?? gone(actionId));
}

const gone = (actionId: string): ManyResult => ({
  actionId,
  status: 'gone',
  compensationId: null,
  plan: null,
  message: 'It is in no state that can be taken back.',
});

/** Reads the actions, how far others have come with their objects, and then the objects themselves. */
async function readAll(request: ManyRequest, results: Map<string, ManyResult>): Promise<Found[]> {
  const { workspaceId, items } = request;
  const rows = await db().action.findMany({
    where: { workspaceId, id: { in: items.map(({ actionId }) => actionId) } },
    include: { execution: true },
  });
  const executed = rows.flatMap(({ execution, ...original }) =>
    execution && isUndoable(original) && original.targetType === 'contact' ? [{ original, execution }] : [],
  );
  const originals = executed.map(({ original }) => original);
  const marks = await marksOf(db(), workspaceId, originals);
  const calls = await outsideCalls(workspaceId, originals);
  const lives = await readLiveStates(originals, calls);
  return executed.flatMap(({ original, execution }) => {
    const call = calls.get(original.id);
    const live = lives.get(original.id);
    if (call && live)
      return [{ original, execution, call, live, mark: marks.get(targetKey(original)) ?? '' }];
    results.set(
      original.id,
      call
        ? { ...gone(original.id), status: 'busy', message: 'The platform could not be read.' }
        : { ...gone(original.id), status: 'failed', message: 'What it aimed at no longer exists.' },
    );
    return [];
  });
}

/** Decides each and writes, for all at once, what was decided; returns those that are to be sent. */
async function claimAll(
  tx: Tx,
  request: ManyRequest,
  found: readonly Found[],
  results: Map<string, ManyResult>,
): Promise<Claimed[]> {
  const { workspaceId, userId, reason, items } = request;
  await lockAgainstStop(tx, workspaceId);
  const originals = found.map(({ original }) => original);
  await tx.$queryRaw`
    SELECT id FROM actions WHERE id = ANY(${originals.map(({ id }) => id)}) ORDER BY id FOR UPDATE`;
  await lockTargets(tx, workspaceId, originals);
  const present = new Map(
    (
      await tx.action.findMany({
        where: { id: { in: originals.map(({ id }) => id) } },
        select: { id: true, status: true },
      })
    ).map((row) => [row.id, row.status]),
  );
  const marks = await marksOf(tx, workspaceId, originals);
  const overwriteOf = new Map(items.map(({ actionId, overwrite }) => [actionId, overwrite]));
  const setLater = await setLaterThan(
    tx,
    workspaceId,
    originals.map(({ id }) => id),
  );
  const actor = await personActor(tx, workspaceId, userId);
  const claimed: Claimed[] = [];
  const done: Planned[] = [];
  const sealerOf = await sealersOfActions(originals);
  const rows: { row: ReturnType<typeof actionRow>; decision: ReturnType<typeof decisionRow> }[] = [];
  for (const each of found) {
    const { original, execution, live, mark } = each;
    if (present.get(original.id) !== original.status || (marks.get(targetKey(original)) ?? '') !== mark) {
      const message = 'Another action is changing the same thing at this moment.';
      results.set(original.id, { ...gone(original.id), status: 'busy', message });
      continue;
    }
    const plan = planRollback({
      checkpoint: outsideStateSchema.parse(execution.checkpoint),
      intended: outsideStateSchema.parse(execution.intended),
      live,
      overwrite: overwriteOf.get(original.id) ?? {},
      setLater: setLater.get(original.id),
    });
    const sealer = sealerOf(original);
    const { action, stored } = compensationOf(original, userId, reason, sealer);
    const answer = await askGate(tx, action, { exists: false, live, restore: plan.restore, approval: null });
    const isAllowed = answer.decision.verdict === 'allow';
    const hasWork = Object.keys(plan.restore).length > 0;
    const status = isAllowed ? (hasWork ? 'claimed' : 'cancelled') : 'denied';
    rows.push({
      row: actionRow({ ...action, status }, stored),
      decision: decisionRow(action, 'claim', status, answer, actor, sealersOfDecision(sealer, answer.facts)),
    });
    const planned = { ...each, action: { ...action, status } as Action, plan };
    if (!isAllowed)
      results.set(original.id, {
        actionId: original.id,
        status: 'denied',
        compensationId: action.id,
        plan,
        message: answer.decision.findings
          .filter(({ verdict }) => verdict !== 'allow')
          .map(({ message }) => message)
          .join(' '),
      });
    else if (hasWork) claimed.push({ ...planned, executionId: newId('exe') });
    else done.push(planned);
  }
  await tx.action.createMany({ data: rows.map(({ row }) => row) });
  await tx.decision.createMany({ data: rows.map(({ decision }) => decision.row) });
  const decisionIds = new Map(rows.map(({ row, decision }) => [row.id, decision.row.id]));
  const at = now();
  await tx.execution.createMany({
    data: claimed.map(({ action, executionId, live, plan }) => {
      const { checkpoint, intended } = sealState(sealerOf(action), {
        checkpoint: live,
        intended: plan.restore,
      });
      return {
        id: executionId,
        workspaceId,
        actionId: action.id,
        decisionId: decisionIds.get(action.id) ?? '',
        decisionVerdict: 'allow' as const,
        contactBasis: toJson([]),
        status: 'started' as const,
        checkpoint: toJson(checkpoint),
        intended: toJson(intended),
        startedAt: at,
      };
    }),
  });
  const opened = [...claimed, ...done];
  await tx.action.updateMany({
    where: { id: { in: opened.map(({ original }) => original.id) } },
    data: { status: 'rolling_back', updatedAt: at },
  });
  await loseAutonomyOnce(tx, opened);
  await appendAuditEntries(tx, [
    ...rows.map(({ decision }) => decision.entry),
    ...opened.map(
      ({ original, action }): AuditEntryInput => ({
        ...aboutAction(original),
        actor,
        verb: 'actions.undo_requested',
        detail: { compensationId: action.id, reason },
      }),
    ),
    ...claimed.map(
      ({ action, executionId, live, plan }): AuditEntryInput => ({
        ...aboutAction(action),
        actor,
        verb: 'actions.claimed',
        detail: {
          executionId,
          decisionId: decisionIds.get(action.id) ?? '',
          hash: action.hash,
          approvalId: null,
          before: live,
          intended: plan.restore,
        },
      }),
    ),
    ...done.map(
      ({ action }): AuditEntryInput => ({
        ...aboutAction(action),
        actor: gatewayActor,
        verb: 'actions.cancelled',
        detail: { why: 'Nothing of ours was left to put back.' },
      }),
    ),
  ]);
  for (const { original, live, call } of done) await mirrorState(tx, original.workspaceId, call.target, live);
  await closeAll(tx, userId, done, results);
  return claimed;
}

async function loseAutonomyOnce(tx: Tx, opened: readonly Planned[]): Promise<void> {
  const once = new Map(
    opened.map(({ original }) => [`${original.requesterId} ${original.kind} ${original.segment}`, original]),
  );
  for (const original of once.values())
    await loseAutonomyOfAction(tx, original, 'An action of it was taken back.');
}
