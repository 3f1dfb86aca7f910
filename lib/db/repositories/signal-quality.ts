import { DISTRUSTED_QUALITY } from '@/lib/core/signals/quality/distrusted';
import { Prisma } from '../generated/client';
import type { Tx } from '../tx';

/**
 * The quality of the signal that set off a run, as it counts at this moment: of a source that is not believed next to nothing, also before
 * that has reached the row.
 */
export const qualityBehindRun = (runId: string | null, workspaceId: string): Prisma.Sql => Prisma.sql`
  select case when o.distrusted_from <= s.occurred_at then least(s.quality, ${DISTRUSTED_QUALITY}::float8) else s.quality end
  from runs r join signals s on s.id = r.signal_id and s.workspace_id = r.workspace_id
  left join sources o on o.workspace_id = s.workspace_id and o.name = s.source
  where r.id = ${runId} and r.workspace_id = ${workspaceId}`;

/** The same; null where the run is of none. */
export async function qualityOfRun(tx: Tx, workspaceId: string, runId: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ quality: number | null }[]>`
    select (${qualityBehindRun(runId, workspaceId)}) as quality`;
  return row?.quality ?? null;
}
