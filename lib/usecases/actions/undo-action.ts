import type { Actor } from '@/lib/core/access/actor';
import { compensateAction, type UndoResult } from '@/lib/gateway';

/** Takes one executed action back on a person's word; whether their role allows it is the gate's to say, on live facts. */
export function undoAction(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  actionId: string;
  reason: string;
}): Promise<UndoResult> {
  return compensateAction({
    workspaceId: input.workspaceId,
    actionId: input.actionId,
    userId: input.actor.id,
    reason: input.reason,
  });
}
