import { type ActionKind, catalogue, describeAction } from '@/lib/core/actions/catalogue';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Action } from '@/lib/db/generated/client';
import { releaseLeases, takeLeases } from '@/lib/db/repositories/contact-leases';
import { releaseTouches, reserveTouches, settleTouches } from '@/lib/db/repositories/contact-touches';
import type { Tx } from '@/lib/db/tx';
import { closeReservations, reserve } from './reservations';

/**
 * Holds for a cleared action what it may use up: room in every budget that covers it, one contact with each person it makes hear
 * from us, and those people for its purpose alone. Throws where something is not to be had, which takes back the transaction.
 */
export async function hold(tx: Tx, action: Action, facts: Facts): Promise<void> {
  const { id: actionId, workspaceId } = action;
  if (!isUnknown(facts.contacts) && !isUnknown(facts.policy)) {
    const { reaches } = describeAction(action.kind as ActionKind, action.payload);
    const people = facts.contacts.map(({ contactId }) => contactId);
    if (reaches !== null && people.length > 0) {
      const agentId = action.requesterType === 'agent' ? action.requesterId : null;
      const { purpose, channel, when } = reaches;
      const days = facts.policy.body.contact.leaseDays;
      // One message that makes up for another takes nobody from whoever is in contact with them.
      if (action.mitigatesId === null)
        await takeLeases(tx, { workspaceId, actionId, agentId, purpose, days }, people);
      if (when === 'now')
        await reserveTouches(tx, { workspaceId, actionId, agentId, purpose, channel }, people);
    }
  }
  if (!isUnknown(facts.budgets)) await reserve(tx, workspaceId, actionId, facts.budgets);
}

/** Lets go of what an action held: `settle` when its effect was seen, `release` when it had none. */
export async function letGo(
  tx: Tx,
  { id, workspaceId, kind }: Pick<Action, 'id' | 'workspaceId' | 'kind'>,
  how: 'settle' | 'release',
): Promise<void> {
  // What reaches nobody held nobody.
  if (catalogue[kind as ActionKind].reaches !== null) {
    if (how === 'settle') await settleTouches(tx, workspaceId, id);
    else {
      await releaseTouches(tx, workspaceId, id);
      await releaseLeases(tx, workspaceId, id);
    }
  }
  await closeReservations(tx, id, how);
}
