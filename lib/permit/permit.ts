import type { ActionKind } from '@/lib/core/actions/catalogue';
import { type Permit, withdrawPermit } from './issue';

export type { Permit };

/** A connector was called without the right to act. Nothing was sent. */
export class PermitRefused extends Error {
  override name = 'PermitRefused';
}

/**
 * Uses a permit up for exactly the action and kind at hand; every connector does this before it sends anything. A permit that is
 * shown for another action is used up all the same, so that it can't be tried elsewhere.
 * @throws PermitRefused when it was not issued by the gateway, is spent, or is for something else.
 */
export function spend(permit: Permit, actionId: string, kind: ActionKind): void {
  if (!withdrawPermit(permit)) throw new PermitRefused('This permit was never issued or is already spent.');
  if (permit.actionId !== actionId)
    throw new PermitRefused(`This permit is for ${permit.actionId}, not for ${actionId}.`);
  if (permit.kind !== kind) throw new PermitRefused(`This permit is for ${permit.kind}, not for ${kind}.`);
}
