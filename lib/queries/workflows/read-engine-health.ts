import { type EngineHealth, engineFiguresSchema } from '@/lib/contracts/engine';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { readEnginePulse } from './read-engine-pulse';

const ANSWER_WITHIN_MS = 2_000;

/** All that is known of the workflow engine: its pulse, what it says of itself, and what waits in this workspace. */
export async function readEngineHealth(workspaceId: string): Promise<EngineHealth> {
  const [{ lagMs, ...pulse }, server, unsent, runs] = await Promise.all([
    readEnginePulse(),
    askServer(),
    db().outboxEvent.aggregate({
      where: { workspaceId, sentAt: null },
      _count: true,
      _min: { createdAt: true },
    }),
    db().run.groupBy({
      by: ['status'],
      where: { workspaceId, status: { in: ['planned', 'running', 'waiting'] } },
      _count: true,
      _min: { startedAt: true },
    }),
  ]);
  const of = (status: 'planned' | 'running' | 'waiting') => runs.find((row) => row.status === status);
  return {
    asOf: now().toISOString(),
    pulse,
    lagMs,
    server,
    unsentEvents: { count: unsent._count, oldestAt: unsent._min.createdAt?.toISOString() ?? null },
    runs: {
      planned: of('planned')?._count ?? 0,
      running: of('running')?._count ?? 0,
      waiting: of('waiting')?._count ?? 0,
      oldestPlannedAt: of('planned')?._min.startedAt?.toISOString() ?? null,
    },
  };
}

/** The embedded engine answers with its figures; a real server answers, but otherwise. */
async function askServer(): Promise<EngineHealth['server']> {
  const { INNGEST_BASE_URL, INNGEST_DEV } = env();
  const address = INNGEST_BASE_URL ?? (URL.canParse(INNGEST_DEV ?? '') ? INNGEST_DEV : undefined);
  if (!address) return { host: 'Inngest', reach: 'server', figures: null };
  const { host } = new URL(address);
  try {
    const reply = await fetch(new URL('/health', address), { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const figures = engineFiguresSchema.safeParse(await reply.json().catch(() => null));
    return figures.success
      ? { host, reach: 'embedded', figures: figures.data }
      : { host, reach: reply.ok ? 'server' : 'unreachable', figures: null };
  } catch {
    return { host, reach: 'unreachable', figures: null };
  }
}
