import { z } from 'zod';
import { inTransaction, rows } from './database';
import type { EngineContext } from './engine-context';
import { endPause } from './pauses';
import { lockActiveRun, resolvePendingStep } from './runs';

export const signalSchema = z.object({ signal: z.string().min(1), data: z.unknown().optional() });

/** `POST /v1/signals`: wakes the one run that waits for this signal. Gives its id; null when none waits. */
export async function sendSignal(
  engine: EngineContext,
  { signal, data = null }: z.infer<typeof signalSchema>,
): Promise<string | null> {
  const [waiting] = await rows<{ run_id: string; step_id: string }>(engine.pool)`
    select run_id, step_id from engine.pause where signal = ${signal}`;
  if (!waiting) return null;
  const { run_id: runId, step_id: stepId } = waiting;
  const woken = await inTransaction(engine.pool, async (tx) => {
    const run = await lockActiveRun(tx, runId);
    if (!run || !(await endPause(tx, runId, stepId))) return false;
    const result = { id: stepId, op: 'WaitForSignal', name: signal, memo: { data: { signal, data } } };
    await resolvePendingStep(tx, run, result);
    return true;
  });
  engine.wake();
  return woken ? runId : null;
}
