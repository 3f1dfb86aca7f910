import type { Pool } from 'pg';
import { exactly, type Figure, plain } from '../../figure';

/** How the runs ended, against what their steps recorded while they were carried out. */
export async function checkResults(pool: Pool, what: string, runs: number, steps: number): Promise<Figure[]> {
  const one = async (sql: string): Promise<number> => {
    const { rows } = await pool.query<{ n: number }>(`select (${sql})::int as n`);
    return rows[0]?.n ?? Number.NaN;
  };
  const used = `engine.run cross join lateral json_array_elements_text(run.output -> 'used') with ordinality used(number, place)
    where run.function_id = 'bench-chaos'`;
  const executions = await one('select count(*) from bench.execution');
  return [
    exactly(
      `${what}: runs completed`,
      await one("select count(*) from engine.run where function_id = 'bench-chaos' and status = 'completed'"),
      '',
      runs,
    ),
    exactly(
      `${what}: subjects with exactly one run`,
      await one(
        `select count(*) from (select output ->> 'subject' from engine.run where function_id = 'bench-chaos'
           group by output ->> 'subject' having count(*) = 1) subject`,
      ),
      '',
      runs,
    ),
    exactly(
      `${what}: step results used that an execution of that step gave`,
      await one(
        `select count(*) from ${used} and exists (select 1 from bench.execution where number = used.number::bigint
           and run_id = run.id and step = used.place - 1)`,
      ),
      '',
      runs * steps,
    ),
    exactly(
      `${what}: sums that are not those of the results stored`,
      await one(
        `select count(*) from engine.run where function_id = 'bench-chaos' and (output ->> 'sum')::bigint is distinct from
           (select sum((memo ->> 'data')::bigint) from engine.step where run_id = run.id)`,
      ),
      '',
      0,
    ),
    exactly(
      `${what}: step results ever written`,
      await one('select count(*) from bench.step_write'),
      '',
      runs * steps,
    ),
    exactly(
      `${what}: step results written twice or changed`,
      await one(
        `select count(*) from (select run_id, step_id from bench.step_write group by run_id, step_id
           having count(*) > 1) twice`,
      ),
      '',
      0,
    ),
    exactly(`${what}: effects`, await one('select count(*) from bench.effect'), '', runs * steps),
    plain(`${what}: executions cut off and done again`, executions - runs * steps, ''),
    exactly(
      `${what}: jobs left over`,
      await one('select count(*) from engine.job where run_id is not null'),
      '',
      0,
    ),
  ];
}
