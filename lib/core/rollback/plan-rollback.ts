import type { OutsideState } from '../actions/catalogue';

type Value = OutsideState[string];
export type RollbackField = {
  field: string;
  /** Before the action, as the checkpoint has it; null also when the checkpoint lacks it. */
  before: Value;
  /** What the action set. */
  ours: Value;
  /** What it is now; null also when the platform no longer has it. */
  live: Value;
  outcome: 'restore' | 'already_back' | 'conflict';
};
export type RollbackPlan = {
  fields: RollbackField[];
  /** The fields to write, and nothing else. Empty when there is nothing of ours to put back. */
  restore: OutsideState;
  verdict: 'restore' | 'nothing_to_do' | 'conflict';
};

/**
 * Three-way undo of one action on one outside object: only what it set, and only where the live value is still ours, is
 * put back. A value that someone changed since is a conflict and left alone, as is one whose value before is unknown. With
 * a conflict the verdict is `conflict`, for a person to look at, while the fields still ours stay in `restore`: one
 * person's edit of one field doesn't keep our change of another one alive.
 */
export function planRollback(states: {
  checkpoint: OutsideState;
  intended: OutsideState;
  live: OutsideState;
}): RollbackPlan {
  const fields = Object.entries(states.intended).map(([field, ours]) => planField(field, ours, states));
  const restorable = fields.filter(({ outcome }) => outcome === 'restore');
  return {
    fields,
    restore: Object.fromEntries(restorable.map(({ field, before }) => [field, before])),
    verdict: fields.some(({ outcome }) => outcome === 'conflict')
      ? 'conflict'
      : restorable.length > 0
        ? 'restore'
        : 'nothing_to_do',
  };
}

function planField(
  field: string,
  ours: Value,
  { checkpoint, live }: { checkpoint: OutsideState; live: OutsideState },
): RollbackField {
  const values = { field, before: own(checkpoint, field) ?? null, ours, live: own(live, field) ?? null };
  const known = own(checkpoint, field) !== undefined && own(live, field) !== undefined;
  if (!known) return { ...values, outcome: 'conflict' };
  if (Object.is(values.live, values.before)) return { ...values, outcome: 'already_back' };
  return { ...values, outcome: Object.is(values.live, ours) ? 'restore' : 'conflict' };
}

const own = (state: OutsideState, field: string): Value | undefined =>
  Object.hasOwn(state, field) ? state[field] : undefined;
