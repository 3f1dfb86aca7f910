import { z } from 'zod';
import type { Overview } from '@/lib/contracts/overview';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

const HOUR_MS = 3_600_000;
const HOURS = 24;
const rowsSchema = z.array(z.object({ age: z.int(), count: z.int() }));

/** How many signals were recorded in each of the last 24 hours, counted back from this moment. */
export async function readSignalRate(workspaceId: string): Promise<Overview['signals']> {
  const at = now();
  const since = new Date(at.getTime() - HOURS * HOUR_MS);
  const [raw, newest] = await Promise.all([
    db().$queryRaw`
      SELECT floor(extract(epoch FROM ${at}::timestamptz - recorded_at) / 3600)::int AS age, count(*)::int AS count
      FROM signals WHERE workspace_id = ${workspaceId} AND recorded_at > ${since}::timestamptz AND recorded_at <= ${at}::timestamptz
      GROUP BY 1`,
    db().signal.findFirst({
      where: { workspaceId },
      orderBy: { recordedAt: 'desc' },
      select: { recordedAt: true },
    }),
  ]);
  const byAge = new Map(rowsSchema.parse(raw).map((row) => [row.age, row.count]));
  const perHour = Array.from({ length: HOURS }, (_, index) => byAge.get(HOURS - 1 - index) ?? 0);
  return {
    lastHour: perHour.at(-1) ?? 0,
    lastDay: perHour.reduce((sum, count) => sum + count, 0),
    newestAt: newest?.recordedAt.toISOString() ?? null,
    perHour,
  };
}
