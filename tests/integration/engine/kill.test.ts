import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './support/harness';
import { EVENT_KEY } from './support/test-app';

const RUNS = 30;
const KILLS = 3;
const STEPS_PER_RUN = 7;

const databaseUrl = process.env.DATABASE_URL ?? '';
let pool: Pool;
let child: ChildProcess | null = null;

beforeAll(async () => {
  pool = new Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => undefined);
  await pool.query('create table execution (subject text, step text)');
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await pool?.end();
});

/** Starts engine and app and gives the engine's address once they serve. */
async function startChild(): Promise<string> {
  const file = path.join(import.meta.dirname, 'support/killable-app.ts');
  const started = spawn(process.execPath, ['--import', 'tsx', file, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  for await (const chunk of started.stdout) {
    const url = /ready (\S+)/.exec(String(chunk))?.[1];
    if (url) return url;
  }
  throw new Error('The app ended before it served.');
}

async function killChild(): Promise<void> {
  if (!child) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function send(
  url: string,
  events: { name: string; id?: string; data: Record<string, unknown> }[],
): Promise<void> {
  const reply = await fetch(`${url}/e/${EVENT_KEY}`, { method: 'POST', body: JSON.stringify(events) });
  if (!reply.ok) throw new Error(await reply.text());
}

/** Answers every run that waits. Asked again after each kill, since an event in a killed request may be lost. */
async function answerWaits(url: string): Promise<void> {
  const { rows } = await pool.query<{ subject: string }>(
    `select payload #>> '{data,subject}' as subject from engine.pause
     join engine.run on run.id = pause.run_id join engine.event on event.id = run.event_id`,
  );
  if (rows.length > 0)
    await send(
      url,
      rows.map((row) => ({ name: 'test/go', data: row })),
    );
}

it('finishes every run, each step recorded once, though the process is killed again and again', async () => {
  const subjects = Array.from({ length: RUNS }, (_, i) => `s${i}`);
  const starts = subjects.map((subject) => ({ name: 'test/journey', id: subject, data: { subject } }));
  let url = await startChild();
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Sent again each time under the same ids: the runs are not started twice.
    await send(url, starts);
    await pause(100 + Math.random() * 500);
    if (kill > 0) await answerWaits(url).catch(() => undefined);
    await killChild();
    url = await startChild();
  }
  await until(
    'the end of all runs and of all work',
    async () => {
      await answerWaits(url);
      const { rows } = await pool.query<{ completed: number; jobs: number }>(
        `select (select count(*) from engine.run where status = 'completed')::int as completed,
              (select count(*) from engine.job)::int as jobs`,
      );
      return rows[0]?.completed === RUNS && rows[0].jobs === 0;
    },
    30_000,
  );

  const { rows: outputs } = await pool.query<{ output: { subject: string; sum: number } }>(
    'select output from engine.run',
  );
  expect(outputs.map((row) => row.output.subject).sort()).toEqual([...subjects].sort());
  expect(outputs.every((row) => row.output.sum === 161)).toBe(true);
  const { rows: steps } = await pool.query<{ n: number }>(
    'select count(*)::int as n from engine.step group by run_id',
  );
  expect(steps.map((row) => row.n)).toEqual(subjects.map(() => STEPS_PER_RUN));
  expect((await pool.query('select step_id from engine.pause')).rows).toEqual([]);

  const { rows: executed } = await pool.query<{ distinct: number; total: number }>(
    'select count(distinct (subject, step))::int as distinct, count(*)::int as total from execution',
  );
  expect(executed[0]?.distinct).toBe(RUNS * 5);
  // A step under way when the process dies runs again; nothing else may.
  expect(executed[0]?.total).toBeLessThanOrEqual(RUNS * 5 + KILLS * 16);
});
