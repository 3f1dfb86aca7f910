import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { closeReservations, reserve } from './reservations';

/** Holds for a cleared action what it may use up: room in every budget that covers it. Throws where there is none. */
export async function hold(tx: Tx, action: Pick<Action, 'id' | 'workspaceId'>, facts: Facts): Promise<void> {
  if (!isUnknown(facts.budgets)) await reserve(tx, action.workspaceId, action.id, facts.budgets);
}

/** Lets go of what an action held: `settle` when its effect was seen, `release` when it had none. */
export async function letGo(tx: Tx, actionId: string, how: 'settle' | 'release'): Promise<void> {
  await closeReservations(tx, actionId, how);
}
