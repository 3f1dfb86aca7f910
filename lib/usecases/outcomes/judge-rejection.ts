import type { Actor } from '@/lib/core/access/actor';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { writeReview } from './review-outcome';

/** A proposal of an agent that a person rejected, with their reason, is judged by that: it was wrong. */
export async function judgeRejection(
  tx: Tx,
  action: Action,
  actor: Extract<Actor, { type: 'person' }>,
  reason: string,
): Promise<void> {
  const { agentVersion } = action;
  if (action.requesterType !== 'agent' || agentVersion === null || action.compensatesId !== null) return;
  await writeReview(tx, { ...action, agentVersion }, { actor, verdict: 'wrong', note: reason });
}
