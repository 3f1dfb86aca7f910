import {
  CHANGES_BEFORE_MS,
  changingVerbs,
  isChangingVerb,
  type NearChange,
  nearestChanges,
} from '@/lib/core/monitoring/alarm';
import type { Tx } from '../tx';

const MOST_READ = 500;

/** What the record says was changed from a few days before something began up to now, the likeliest cause first. */
export async function readNearChanges(
  tx: Tx,
  workspaceId: string,
  { subjectId, since, until }: { subjectId: string; since: Date; until: Date },
): Promise<NearChange[]> {
  const entries = await tx.auditEntry.findMany({
    where: {
      workspaceId,
      verb: { in: Object.keys(changingVerbs) },
      occurredAt: { gte: new Date(since.getTime() - CHANGES_BEFORE_MS), lte: until },
    },
    orderBy: { id: 'desc' },
    take: MOST_READ,
    select: { id: true, verb: true, subjectType: true, subjectId: true, occurredAt: true },
  });
  const changes = entries.flatMap(({ id, verb, subjectType, subjectId: changedId, occurredAt }) =>
    isChangingVerb(verb)
      ? [
          {
            entryId: id,
            at: occurredAt.toISOString(),
            verb,
            what: changingVerbs[verb],
            subject: { type: subjectType, id: changedId },
          },
        ]
      : [],
  );
  return nearestChanges(changes, { subjectId, since });
}
