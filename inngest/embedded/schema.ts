import type { Pool } from 'pg';
import { inTransaction } from './database';

/**
 * The engine's own tables. It owns this schema alone: the application neither reads nor migrates it.
 * `json`, not `jsonb`: step results come back exactly as the function returned them, key order and all.
 */
const migrations: readonly string[] = [
  `
  create table engine.function (
    id          text primary key,
    config      json not null,
    active      boolean not null,
    updated_at  timestamptz not null default clock_timestamp()
  );

  create table engine.event (
    id           text primary key,
    name         text not null,
    payload      json not null,
    received_at  timestamptz not null default clock_timestamp()
  );

  create table engine.run (
    id               text primary key,
    function_id      text not null,
    event_id         text not null references engine.event (id),
    status           text not null default 'queued'
                     check (status in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    pending          text[] not null default '{}',
    discover_always  boolean not null default false,
    concurrency_keys text[] not null default '{}',
    output           json,
    error            json,
    queued_at        timestamptz not null default clock_timestamp(),
    started_at       timestamptz,
    ended_at         timestamptz
  );
  create index run_by_event on engine.run (event_id);

  create table engine.step (
    run_id      text not null references engine.run (id) on delete cascade,
    id          text not null,
    seq         bigint generated always as identity,
    op          text not null,
    name        text,
    memo        json not null,
    created_at  timestamptz not null default clock_timestamp(),
    primary key (run_id, id)
  );

  create table engine.job (
    id           text primary key,
    kind         text not null check (kind in ('call', 'sleep', 'timeout', 'event', 'cron')),
    run_id       text references engine.run (id) on delete cascade,
    function_id  text,
    step_id      text,
    event_id     text references engine.event (id),
    cron         text,
    concurrency_keys text[] not null default '{}',
    due_at       timestamptz not null default clock_timestamp(),
    attempt      integer not null default 0,
    generation   integer not null default 0,
    lease_until  timestamptz,
    again        boolean not null default false
  );
  create index job_due_call on engine.job (due_at) where lease_until is null and kind = 'call';
  create index job_due_timer on engine.job (due_at) where lease_until is null and kind <> 'call';
  create index job_by_run on engine.job (run_id);

  create table engine.pause (
    run_id      text not null references engine.run (id) on delete cascade,
    step_id     text not null,
    event_name  text not null,
    expression  text,
    eq_path     text[],
    eq_value    text,
    created_at  timestamptz not null default clock_timestamp(),
    primary key (run_id, step_id)
  );
  create index pause_by_event on engine.pause (event_name);

  create table engine.dedupe (
    function_id  text not null,
    key          text not null,
    run_id       text not null,
    expires_at   timestamptz not null,
    primary key (function_id, key)
  );
  create index dedupe_by_expiry on engine.dedupe (expires_at);
  `,
  `
  alter table engine.run
    add column singleton_key text,
    add column rerun_of      text,
    add column invoker_run   text,
    add column invoker_step  text;
  create index run_by_singleton on engine.run (singleton_key)
    where singleton_key is not null and status in ('queued', 'running');
  create index run_by_end on engine.run (ended_at) where ended_at is not null;

  alter table engine.job
    drop constraint job_kind_check,
    add check (kind in ('call', 'sleep', 'timeout', 'event', 'cron', 'debounce', 'cancel')),
    add column parked_on   text,
    add column deadline_at timestamptz;
  drop index engine.job_due_call;
  create index job_due_call on engine.job (function_id, due_at)
    where lease_until is null and parked_on is null and kind = 'call';
  create index job_parked on engine.job (parked_on, due_at) where parked_on is not null;
  create index job_leased on engine.job (lease_until) where lease_until is not null;
  create index job_by_event on engine.job (event_id) where event_id is not null;

  alter table engine.pause
    alter column event_name drop not null,
    add column kind       text not null default 'wait' check (kind in ('wait', 'signal', 'invoke', 'cancel')),
    add column signal     text,
    add column expires_at timestamptz;
  drop index engine.pause_by_event;
  create index pause_by_event on engine.pause (event_name, eq_value);
  create unique index pause_by_signal on engine.pause (signal) where signal is not null;

  update engine.function set config = (config::jsonb
    || '{"cancel": [], "debounce": null, "singleton": null, "timeouts": {"startMs": null, "finishMs": null}}')::json;
  `,
  `
  create sequence engine.generation start 1000000;
  alter table engine.job
    alter column generation type bigint,
    add column event_ts float8;
  drop index engine.job_due_timer;
  create index job_due_timer on engine.job (due_at) where lease_until is null and kind not in ('call', 'event');
  create index job_due_event on engine.job (due_at) where lease_until is null and kind = 'event';
  create index run_by_function on engine.run (function_id, id);
  `,
];

/** Any fixed number: it only has to differ from the locks other code takes in the same database. */
const MIGRATION_LOCK = 7_201_904_411;

/** Creates or upgrades schema `engine`. Safe to run at every start and from several processes at once. */
export async function migrateEngineSchema(pool: Pool): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await tx.query('create schema if not exists engine');
    await tx.query('create table if not exists engine.schema_version (version integer primary key)');
    const { rows } = await tx.query<{ version: number | null }>(
      'select max(version) as version from engine.schema_version',
    );
    const current = rows[0]?.version ?? 0;
    if (current > migrations.length) {
      throw new Error(
        `This database's workflow tables are at version ${current}, this program knows version ${migrations.length}. Start the newer program.`,
      );
    }
    for (const [index, statements] of migrations.entries()) {
      if (index < current) continue;
      await tx.query(statements);
      await tx.query('insert into engine.schema_version (version) values ($1)', [index + 1]);
    }
  });
}
