import { connectorById } from '@/lib/connectors/registry';
import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import { outsideDifferences } from '@/lib/core/rollback/outside-difference';
import { db } from '@/lib/db/client';
import type { Action, Execution } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { gatewayActor } from './actors';
import { lockTargets, markOf } from './fresh-checkpoint';
import { mirrorState } from './mirror-state';
import { type OutsideCall, outsideCalls, readLiveStates } from './outside';
import { sealerOfAction, sealFields, sealState } from './seal-action';

const DAY_MS = 86_400_000;
/** What we did is watched for so long, each object at most so often. */
const WATCHED_MS = 7 * DAY_MS;
const EVERY_MS = 15 * 60_000;

type Watched = Action & { execution: Execution };

/** The newest effects that were seen on objects nobody has looked at for a while. */
async function findWatched(limit: number): Promise<Watched[]> {
  const at = now().getTime();
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT a.id FROM executions e JOIN actions a ON a.id = e.action_id
    WHERE e.status = 'observed' AND e.observed_at >= ${new Date(at - WATCHED_MS)}
      AND coalesce(e.looked_at, e.observed_at) <= ${new Date(at - EVERY_MS)} AND a.target_type <> 'audience'
      AND NOT EXISTS (
        SELECT 1 FROM actions l JOIN executions le ON le.action_id = l.id
        WHERE l.workspace_id = a.workspace_id AND l.target_type = a.target_type AND l.target_id = a.target_id AND le.started_at > e.started_at)
    ORDER BY coalesce(e.looked_at, e.observed_at) LIMIT ${limit}`;
  const actions = await db().action.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    include: { execution: true },
  });
  return actions.flatMap(({ execution, ...action }) => (execution ? [{ ...action, execution }] : []));
}

/**
 * Looks at what our actions set and people may have changed since in the platform itself: keeps each change with who made it, where the
 * platform tells, and brings our picture up to date. Nothing is put back: a person's edit stands.
 * @returns how many changes were noticed.
 */
export async function noticeOutsideChanges(limit: number): Promise<number> {
  const watched = await findWatched(limit);
  let noticed = 0;
  for (const workspaceId of new Set(watched.map((action) => action.workspaceId))) {
    const own = watched.filter((action) => action.workspaceId === workspaceId);
    const marks = new Map<string, string>();
    for (const action of own) marks.set(action.id, await markOf(db(), action));
    const calls = await outsideCalls(workspaceId, own);
    const lives = await readLiveStates(own, calls);
    for (const action of own) {
      const [call, live] = [calls.get(action.id), lives.get(action.id)];
      if (call && live && (await keepChange(action, call, live, marks.get(action.id) ?? ''))) noticed += 1;
    }
    await db().execution.updateMany({
      where: { actionId: { in: own.map(({ id }) => id) } },
      data: { lookedAt: now() },
    });
  }
  return noticed;
}

async function keepChange(
  action: Watched,
  call: OutsideCall,
  live: ReturnType<typeof outsideStateSchema.parse>,
  mark: string,
): Promise<boolean> {
  const { workspaceId, id: actionId } = action;
  const { changedBy } = connectorById(call.context.connection.connector);
  const before = await db().outsideChange.findFirst({ where: { actionId }, orderBy: { noticedAt: 'desc' } });
  const known = outsideStateSchema.parse(before?.state ?? action.execution.observed ?? {});
  const set = Object.keys(outsideStateSchema.parse(action.execution.intended));
  const fields = outsideDifferences(set, known, live);
  if (fields.length === 0) return false;
  const by = changedBy ? await changedBy(call.context).catch(() => null) : null;
  const sealer = await sealerOfAction(action);
  return inTransaction(async (tx) => {
    await lockTargets(tx, workspaceId, [action]);
    // One of our own actions came to it meanwhile: what was read may be its doing.
    if ((await markOf(tx, action)) !== mark) return false;
    await tx.outsideChange.create({
      data: {
        id: newId('och'),
        workspaceId,
        actionId,
        fields: toJson(sealFields(sealer, fields)),
        state: toJson(sealState(sealer, live)),
        changedBy: by,
        noticedAt: now(),
      },
      select: { id: true },
    });
    await mirrorState(tx, workspaceId, call.target, live);
    await appendAuditEntry(tx, {
      workspaceId,
      actor: gatewayActor,
      verb: 'actions.changed_outside',
      subject: { type: 'action', id: actionId },
      runId: action.runId,
      actionId,
      detail: { fields: fields.map(({ field }) => field), changedBy: by },
    });
    return true;
  });
}
