import type { Actor } from '@/lib/core/access/actor';
import type { ActionStatus } from '@/lib/core/actions/status';
import { closeUnclear } from '@/lib/gateway';

/** A person who has looked at the platform says what became of an action that nobody could find out about. */
export function closeUnclearAction({
  actor,
  ...answer
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  actionId: string;
  happened: boolean;
  reason: string;
}): Promise<ActionStatus> {
  return closeUnclear({ ...answer, by: actor });
}
