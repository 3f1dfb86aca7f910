import { multiplyRun } from './multiply-run';
import type { Rig } from './rig';
import { sendEvents } from './send-events';
import { until } from './until';

/** Starts one run by an event that carries `subject`, waits until it is suspended, and copies it. */
export async function fillWith(
  { engineUrl, pool }: Rig,
  name: string,
  data: Record<string, unknown>,
  { subject, copies }: { subject: string; copies: number },
): Promise<void> {
  const [eventId = ''] = await sendEvents(engineUrl, [{ name, data }]);
  let runId = '';
  await until('the first run to be suspended', async () => {
    const { rows } = await pool.query<{ id: string }>(
      `select id from engine.run where event_id = $1 and status = 'running'
         and exists (select 1 from engine.job where run_id = run.id and kind in ('sleep', 'timeout'))`,
      [eventId],
    );
    runId = rows[0]?.id ?? '';
    return runId !== '';
  });
  await multiplyRun(pool, { runId, eventId, subject }, copies);
}
