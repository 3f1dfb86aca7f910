import type { ActionStatus } from '../actions/status';

/** Ends of an action at which nobody was reached and nobody will be: what it held of a person's attention is free again. */
export const endedWithoutContact = [
  'denied',
  'rejected',
  'expired',
  'superseded',
  'cancelled',
  'failed',
] as const satisfies readonly ActionStatus[];
