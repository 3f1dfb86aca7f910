import type { OpenRuns } from '@/lib/contracts/runs';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';
import { refsOfRun } from './present-run-row';

const SHOWN = 5;

const runSelect = {
  id: true,
  status: true,
  startedAt: true,
  subjectType: true,
  subjectId: true,
  agentId: true,
} as const satisfies Prisma.RunSelect;
type FoundRun = Prisma.RunGetPayload<{ select: typeof runSelect }>;

export type FoundOpenRuns = { total: number; rows: FoundRun[] };

/** Runs that have not ended about a person, by any of their profiles, or about an account and whoever belongs to it. */
export async function findOpenRuns(
  workspaceId: string,
  of: { contactIds: readonly string[] } | { accountId: string },
): Promise<FoundOpenRuns> {
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
  const rows = await db().run.findMany({
    where,
    select: runSelect,
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  return { total: rows.length < SHOWN ? rows.length : await db().run.count({ where }), rows };
}

/** What they name, for looking it up. */
export const refsOfOpenRuns = ({ rows }: FoundOpenRuns): Ref[] => rows.flatMap(refsOfRun);

export const presentOpenRuns = ({ total, rows }: FoundOpenRuns, names: NameBook): OpenRuns => ({
  total,
  rows: rows.map(({ id, status, startedAt, subjectType, subjectId, agentId }) => ({
    id,
    status,
    startedAt: startedAt.toISOString(),
    subject: names.of(subjectType, subjectId),
    agent: agentId === null ? null : names.of('agent', agentId),
  })),
});
