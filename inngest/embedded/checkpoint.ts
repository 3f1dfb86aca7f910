import { runNamed } from './database';
import { finishedSteps } from './decide-next';
import type { EngineContext } from './engine-context';
import { checkpointSchema } from './protocol';
import { columnsOf } from './runs';

export type CheckpointReply =
  | { status: 200 }
  | { status: 400; error: string }
  | { status: 409; error: string };

/**
 * `POST /v1/checkpoint/:run/async`: a call under way reports finished steps. One statement, one commit: it writes the
 * results, sets the attempt back to zero and extends the lease, all on condition that the call still holds its job and the
 * run is still going. Otherwise 409, upon which the SDK stops the function.
 */
export async function checkpointSteps(
  engine: EngineContext,
  runId: string,
  body: unknown,
): Promise<CheckpointReply> {
  const parsed = checkpointSchema.safeParse(body);
  if (!parsed.success) return { status: 400, error: 'The checkpoint cannot be read.' };
  const { qi_id: jobId, generation_id: generation, steps } = parsed.data;
  const results = finishedSteps(steps);
  // The SDK then returns these steps as the answer of its call, where everything is handled.
  if (results === null) return { status: 400, error: 'Only finished steps can be checkpointed.' };
  const rows = await runNamed(
    engine.pool,
    'checkpoint',
    `with fence as (
       update engine.job set attempt = 0, lease_until = clock_timestamp() + $4 * interval '1 millisecond'
       where id = $1 and generation = $2 and run_id = $3
         and exists (select 1 from engine.run where id = $3 and status = 'running')
       returning id
     ), written as (
       insert into engine.step (run_id, id, op, name, memo)
       select $3, s.id, s.op, s.name, s.memo::json
       from fence, unnest($5::text[], $6::text[], $7::text[], $8::text[]) as s(id, op, name, memo)
       on conflict (run_id, id) do nothing
     )
     select id from fence`,
    [jobId, generation, runId, engine.leaseMs, ...columnsOf(results)],
  );
  return rows.length > 0 ? { status: 200 } : { status: 409, error: 'This call no longer holds its run.' };
}
