import type { EnginePulseView } from '@/lib/contracts/engine';
import { enginePulse } from '@/lib/core/workflows/engine-pulse';
import { db } from '@/lib/db/client';
import { now, processStartedAt } from '@/lib/platform/clock';

/** Whether workflows run, by the engine's last sign of life, and how late that was. One row by its key: cheap for every page. */
export async function readEnginePulse(): Promise<EnginePulseView & { lagMs: number | null }> {
  const beat = await db().workflowHeartbeat.findUnique({ where: { name: 'minute' } });
  const { state, lastBeatAt, since } = enginePulse({
    lastBeatAt: beat?.beatAt ?? null,
    startedAt: processStartedAt(),
    now: now(),
  });
  return {
    state,
    lastBeatAt: lastBeatAt?.toISOString() ?? null,
    since: since?.toISOString() ?? null,
    lagMs: beat?.lagMs ?? null,
  };
}
