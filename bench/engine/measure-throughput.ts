import pg from 'pg';
import { atLeast, type Figure, plain } from '../figure';
import { cpuSeconds, cpuSecondsOfPostgres } from './cpu-time';
import { type Rig, withRig } from './rig';
import { sendAtOnce } from './send-events';
import { until } from './until';

const RUNS = 1000;
const STEPS = 5;
const COMMITS_FOR_MS = 2000;

/** Single-row inserts, each committed, one after the other on so many connections: what this PostgreSQL can at all. */
async function commitsPerSecond(databaseUrl: string, connections: number): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: databaseUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  await clients[0]?.query('create table if not exists bench.commits (id text, body json)');
  const end = performance.now() + COMMITS_FOR_MS;
  let commits = 0;
  await Promise.all(
    clients.map(async (client) => {
      for (; performance.now() < end; commits++)
        await client.query({
          name: 'commit',
          text: 'insert into bench.commits (id, body) values ($1, $2)',
          values: [`${commits}`, '{"data":1}'],
        });
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return (commits * 1000) / COMMITS_FOR_MS;
}

/** Starts so many runs in one moment; runs completed per second, from the first byte sent to the last commit. */
async function runsPerSecond({ engineUrl, pool }: Rig, name: string, functionId: string): Promise<number> {
  const completed = async () => {
    const { rows } = await pool.query<{ n: number }>(
      "select count(*)::int as n from engine.run where status = 'completed' and function_id = $1",
      [functionId],
    );
    return rows[0]?.n ?? 0;
  };
  const before = await completed();
  const started = performance.now();
  await sendAtOnce(
    engineUrl,
    Array.from({ length: RUNS }, (_, n) => ({ name, data: { n } })),
  );
  await until(`${RUNS} runs of ${functionId}`, async () => (await completed()) === before + RUNS, {
    everyMs: 25,
  });
  return (RUNS * 1000) / (performance.now() - started);
}

const cpuUsed = ({ app, engine, database }: Rig) => ({
  app: cpuSeconds(app.pid),
  engine: cpuSeconds(engine.pid),
  PostgreSQL: cpuSecondsOfPostgres(database.postmasterPid()),
});

/** Everything at once; and the bare commits of the same PostgreSQL, by which machines compare. */
export function measureThroughput(say: (line: string) => void): Promise<Figure[]> {
  return withRig(async (rig) => {
    const one = await commitsPerSecond(rig.database.url, 1);
    const eight = await commitsPerSecond(rig.database.url, 8);
    say(`Bare commits: ${one.toFixed(0)} /s on one connection, ${eight.toFixed(0)} /s on eight.`);
    await runsPerSecond(rig, 'bench/one', 'bench-one-step');
    const rates: number[] = [];
    const before = cpuUsed(rig);
    for (let round = 0; round < 3; round++) {
      rates.push(await runsPerSecond(rig, 'bench/five', 'bench-five-steps'));
      say(`${RUNS} runs of ${STEPS} steps: ${rates.at(-1)?.toFixed(0)} runs/s.`);
    }
    const after = cpuUsed(rig);
    const perRun = (who: keyof typeof after) =>
      plain(
        `processor time per run, ${who}`,
        ((after[who] - before[who]) * 1000) / (RUNS * rates.length),
        'ms',
      );
    const median = rates.sort((a, b) => a - b)[1] ?? 0;
    return [
      plain('bare insert and commit, one connection', one, '/s'),
      plain('bare insert and commit, eight connections', eight, '/s'),
      atLeast(`${RUNS} runs of ${STEPS} steps at once (median of 3)`, median, 'runs/s', 150),
      atLeast(`${RUNS} runs of ${STEPS} steps at once (median of 3)`, median * STEPS, 'steps/s', 700),
      perRun('app'),
      perRun('engine'),
      perRun('PostgreSQL'),
    ];
  });
}
