import { z } from 'zod';
import type { Counts } from '@/lib/core/monitoring/drift/counts';
import { db } from '@/lib/db/client';
import { startOfDay } from '@/lib/platform/zone';

const rowsSchema = z.array(
  z.object({ source: z.string(), day: z.string(), kind: z.string(), count: z.int() }),
);
export type SignalDays = { sourceId: string; days: { day: string; counts: Counts }[] };

/** Of which kinds the signals of each source were, by local day, from one day to another (both included). */
export async function readSignalDays(
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
  { from, to }: { from: string; to: string },
): Promise<SignalDays[]> {
  const [sources, found] = await Promise.all([
    db().source.findMany({
      where: { workspaceId },
      select: { id: true, name: true },
      orderBy: { id: 'asc' },
    }),
    db().$queryRaw`
      SELECT source, to_char(recorded_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day, kind, count(*)::int AS count
      FROM signals WHERE workspace_id = ${workspaceId} AND recorded_at >= ${startOfDay(from, timeZone)}::timestamptz
        AND (recorded_at AT TIME ZONE ${timeZone})::date <= ${to}::date
      GROUP BY 1, 2, 3`,
  ]);
  const rows = rowsSchema.parse(found);
  return sources.map(({ id, name }) => {
    const own = rows.filter(({ source }) => source === name);
    const days = [...new Set(own.map(({ day }) => day))].sort();
    return {
      sourceId: id,
      days: days.map((day) => ({
        day,
        counts: Object.fromEntries(
          own.filter((row) => row.day === day).map(({ kind, count }) => [kind, count]),
        ),
      })),
    };
  });
}
