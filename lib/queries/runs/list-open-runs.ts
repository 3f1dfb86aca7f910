import type { OpenRuns } from '@/lib/contracts/runs';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { resolveNames } from '../names/resolve-names';
import { refsOfRun } from './present-run-row';

const SHOWN = 5;

/** Runs that have not ended about a person, by any of their profiles, or about an account and whoever belongs to it. */
export async function listOpenRuns(
  workspaceId: string,
  of: { contactIds: readonly string[] } | { accountId: string },
): Promise<OpenRuns> {
  const about: Prisma.RunWhereInput =
    'contactIds' in of
      ? { subjectId: { in: [...of.contactIds] } }
      : {
          OR: [
            { subjectId: of.accountId },
            { signal: { accountId: of.accountId } },
            { signal: { contact: { accountId: of.accountId } } },
          ],
        };
  const where = { workspaceId, status: { in: [...openRunStatuses] }, ...about };
  const found = await db().run.findMany({
    where,
    select: { id: true, status: true, startedAt: true, subjectType: true, subjectId: true, agentId: true },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  const [names, total] = await Promise.all([
    resolveNames(workspaceId, found.flatMap(refsOfRun)),
    found.length < SHOWN ? found.length : db().run.count({ where }),
  ]);
  return {
    total,
    rows: found.map(({ id, status, startedAt, subjectType, subjectId, agentId }) => ({
      id,
      status,
      startedAt: startedAt.toISOString(),
      subject: names.of(subjectType, subjectId),
      agent: agentId === null ? null : names.of('agent', agentId),
    })),
  };
}
