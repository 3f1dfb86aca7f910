import type { SourcePull } from '@/lib/contracts/sources';
import { pullResultSchema, pullTroubleSchema } from '@/lib/core/sources/pull-result';
import { db } from '@/lib/db/client';
import type { PullState } from '@/lib/db/generated/client';

/** How the reading of a connected platform stands, as it is shown. */
export async function presentPull(pull: PullState): Promise<SourcePull> {
  const { workspaceId, connector } = pull;
  const connection = await db().connection.findUnique({
    where: { workspaceId_connector: { workspaceId, connector } },
    select: { name: true, isPractice: true },
  });
  return {
    platform: connection?.name ?? connector,
    isPractice: connection?.isPractice ?? false,
    since: pull.since.toISOString(),
    caughtUpAt: pull.caughtUpAt?.toISOString() ?? null,
    lastPollAt: pull.lastPollAt?.toISOString() ?? null,
    nextPollAt: pull.nextPollAt.toISOString(),
    lastResult: pullResultSchema.nullable().parse(pull.lastResult),
    problem: pullTroubleSchema.nullable().parse(pull.lastProblem),
  };
}
