import type { ActionStatus } from './status';

/** Where an effect has come to an end that a person can look at and judge. */
export const judgeableStatuses = [
  'accepted',
  'observed',
  'failed',
  'rolled_back',
  'rollback_conflict',
] as const satisfies readonly ActionStatus[];

/** Whether somebody can say of an action that it was right or wrong; a rejected one is judged by its rejection. */
export const isJudgeable = (status: ActionStatus): boolean =>
  judgeableStatuses.some((judgeable) => judgeable === status);
