import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import { planTarget } from '@/lib/core/rollback/plan-target';
import { rollbackSelectorSchema } from '@/lib/core/rollback/selector';
import { db } from '@/lib/db/client';
import type { Action, Execution, RollbackOutlook } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { selectActions } from '@/lib/db/repositories/rollback-selection';
import { setLaterThan } from '@/lib/db/repositories/set-later';
import { inTransaction } from '@/lib/db/tx';
import { outsideCalls, readLiveStates, sealersOfActions, sealFields, whyIrreversible } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { lockRollback } from './lock-rollback';

const PAGE = 1000;
type Done = Action & { execution: Execution };
type Item = {
  actionId: string;
  round: number;
  outlook: RollbackOutlook;
  fields: unknown;
  message: string | null;
};

const outlooks = { restore: 'restore', nothing_to_do: 'already_back', conflict: 'conflict' } as const;

/** How the actions on one object would be taken back, the newest first. Those that can't be are left out of what the others meet. */
function planObject(
  actions: readonly Done[],
  live: ReturnType<typeof outsideStateSchema.parse> | null,
  setLater: ReadonlyMap<string, ReadonlySet<string>>,
): Item[] {
  const closed = actions.map((action) => whyIrreversible(action));
  const open = actions.filter((_, i) => closed[i] === null);
  const plans = live
    ? planTarget(
        open.map(({ id, execution }) => ({
          id,
          checkpoint: outsideStateSchema.parse(execution.checkpoint),
          intended: outsideStateSchema.parse(execution.intended),
          setLater: setLater.get(id),
        })),
        live,
      )
    : [];
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  return actions.map(({ id }, i) => {
    const why = closed[i] ?? null;
    const plan = planOf.get(id);
    const round = Math.max(
      0,
      open.findIndex((action) => action.id === id),
    );
    if (why !== null) return { actionId: id, round, outlook: 'irreversible', fields: [], message: why };
    return plan
      ? { actionId: id, round, outlook: outlooks[plan.verdict], fields: plan.fields, message: null }
      : {
          actionId: id,
          round,
          outlook: 'unreadable',
          fields: [],
          message: 'The platform could not be read, or no longer has it.',
        };
  });
}

async function readDone(workspaceId: string, ids: readonly string[]): Promise<Map<string, Done>> {
  const rows = await db().action.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    include: { execution: true },
  });
  return new Map(
    rows.flatMap(({ execution, ...action }) => (execution ? [[action.id, { ...action, execution }]] : [])),
  );
}

/** The plan of all selected actions, object by object, on the state that each object has outside at this moment. */
async function planAll(workspaceId: string, ids: readonly string[]): Promise<Item[]> {
  const objects = new Map<string, Done[]>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE);
    const done = await readDone(workspaceId, page);
    for (const id of page) {
      const action = done.get(id);
      if (!action) continue;
      const key = `${action.connectionId} ${action.targetType} ${action.targetId}`;
      objects.set(key, [...(objects.get(key) ?? []), action]);
    }
  }
  const all = [...objects.values()];
  const items: Item[] = [];
  for (let at = 0; at < all.length; at += PAGE) {
    const page = all.slice(at, at + PAGE);
    const flat = page.flat();
    const lives = await readLiveStates(flat, await outsideCalls(workspaceId, flat));
    const sealerOf = await sealersOfActions(flat);
    const flatIds = flat.map(({ id }) => id);
    // Of the selected ones the newest go first: only what stays stands in the way.
    const setLater = await setLaterThan(db(), workspaceId, flatIds, flatIds);
    for (const actions of page) {
      // Kinds of one object may show different fields of it: together they are what it is like.
      const states = actions.flatMap(({ id }) => {
        const state = lives.get(id);
        return state ? [state] : [];
      });
      const live = states.length > 0 ? Object.assign({}, ...states) : null;
      for (const item of planObject(actions, live, setLater)) {
        const action = actions.find(({ id }) => id === item.actionId);
        items.push(action ? { ...item, fields: sealFields(sealerOf(action), item.fields) } : item);
      }
    }
  }
  return items;
}

/** Plans a rollback that was asked for, and keeps the plan. Planned again, nothing changes. */
export async function planRollbackOf(workspaceId: string, rollbackId: string): Promise<{ items: number }> {
  const rollback = await db().rollback.findUniqueOrThrow({
    where: { id_workspaceId: { id: rollbackId, workspaceId } },
  });
  if (rollback.status !== 'planning') return { items: 0 };
  const selected = await selectActions(db(), workspaceId, rollbackSelectorSchema.parse(rollback.selector));
  const items = await planAll(
    workspaceId,
    selected.map(({ id }) => id),
  );
  await inTransaction(
    async (tx) => {
      if ((await lockRollback(tx, workspaceId, rollbackId)).status !== 'planning') return;
      await tx.rollbackItem.createMany({
        data: items.map(({ fields, ...item }) => ({
          ...item,
          workspaceId,
          rollbackId,
          fields: toJson(fields),
          status: item.outlook === 'irreversible' || item.outlook === 'unreadable' ? 'skipped' : 'waiting',
        })),
      });
      await tx.rollback.update({
        where: { id: rollbackId },
        data: { status: 'planned', plannedAt: now() },
        select: { id: true },
      });
      const count = (outlook: RollbackOutlook) => items.filter((item) => item.outlook === outlook).length;
      await appendAuditEntry(tx, {
        workspaceId,
        actor: { type: 'system', id: 'gateway' },
        verb: 'rollbacks.planned',
        subject: { type: 'rollback', id: rollbackId },
        detail: {
          rollbackId,
          actions: items.length,
          restore: count('restore'),
          conflicts: count('conflict'),
        },
      });
    },
    { timeout: 60_000 },
  );
  return { items: items.length };
}
