import type { Actor } from '@/lib/core/access/actor';
import { lockRecording } from '@/lib/db/repositories/signals';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { requirePermission } from '../changes/require-permission';

/** Who says which profiles are one person. */
export type Decider = { workspaceId: string; actor: Extract<Actor, { type: 'person' }> };

/** Runs a decision about people while nobody records signals of them. @throws AppError `forbidden`. */
export function decideOnPeople<T>(decider: Decider, decide: (tx: Tx) => Promise<T>): Promise<T> {
  const { workspaceId, actor } = decider;
  return inTransaction(async (tx) => {
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['profiles.merge'],
      'Only an operator or an admin can say which profiles are one person.',
    );
    await lockRecording(tx, workspaceId);
    return decide(tx);
  });
}
