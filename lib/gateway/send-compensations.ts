import type { ConnectorAction, SettledReceipt } from '@/lib/connectors/kit/connector';
import { ConnectorError } from '@/lib/connectors/kit/connector-error';
import type { ActionKind, OutsideState } from '@/lib/core/actions/catalogue';
import type { RollbackPlan } from '@/lib/core/rollback/plan-rollback';
import type { Action, Execution } from '@/lib/db/generated/client';
import { type AuditEntryInput, appendAuditEntries, intentsOf } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { issuePermit } from '@/lib/permit/issue';
import { now } from '@/lib/platform/clock';
import { gatewayActor, personActor } from './actors';
import { closingEntry, outcomeSentence, standAgain, undoable } from './compensation';
import { mirrorState } from './mirror-state';
import { fieldsOf, type OutsideCall, readLiveStates, shows } from './outside';
import { personOf, sealersOfActions, sealState } from './seal-action';

export type ManyItem = {
  actionId: string;
  /** Fields to put back over somebody's later edit, with the value that was seen when that was chosen. */
  overwrite: OutsideState;
};
export type ManyResult = {
  actionId: string;
  /** `busy`: another action or person is at the same object at this moment, or it can't be read now: ask again. `gone`: it is in no state that can be taken back. */
  status: 'rolled_back' | 'rollback_conflict' | 'rolling_back' | 'denied' | 'failed' | 'busy' | 'gone';
  compensationId: string | null;
  plan: RollbackPlan | null;
  message: string;
};

export type ManyRequest = { workspaceId: string; userId: string; reason: string; items: readonly ManyItem[] };
export type Found = {
  original: Action;
  execution: Execution;
  call: OutsideCall;
  live: OutsideState;
  mark: string;
};
export type Planned = Found & { action: Action; plan: RollbackPlan };
export type Claimed = Planned & { executionId: string };

export const aboutAction = (action: Action) => ({
  workspaceId: action.workspaceId,
  subject: { type: 'action', id: action.id },
  runId: action.runId,
  actionId: action.id,
  person: personOf(action),
});

/**
 * Sends them under the locks of their rows, reads all of them back, and writes the record last. A process that dies in it leaves them
 * claimed: the platform is asked by their keys what became of them.
 */
export async function sendAll(
  tx: Tx,
  { workspaceId, userId }: ManyRequest,
  claimed: readonly Claimed[],
  results: Map<string, ManyResult>,
): Promise<void> {
  const ids = claimed.map(({ action }) => action.id);
  const stillClaimed = new Set(
    (
      await tx.$queryRaw<{ id: string; status: string }[]>`
        SELECT id, status::text FROM actions WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`
    ).flatMap(({ id, status }) => (status === 'claimed' ? [id] : [])),
  );
  for (const { original, action, plan } of claimed)
    if (!stillClaimed.has(action.id))
      results.set(original.id, {
        actionId: original.id,
        status: 'rolling_back',
        compensationId: action.id,
        plan,
        message: 'It took too long and is being found out about.',
      });
  const ours = claimed.filter(({ action }) => stillClaimed.has(action.id));
  const receipts = await compensateGrouped(ours);
  const lives = await readLiveStates(
    ours.map(({ action }) => action),
    new Map(ours.map(({ action, call }) => [action.id, call])),
  );
  const ended = ours.map((each) => {
    const receipt = receipts.get(each.action.id) ?? unanswered;
    const after = lives.get(each.action.id) ?? null;
    return { ...each, receipt, after, observed: after !== null && shows(after, each.plan.restore) };
  });
  const good = ended.filter(({ receipt }) => 'receipt' in receipt);
  await writeEnds(tx, ended);
  for (const { after, call } of good) if (after) await mirrorState(tx, workspaceId, call.target, after);
  const intents = await intentsOf(
    tx,
    ended[0]?.action.workspaceId ?? '',
    ended.map(({ action }) => action.id),
  );
  await appendAuditEntries(
    tx,
    ended.map((each) => ({ ...endEntry(each), completes: intents.get(each.action.id) })),
  );
  await closeAll(tx, userId, good, results);
  const bad = ended.filter(({ receipt }) => 'error' in receipt);
  for (const status of undoable)
    await tx.action.updateMany({
      where: {
        id: {
          in: bad
            .filter((each) => isRefused(each) && each.original.status === status)
            .map(({ original }) => original.id),
        },
        status: 'rolling_back',
      },
      data: { status, updatedAt: now() },
    });
  for (const { original, action, plan, receipt } of bad)
    results.set(original.id, {
      actionId: original.id,
      status: isPassing({ receipt }) ? 'busy' : isRefused({ receipt }) ? 'failed' : 'rolling_back',
      compensationId: action.id,
      plan,
      message: 'error' in receipt ? receipt.error.message : '',
    });
}

const unanswered: SettledReceipt = {
  error: new ConnectorError('outcome_unknown', 'The platform did not answer.'),
};
/** It came to nothing this time; planned anew on what is there then, it may come to something. */
const isPassing = ({ receipt }: { receipt: SettledReceipt }): boolean =>
  'error' in receipt && (receipt.error.kind === 'changed' || receipt.error.kind === 'retryable');
const isRefused = ({ receipt }: { receipt: SettledReceipt }): boolean =>
  'error' in receipt && receipt.error.kind !== 'outcome_unknown';

async function compensateGrouped(ours: readonly Claimed[]): Promise<Map<string, SettledReceipt>> {
  const receipts = new Map<string, SettledReceipt>();
  const groups = new Map<ConnectorAction, Claimed[]>();
  for (const each of ours) groups.set(each.call.handler, [...(groups.get(each.call.handler) ?? []), each]);
  for (const [handler, group] of groups) {
    const orders = group.map(({ action, executionId, call, live, plan }) => ({
      context: call.context,
      permit: issuePermit({ actionId: action.id, executionId, kind: action.kind as ActionKind }),
      instruction: {
        actionId: action.id,
        target: call.target,
        restore: plan.restore,
        expected: fieldsOf(live, plan.restore),
        idempotencyKey: action.idempotencyKey,
      },
    }));
    const answers = await handler
      .compensateMany(orders)
      .catch((): SettledReceipt[] => orders.map(() => unanswered));
    for (const [i, { action }] of group.entries()) receipts.set(action.id, answers[i] ?? unanswered);
  }
  return receipts;
}

type Ended = Claimed & { receipt: SettledReceipt; after: OutsideState | null; observed: boolean };

const endOf = ({ receipt, observed }: Pick<Ended, 'receipt' | 'observed'>) => {
  if ('receipt' in receipt) return observed ? 'observed' : 'accepted';
  return receipt.error.kind === 'outcome_unknown' ? 'outcome_unknown' : 'failed';
};

/** How the actions and their executions ended, in one statement each. */
async function writeEnds(tx: Tx, ended: readonly Ended[]): Promise<void> {
  const at = now();
  const sealerOf = await sealersOfActions(ended.map(({ action }) => action));
  const column = (pick: (each: Ended) => string | null) => ended.map(pick);
  await tx.$executeRaw`
    UPDATE actions a SET status = n.status::action_status, updated_at = ${at}
    FROM unnest(${column(({ action }) => action.id)}::text[], ${column(endOf)}::text[]) AS n (id, status)
    WHERE a.id = n.id AND a.status = 'claimed'`;
  await tx.$executeRaw`
    UPDATE executions e SET status = n.status::execution_status, external_ref = n.ref, observed = n.observed::jsonb, error = n.error::jsonb,
      accepted_at = CASE WHEN n.status IN ('accepted', 'observed') THEN ${at}::timestamptz END,
      observed_at = CASE WHEN n.status = 'observed' THEN ${at}::timestamptz END
    FROM unnest(${column(({ executionId }) => executionId)}::text[], ${column(endOf)}::text[],
      ${column(({ receipt }) => ('receipt' in receipt ? receipt.receipt.externalRef : null))}::text[],
      ${column(({ action, after }) => (after ? JSON.stringify(sealState(sealerOf(action), after)) : null))}::text[],
      ${column(({ action, receipt }) => ('error' in receipt ? JSON.stringify({ kind: receipt.error.kind, message: sealerOf(action).text(receipt.error.message) }) : null))}::text[]
    ) AS n (id, status, ref, observed, error)
    WHERE e.id = n.id`;
}

function endEntry({ action, executionId, receipt, after, observed }: Ended): AuditEntryInput {
  const about = { ...aboutAction(action), actor: gatewayActor };
  if ('receipt' in receipt)
    return {
      ...about,
      verb: 'actions.executed',
      detail: {
        executionId,
        observed,
        after,
        externalRef: receipt.receipt.externalRef,
      },
    };
  const { kind, message } = receipt.error;
  return kind === 'outcome_unknown'
    ? { ...about, verb: 'actions.outcome_unknown', detail: { executionId, message } }
    : { ...about, verb: 'actions.failed', detail: { executionId, kind, message } };
}

/** Writes what became of the originals, last. */
export async function closeAll(
  tx: Tx,
  userId: string,
  closed: readonly Planned[],
  results: Map<string, ManyResult>,
): Promise<void> {
  const [first] = closed;
  if (!first) return;
  const actor = await personActor(tx, first.original.workspaceId, userId);
  const statusOf = ({ plan }: Planned) =>
    plan.verdict === 'conflict' ? ('rollback_conflict' as const) : ('rolled_back' as const);
  for (const status of ['rollback_conflict', 'rolled_back'] as const) {
    const ids = closed.filter((each) => statusOf(each) === status).map(({ original }) => original.id);
    const { count } = await tx.action.updateMany({
      where: { id: { in: ids }, status: 'rolling_back' },
      data: { status, updatedAt: now() },
    });
    if (count !== ids.length) throw new Error('An action that is being taken back was closed by others.');
  }
  for (const { original, plan } of closed)
    if (original.compensatesId !== null) await standAgain(tx, original, plan);
  await appendAuditEntries(
    tx,
    closed.map(
      ({ original, action, plan }): AuditEntryInput => ({
        ...aboutAction(original),
        actor,
        ...closingEntry(action.id, plan),
      }),
    ),
  );
  for (const each of closed)
    results.set(each.original.id, {
      actionId: each.original.id,
      status: statusOf(each),
      compensationId: each.action.id,
      plan: each.plan,
      message: outcomeSentence(each.plan),
    });
}
