import { z } from 'zod';
import type { OutsideState } from '../actions/catalogue';

type Value = OutsideState[string];
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export const rollbackFieldSchema = z.strictObject({
  field: z.string(),
  /** Before the action, as the checkpoint has it; null also when the checkpoint lacks it. */
  before: value,
  /** What the action set. */
  ours: value,
  /** What it is now; null also when the platform no longer has it. */
  live: value,
  outcome: z.enum(['restore', 'already_back', 'conflict']),
});
export type RollbackField = z.infer<typeof rollbackFieldSchema>;
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
 * @param states.overwrite fields that a person chose to put back over somebody's later edit, with the value they saw: where it has
 * changed once more, it is a conflict again.
 * @param states.setLater fields that a later action of ours set: their value is that action's, also where it is the same, so they are a
 * conflict until that one is taken back.
 */
export function planRollback(states: {
  checkpoint: OutsideState;
  intended: OutsideState;
  live: OutsideState;
  overwrite?: OutsideState;
  setLater?: ReadonlySet<string> | undefined;
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
  {
    checkpoint,
    live,
    overwrite = {},
    setLater,
  }: {
    checkpoint: OutsideState;
    live: OutsideState;
    overwrite?: OutsideState;
    setLater?: ReadonlySet<string> | undefined;
  },
): RollbackField {
  const values = { field, before: own(checkpoint, field) ?? null, ours, live: own(live, field) ?? null };
  const known = own(checkpoint, field) !== undefined && own(live, field) !== undefined;
  if (!known) return { ...values, outcome: 'conflict' };
  const isOurs = Object.is(values.live, ours) && !setLater?.has(field);
  if (Object.is(values.live, values.before) && !setLater?.has(field))
    return { ...values, outcome: 'already_back' };
  const isChosen = own(overwrite, field) !== undefined && Object.is(own(overwrite, field), values.live);
  return { ...values, outcome: isChosen || isOurs ? 'restore' : 'conflict' };
}

const own = (state: OutsideState, field: string): Value | undefined =>
  Object.hasOwn(state, field) ? state[field] : undefined;
