import type { Sql } from './database';
import type { PausePlan } from './decide-next';
import type { EngineContext } from './engine-context';
import type { ErrorShape } from './protocol';
import { engineEvent, startRun } from './start-runs';

/**
 * Starts the run of a function that another run invokes; its end ends the invoker's step. Gives the error of that step when
 * there is no such function, or when it does not start now.
 */
export async function startInvoked(
  sql: Sql,
  engine: EngineContext,
  runId: string,
  plan: Extract<PausePlan, { kind: 'invoke' }>,
): Promise<ErrorShape | null> {
  const fn = engine.functions.get(plan.functionId);
  if (!fn) return { name: 'Error', message: `could not find function with ID: ${plan.functionId}` };
  const data = { ...plan.data, _inngest: { fn_id: fn.id, correlation_id: `${runId}.${plan.stepId}` } };
  const links = { invoker_run: runId, invoker_step: plan.stepId };
  const started = await startRun(sql, fn, engineEvent('function.invoked', data), links);
  return started ? null : { name: 'Error', message: `The function ${fn.id} does not run again now.` };
}
