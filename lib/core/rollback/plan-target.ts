import type { OutsideState } from '../actions/catalogue';
import { planRollback, type RollbackPlan } from './plan-rollback';

/** What one action did to an object, as its execution keeps it. */
export type Done = {
  id: string;
  checkpoint: OutsideState;
  intended: OutsideState;
  /** Fields that a later action set which is not taken back with it. */
  setLater?: ReadonlySet<string> | undefined;
};

/**
 * How several actions on one object would be taken back, the newest first: each is planned on the state that the ones before it leave
 * behind. @param done the newest first. @returns a plan for each, in that order.
 */
export function planTarget(done: readonly Done[], live: OutsideState): (RollbackPlan & { id: string })[] {
  let state = live;
  return done.map(({ id, checkpoint, intended, setLater }) => {
    const plan = planRollback({ checkpoint, intended, live: state, setLater });
    state = { ...state, ...plan.restore };
    return { id, ...plan };
  });
}
