/** The one door: no effect on an outside system happens except through these. */

export { cancelAction, supersedeAction } from './cancel-action';
export { presentFor } from './choose-reviewer';
export { clearAction, reconsiderQuestion, redecideAction } from './clear-action';
export { cancelCompensation, closeTakenBack } from './close-compensation';
export { closeUnclear } from './close-unclear';
export { compensateAction, type UndoResult } from './compensate-action';
export { compensateMany } from './compensate-many';
export { whyIrreversible } from './compensation';
export { completeStep } from './complete-step';
export { askPlatformsToErase, eraseAtPlatform } from './erase-at-platform';
export { type ExecuteResult, executeAction } from './execute-action';
export { expireAction, releaseEndedReservations } from './expire-action';
export { hashAction } from './hash-action';
export { holdAction } from './hold-back';
export {
  changeAgentVersion,
  loseAutonomyByEvidence,
  loseAutonomyOfAction,
  loseAutonomyOfAgent,
} from './lose-autonomy';
export { noticeOutsideChanges } from './notice-outside-changes';
export { observeAction } from './observe-action';
export { outsideCalls, readLiveStates } from './outside';
export { readOwners } from './read-owners';
export { type ContentPiece, type HeldPieces, type PieceDay, readPieces } from './read-pieces';
export { readSearchTerms } from './read-search-terms';
export { type DueStep, readDueSteps, readSequences } from './read-sequences';
export { readPlatformSignals, type SignalPlatform, signalPlatforms } from './read-signals';
export { reconcileAction } from './reconcile-action';
export { namesOfFields, recordableFindings } from './recordable';
export {
  personOf,
  sealerOfAction,
  sealersOfActions,
  sealFields,
  sealPayload,
} from './seal-action';
export type { ManyItem, ManyResult } from './send-compensations';
export {
  type Generated,
  type SubmitRequest,
  type SubmitResult,
  submitAction,
  submitIn,
} from './submit-action';
