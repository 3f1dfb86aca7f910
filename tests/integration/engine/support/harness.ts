import { setTimeout as pause } from 'node:timers/promises';
import type { Inngest, InngestFunction } from 'inngest';
import { Pool } from 'pg';
import { type Engine, type EngineOptions, startEngine } from '@/inngest/embedded/start-engine';
import { EVENT_KEY, listenForApp, SIGNING_KEY, serveFunctions, testClient } from './test-app';

export type RunRow = {
  id: string;
  function_id: string;
  status: string;
  output: unknown;
  error: { message: string } | null;
};
export type TestEvent = { name: string; data?: Record<string, unknown>; id?: string; ts?: number };

export type Harness = {
  client: Inngest;
  engine: Engine;
  pool: Pool;
  serveUrl: string;
  /** Sends events and returns the ids they are stored under. */
  send: (...events: TestEvent[]) => Promise<string[]>;
  runsOf: (eventId: string) => Promise<RunRow[]>;
  /** The runs an event started, once all of them have ended. */
  ended: (eventId: string, count?: number) => Promise<RunRow[]>;
  waitsFor: (eventName: string, count?: number) => Promise<void>;
  serve: (functions: InngestFunction.Any[]) => void;
  stop: () => Promise<void>;
};

/**
 * Polls until the condition gives something; the error names what was waited for. Given up before the engine looks at its table
 * without having been woken, which it does every 30 s.
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T | null | false | undefined>,
  timeoutMs = 25_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`Gave up waiting for: ${what}`);
    await pause(10);
  }
}

/** A real PostgreSQL, a real engine, and the real SDK serving the given functions over HTTP. */
export async function startHarness(
  define: (client: Inngest) => InngestFunction.Any[],
  options: Partial<EngineOptions> = {},
): Promise<Harness> {
  const databaseUrl = process.env.DATABASE_URL ?? '';
  const { server, serveUrl } = await listenForApp();
  const engine = await startEngine({
    databaseUrl,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    serveUrl,
    log: (level, message, fields) => {
      if (level === 'error' || process.env.ENGINE_LOG) console.error(message, fields);
    },
    retryDelaysMs: [20, 40, 60],
    retryJitterMs: 0,
    resyncMs: 60_000,
    ...options,
  });
  const client = testClient(engine.url);
  serveFunctions(server, client, define(client));
  await engine.register();
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => undefined);

  const runsOf = async (eventId: string) => {
    const { rows } = await pool.query<RunRow>(
      'select id, function_id, status, output, error from engine.run where event_id = $1 order by id',
      [eventId],
    );
    return rows;
  };
  return {
    client,
    engine,
    pool,
    serveUrl,
    send: async (...events) => (await client.send(events)).ids,
    runsOf,
    ended: (eventId, count = 1) =>
      until(`${count} ended runs of event ${eventId}`, async () => {
        const runs = await runsOf(eventId);
        return (
          runs.length >= count && runs.every((run) => !['queued', 'running'].includes(run.status)) && runs
        );
      }),
    waitsFor: async (eventName, count = 1) => {
      await until(`${count} waits for ${eventName}`, async () => {
        const { rows } = await pool.query<{ n: number }>(
          'select count(*)::int as n from engine.pause where event_name = $1',
          [eventName],
        );
        return (rows[0]?.n ?? 0) >= count;
      });
    },
    serve: (functions) => serveFunctions(server, client, functions),
    stop: async () => {
      await engine.stop();
      await pool.end();
      server.closeAllConnections();
      server.close();
    },
  };
}
