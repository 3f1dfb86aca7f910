import type { UndoField } from '@/lib/contracts/actions';
import type { RollbackField } from '@/lib/core/rollback/plan-rollback';
import type { NameBook, Ref } from '../names/name-book';
import { describeField, presentValue, refsInState } from './outside-fields';

/** The owners that the three values name. */
export function refsInUndoFields(fields: readonly RollbackField[]): Ref[] {
  return fields.flatMap(({ field, before, ours, live }) =>
    [before, ours, live].flatMap((value) => refsInState({ [field]: value })),
  );
}

export function presentUndoFields(fields: readonly RollbackField[], names: NameBook): UndoField[] {
  return fields.map(({ field, before, ours, live, outcome }) => ({
    ...describeField(field),
    before: presentValue(field, before, names),
    ours: presentValue(field, ours, names),
    live: presentValue(field, live, names),
    outcome,
  }));
}
