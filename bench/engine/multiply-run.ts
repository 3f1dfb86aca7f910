import type { Pool } from 'pg';

/** What tells one run's rows from another's: these texts are replaced in each copy, wherever they stand. */
export type RunTexts = { runId: string; eventId: string; subject: string };

const AT_ONCE = 10_000;

/** The n-th copy's own text, of the same length, so that ids keep their form. */
const numbered = (text: string, n: string) => `overlay('${text}' placing ${n} from ${text.length - 7})`;

/**
 * Copies a waiting or sleeping run so many times, with all that the engine has written about it: what it would have
 * written for as many real ones, in seconds instead of minutes. Works on whatever tables have a column `run_id`.
 */
export async function multiplyRun(pool: Pool, run: RunTexts, copies: number): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'engine' and table_type = 'BASE TABLE' and column_name = 'run_id' order by table_name`,
  );
  const ofRun = rows.map(({ name }) => ({ name, where: `run_id = '${run.runId}'` }));
  const tables = [
    { name: 'event', where: `id = '${run.eventId}'` },
    { name: 'run', where: `id = '${run.runId}'` },
    ...ofRun,
  ];
  const n = "lpad(n::text, 8, '0')";
  const copy = [run.runId, run.eventId, run.subject].reduce(
    (text, own) => `replace(${text}, '${own}', ${numbered(own, n)})`,
    'to_jsonb(original)::text',
  );
  for (let first = 1; first <= copies; first += AT_ONCE) {
    const last = Math.min(copies, first + AT_ONCE - 1);
    for (const { name, where } of tables)
      await pool.query(
        `insert into engine.${name} overriding user value
         select copy.* from engine.${name} original cross join generate_series(${first}, ${last}) n
         cross join lateral jsonb_populate_record(null::engine.${name}, (${copy})::jsonb) copy
         where original.${where}`,
      );
  }
  // As in a table that has grown over days: statistics known, pages written.
  await pool.query('vacuum analyze');
  await pool.query('checkpoint');
}
