/** The one door: no effect on an outside system happens except through these. */
export { clearAction, wouldAllow } from './clear-action';
export { compensateAction, type UndoResult } from './compensate-action';
export { executeAction, type ExecuteResult } from './execute-action';
export { reconcileAction } from './reconcile-action';
export { submitAction, type SubmitRequest, type SubmitResult } from './submit-action';
export { readOwners } from './read-owners';
