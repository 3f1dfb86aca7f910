import { rows } from './database';
import { finishedSteps } from './decide-next';
import type { EngineContext } from './engine-context';
import { checkpointSchema } from './protocol';
import { isTooLarge } from './read-answer';
import { columnsOf } from './runs';

export type CheckpointReply = { status: 200 } | { status: 400 | 409; error: string };

/**
 * `POST /v1/checkpoint/:run/async`: a call under way reports finished steps. One statement, one commit: it writes the
 * results and sets the attempt back to zero, on condition that the call still holds its job and the run is still going.
 * Otherwise 409, upon which the SDK stops the function.
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
  const { ids, ops, names, memos } = columnsOf(results);
  if (memos.some(isTooLarge)) return { status: 400, error: 'step output size is greater than the limit' };
  const held = await rows(engine.pool)`
    with fence as (
      select id from engine.job where id = ${jobId} and generation = ${generation} and run_id = ${runId}
        and exists (select 1 from engine.run where id = ${runId} and status = 'running')
      for no key update
    ), reset as (
      update engine.job set attempt = 0 where id = ${jobId} and attempt > 0 and exists (select 1 from fence)
    ), written as (
      insert into engine.step (run_id, id, op, name, memo)
      select ${runId}, s.id, s.op, s.name, s.memo::json
      from fence, unnest(${ids}::text[], ${ops}::text[], ${names}::text[], ${memos}::text[]) as s(id, op, name, memo)
      on conflict (run_id, id) do nothing
    )
    select id from fence`;
  return held.length > 0 ? { status: 200 } : { status: 409, error: 'This call no longer holds its run.' };
}
