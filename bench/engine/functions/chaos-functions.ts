import type { Inngest, InngestFunction } from 'inngest';
import type { Pool } from 'pg';

/** Ten steps, each of which records that it was carried out and has an effect once. */
export function chaosFunctions(client: Inngest, pool: Pool): InngestFunction.Any[] {
  return [
    client.createFunction(
      { id: 'chaos', triggers: [{ event: 'bench/chaos' }], retries: 20 },
      async ({ event, step, runId }) => {
        const subject = String(event.data.subject);
        const used: number[] = [];
        for (let n = 0; n < Number(event.data.steps); n++)
          used.push(
            await step.run(`step ${n}`, async () => {
              const { rows } = await pool.query<{ number: number }>(
                `with effect as (
                   insert into bench.effect (key) values ($1 || ':' || $3::int) on conflict do nothing
                 )
                 insert into bench.execution (subject, run_id, step) values ($1, $2, $3::int) returning number::int`,
                [subject, runId, n],
              );
              return rows[0]?.number ?? 0;
            }),
          );
        return { subject, used, sum: used.reduce((sum, number) => sum + number, 0) };
      },
    ),
  ];
}
