import { AppError } from '@/lib/core/shared/app-error';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { WAITING_PERIOD_MS } from './effective-at';

/** What may make one person another's doing: whoever did one of these could answer in their place. */
const verbsOfMaking = ['people.added', 'people.roles_changed', 'people.enabled', 'people.password_reset'];

/**
 * Whether two people really are two: neither of them was added, given roles, let in again or given a password by somebody less than
 * a day ago. Without this, who may edit people could make their own second person, directly or through a third.
 * @throws AppError `second_person_required`.
 */
export async function requireIndependence(
  tx: Tx,
  workspaceId: string,
  { proposedById, decidedById }: { proposedById: string | null; decidedById: string },
): Promise<void> {
  const made = await tx.auditEntry.findFirst({
    where: {
      workspaceId,
      actorType: 'person',
      subjectId: { in: [decidedById, ...(proposedById ? [proposedById] : [])] },
      verb: { in: verbsOfMaking },
      occurredAt: { gte: new Date(now().getTime() - WAITING_PERIOD_MS) },
    },
    select: { subjectId: true },
  });
  if (made)
    throw new AppError('second_person_required', {
      detail: `${made.subjectId === decidedById ? 'You were' : 'Whoever asked for this was'} given rights or a password less than a day ago: that is not yet a second person.`,
      remedy: 'Another admin can confirm it now, or ask again tomorrow.',
    });
}
