import type { Pool } from 'pg';

/** Keeps a list of everything that is ever written to the engine's table of step results, in the same transaction. */
export async function recordStepWrites(pool: Pool): Promise<void> {
  await pool.query(`
    create table bench.step_write (
      number bigint generated always as identity, run_id text, step_id text, name text, memo text, operation text, at timestamptz
    );
    create function bench.record_step_write() returns trigger language plpgsql as $$
      begin
        insert into bench.step_write (run_id, step_id, name, memo, operation, at)
        values (new.run_id, new.id, new.name, new.memo::text, tg_op, clock_timestamp());
        return null;
      end $$;
    create trigger bench_record_step_write after insert or update on engine.step
      for each row execute function bench.record_step_write();
  `);
}
