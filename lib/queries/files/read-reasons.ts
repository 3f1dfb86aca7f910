import { z } from 'zod';
import type { FileDetail } from '@/lib/contracts/files';
import { db } from '@/lib/db/client';

const MOST = 20;
const rows = z.array(z.object({ field: z.string(), message: z.string(), rows: z.number() }));

/** Why rows of a file were not taken, the most frequent reason first; figures are left out, so that the same mistake is one reason. */
export async function readReasons(fileId: string): Promise<FileDetail['reasons']> {
  return rows.parse(
    await db().$queryRaw`
      SELECT e->>'field' AS field, regexp_replace(e->>'message', '[0-9]+', 'N', 'g') AS message, count(*)::int AS rows
      FROM signal_file_rejects r, jsonb_array_elements(r.errors) e
      WHERE r.file_id = ${fileId} GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT ${MOST}`,
  );
}
