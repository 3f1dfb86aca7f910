import { db } from '@/lib/db/client';

/** The sources that have reported to a workspace, by name; steps through the index, one look per source. */
export async function listSignalSources(workspaceId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ source: string }[]>`
    WITH RECURSIVE sources AS (
      (SELECT source FROM signals WHERE workspace_id = ${workspaceId} ORDER BY source LIMIT 1)
      UNION ALL
      SELECT (SELECT s.source FROM signals s WHERE s.workspace_id = ${workspaceId} AND s.source > sources.source
              ORDER BY s.source LIMIT 1)
      FROM sources WHERE sources.source IS NOT NULL
    )
    SELECT source FROM sources WHERE source IS NOT NULL`;
  return rows.map(({ source }) => source);
}
