export const actionStatuses = [
  'proposed',
  'denied',
  'awaiting_approval',
  'rejected',
  'expired',
  'superseded',
  'held',
  'cancelled',
  'cleared',
  'claimed',
  'accepted',
  'observed',
  'failed',
  'outcome_unknown',
  'needs_person',
  'rolling_back',
  'rolled_back',
  'rollback_conflict',
] as const;
export type ActionStatus = (typeof actionStatuses)[number];

const next: Record<ActionStatus, readonly ActionStatus[]> = {
  proposed: ['denied', 'awaiting_approval', 'cleared', 'held', 'cancelled'],
  denied: [],
  awaiting_approval: ['cleared', 'denied', 'rejected', 'expired', 'superseded', 'cancelled', 'held'],
  rejected: [],
  expired: [],
  superseded: [],
  held: ['cleared', 'awaiting_approval', 'denied', 'cancelled', 'expired'],
  cancelled: [],
  cleared: ['claimed', 'denied', 'awaiting_approval', 'held', 'cancelled', 'expired'],
  // Back to cleared: certainly nothing happened, and it is tried again.
  claimed: ['accepted', 'failed', 'outcome_unknown', 'cleared'],
  // Straight to rolled back: where the taking back of its taking back was itself taken back.
  accepted: ['observed', 'rolling_back', 'needs_person', 'rolled_back', 'rollback_conflict'],
  observed: ['rolling_back', 'rolled_back', 'rollback_conflict'],
  failed: [],
  outcome_unknown: ['accepted', 'failed', 'needs_person', 'cleared'],
  needs_person: ['accepted', 'failed'],
  rolling_back: ['rolled_back', 'rollback_conflict', 'observed', 'accepted'],
  // Where the taking back was itself taken back.
  rolled_back: ['observed', 'rollback_conflict'],
  rollback_conflict: ['rolling_back', 'rolled_back', 'observed'],
};

/** Whether the life of an action (design, section 4) allows this step. */
export const canMove = (from: ActionStatus, to: ActionStatus): boolean => next[from].includes(to);
/** "Executed" in all figures. */
export const executedStatuses = [
  'accepted',
  'observed',
  'rolling_back',
  'rolled_back',
  'rollback_conflict',
] as const;

/** Whether it took effect, whatever became of that since. */
export const isExecuted = (status: ActionStatus): boolean =>
  (executedStatuses as readonly ActionStatus[]).includes(status);

/** It was sent, and nobody knows whether it happened. */
export const unclearStatuses = ['outcome_unknown', 'needs_person'] as const satisfies readonly ActionStatus[];
/** More becomes of it by itself or by a person's answer: its run waits for that. */
export const unsettledStatuses = [
  'awaiting_approval',
  'cleared',
  'claimed',
  'outcome_unknown',
] as const satisfies readonly ActionStatus[];

export const isUnsettled = (status: ActionStatus): boolean =>
  (unsettledStatuses as readonly ActionStatus[]).includes(status);

/** It is about to happen, or has happened, as far as anybody knows, and stands. */
export const standingStatuses = [
  'cleared',
  'claimed',
  'accepted',
  'observed',
  ...unclearStatuses,
] as const satisfies readonly ActionStatus[];
