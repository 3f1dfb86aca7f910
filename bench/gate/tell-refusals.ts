import { z } from 'zod';
import { db } from '../../lib/db/client';

const counts = z.array(z.object({ rule: z.string(), verdict: z.string(), times: z.number() }));

/** Says which rules objected in a workspace, and how often. */
export async function tellRefusals(workspaceId: string, say: (line: string) => void): Promise<void> {
  const rows = counts.parse(
    await db().$queryRaw`
      SELECT f ->> 'rule' AS rule, f ->> 'verdict' AS verdict, count(*)::int AS times
      FROM decisions d, jsonb_array_elements(d.findings) f
      WHERE d.workspace_id = ${workspaceId} AND f ->> 'verdict' <> 'allow' GROUP BY 1, 2 ORDER BY 3 DESC`,
  );
  if (rows.length > 0)
    say(`Objections: ${rows.map(({ rule, verdict, times }) => `${rule} (${verdict}) ${times}`).join(', ')}.`);
}
