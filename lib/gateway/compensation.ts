import { type ActionKind, catalogue, type OutsideState } from '@/lib/core/actions/catalogue';
import { planRollback, type RollbackPlan } from '@/lib/core/rollback/plan-rollback';
import type { Action } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import type { Sealer } from '@/lib/db/seal';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { moveAction } from './decide-action';
import { hashAction } from './hash-action';
import { sealPayload } from './seal-action';

/** What an executed action can be when it is taken back. */
export const undoable = ['accepted', 'observed', 'rollback_conflict'] as const;
export const isUndoable = ({ status }: Pick<Action, 'status'>): boolean =>
  undoable.some((each) => each === status);

/**
 * Why nothing can take this back; null where something can. Taking a person out of a sequence and putting them back are not alike:
 * the second makes them hear from us, which only an action of its own may do.
 */
export function whyIrreversible({
  kind,
  compensatesId,
}: Pick<Action, 'kind' | 'compensatesId'>): string | null {
  const { reversibility, reaches } = catalogue[kind as ActionKind];
  if (!reversibility.reversible) return reversibility.why;
  return compensatesId !== null && reaches !== null
    ? 'It would make people hear from us again: that takes an action of its own.'
    : null;
}

const HOUR_MS = 3_600_000;

/**
 * The action that takes another one back, on a person's word. Taking back a taking back adds exposure again. `sealer` is that of the
 * person it is aimed at.
 */
export function compensationOf(
  original: Action,
  userId: string,
  reason: string,
  sealer: Sealer,
): { action: Action; stored: Stored } {
  const at = now();
  const base: Omit<Action, 'hash' | 'canonical'> = {
    ...original,
    id: newId('act'),
    taskId: null,
    ordinal: 0,
    requesterType: 'person',
    requesterId: userId,
    agentVersion: null,
    reviewCycle: 1,
    expiresAt: new Date(at.getTime() + HOUR_MS),
    compensatesId: original.id,
    expectedPeople: null,
    handoffId: null,
    editsId: null,
    mitigatesId: null,
    policyId: null,
    reducesExposure: original.compensatesId === null,
    exposureMicros: 0n,
    reasoning: reason,
    confidence: 1,
    status: 'proposed',
    createdAt: at,
    updatedAt: at,
    inputs: [{ type: 'history', id: original.id, note: 'The action that is taken back.' }],
  };
  const payload = sealPayload(sealer, original.payload, original.generatedFields);
  const action = { ...base, idempotencyKey: `mandate:${base.id}`, ...hashAction({ ...base, payload }) };
  return { action, stored: { payload, reasoning: sealer.text(reason) } };
}

/** What of an action is stored sealed. */
export type Stored = Pick<Action, 'payload' | 'reasoning'>;

/** An action's columns as they are written. */
export const actionRow = (action: Action, stored: Stored) => ({
  ...action,
  ...stored,
  payload: toJson(stored.payload),
  inputs: toJson(action.inputs),
  expectedEffect: toJson(action.expectedEffect),
});

export const conflictsOf = (plan: RollbackPlan): string[] =>
  plan.fields.filter(({ outcome }) => outcome === 'conflict').map(({ field }) => field);

/** What became of an action that was taken back, in a sentence. */
export function outcomeSentence(
  plan: RollbackPlan,
  nameOf: (field: string) => string = (field) => field,
): string {
  if (plan.verdict === 'conflict')
    return `Somebody changed ${conflictsOf(plan).map(nameOf).join(', ')} since. That edit is left alone; what was still ours is put back.`;
  return plan.verdict === 'nothing_to_do' ? 'It was already back as before.' : 'Put back as it was before.';
}

/** The record's verb and detail for an original that was taken back; `nameOf` says what it calls a field. */
export const closingEntry = (
  compensationId: string,
  plan: RollbackPlan,
  nameOf: (field: string) => string = (field) => field,
) =>
  plan.verdict === 'conflict'
    ? ({
        verb: 'actions.rollback_conflict',
        detail: {
          compensationId,
          fields: conflictsOf(plan).map(nameOf),
          message: outcomeSentence(plan, nameOf),
        },
      } as const)
    : ({
        verb: 'actions.rolled_back',
        detail: {
          compensationId,
          restored: Object.fromEntries(
            Object.entries(plan.restore).map(([field, value]) => [nameOf(field), value]),
          ),
          alreadyBack: plan.fields
            .filter(({ outcome }) => outcome === 'already_back')
            .map(({ field }) => nameOf(field)),
        },
      } as const);

/**
 * Where a taking back is itself taken back, what it had taken back stands again, and so on along the chain: what that had taken back is
 * undone again. Where somebody changed some of it since, it stands in part and can be taken back again. The caller has closed `undone`.
 */
export async function standAgain(
  tx: Tx,
  undone: Pick<Action, 'compensatesId' | 'workspaceId'>,
  plan: RollbackPlan,
): Promise<void> {
  const isPart = plan.verdict === 'conflict';
  if (isPart && Object.keys(plan.restore).length === 0) return;
  let stands = true;
  for (let id = undone.compensatesId; id !== null; stands = !stands) {
    const action = await tx.action.findUniqueOrThrow({
      where: { id_workspaceId: { id, workspaceId: undone.workspaceId } },
      select: { id: true, status: true, compensatesId: true },
    });
    const to = isPart ? 'rollback_conflict' : stands ? 'observed' : 'rolled_back';
    const from: readonly Action['status'][] = stands ? ['rolled_back'] : ['observed', 'accepted'];
    if (from.includes(action.status)) await moveAction(tx, action, to);
    id = action.compensatesId;
  }
}

/** The plan that a compensation was carried out by, from what both executions keep: what it did not write and met changed is a conflict. */
export function planCarriedOut(
  original: { checkpoint: OutsideState; intended: OutsideState },
  compensation: { checkpoint: OutsideState; intended: OutsideState },
): RollbackPlan {
  const overwrite = Object.fromEntries(
    Object.keys(compensation.intended).flatMap((field) => {
      const live = compensation.checkpoint[field];
      return live === undefined ? [] : [[field, live]];
    }),
  );
  const { checkpoint, intended } = original;
  const setLater = new Set(
    Object.keys(intended).filter(
      (field) =>
        !Object.hasOwn(compensation.intended, field) && compensation.checkpoint[field] !== checkpoint[field],
    ),
  );
  return planRollback({ checkpoint, intended, live: compensation.checkpoint, overwrite, setLater });
}
