import { createAppCaller } from './call-app';
import { openPool } from './database';
import type { EngineContext, EngineLog } from './engine-context';
import { listen } from './http-server';
import { freeLeases } from './jobs';
import { ownDatabase } from './own-database';
import { fetchAndRegister, loadFunctions } from './register-functions';
import { DEFAULT_RETRY_DELAYS_MS, DEFAULT_RETRY_JITTER_MS } from './retry';
import { createScheduler } from './scheduler';
import { migrateEngineSchema } from './schema';

export type EngineOptions = {
  databaseUrl: string;
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  eventKey: string;
  /** `signkey-…-<hex>`, the same as the app's INNGEST_SIGNING_KEY. */
  signingKey: string;
  /** Where the app serves its functions, such as http://127.0.0.1:3000/api/inngest. */
  serveUrl: string;
  log: EngineLog;
  /** Calls to the app under way at once. */
  maxParallelCalls?: number;
  callTimeoutMs?: number;
  /** Waits before attempt 2, 3, …; Inngest's own when left out. */
  retryDelaysMs?: readonly number[];
  retryJitterMs?: number;
  leaseMs?: number;
  /** How often the app is asked whether its functions changed. */
  resyncMs?: number;
  /** How long a predecessor on the same database is waited for. */
  ownerWaitMs?: number;
};

export type Engine = {
  /** The app's INNGEST_BASE_URL. */
  url: string;
  /** Takes over the app's functions. Throws when the app is not reachable or offers what the engine refuses. */
  register: () => Promise<void>;
  /** Ends cleanly: claims nothing more, waits a little for calls under way, gives up the database. */
  stop: () => Promise<void>;
};

const STOP_GRACE_MS = 5_000;

/** Starts the executor: the server that the app's Inngest SDK finds at INNGEST_BASE_URL, with its state in PostgreSQL. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { log, leaseMs = 30_000, callTimeoutMs = 15 * 60_000, maxParallelCalls = 16 } = options;
  // A connection for each call would be too many: a call spends its time in the app, not in the database.
  const pool = openPool(options.databaseUrl, 8, log);
  const app = createAppCaller(callTimeoutMs);
  const engine: EngineContext = {
    pool,
    log,
    eventKey: options.eventKey,
    signingKey: options.signingKey,
    serveUrl: options.serveUrl,
    retryDelaysMs: options.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS,
    retryJitterMs: options.retryJitterMs ?? DEFAULT_RETRY_JITTER_MS,
    leaseMs,
    callTimeoutMs,
    functions: new Map(),
    wake: () => scheduler.wake(),
  };
  const scheduler = createScheduler(engine, app, maxParallelCalls);

  const ownership = await ownDatabase({
    databaseUrl: options.databaseUrl,
    waitMs: options.ownerWaitMs ?? 15_000,
    log,
    onLost: () => scheduler.pause(),
    onRegained: () => scheduler.start(),
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  try {
    await migrateEngineSchema(pool);
    const resumed = await freeLeases(pool, 'all');
    if (resumed > 0) log('info', 'Work of the previous process is taken up again.', { jobs: resumed });
    await loadFunctions(engine);
    const server = await listen(engine, {
      host: options.host ?? '127.0.0.1',
      port: options.port ?? 0,
      inFlight: scheduler.inFlight,
    });
    scheduler.start();
    const stopResync = keepInSync(() => fetchAndRegister(engine, app), options.resyncMs ?? 10_000, log);
    return {
      url: server.url,
      register: () => fetchAndRegister(engine, app),
      async stop() {
        stopResync();
        scheduler.pause();
        await scheduler.drain(STOP_GRACE_MS);
        await server.close();
        app.close();
        await ownership.release();
        await pool.end();
      },
    };
  } catch (error) {
    app.close();
    await ownership.release();
    await pool.end();
    throw error;
  }
}

/** Asks the app again and again: it may have restarted with other functions. Says each different problem once. */
function keepInSync(register: () => Promise<void>, everyMs: number, log: EngineLog): () => void {
  let said = '';
  const timer = setInterval(() => {
    register().then(
      () => {
        said = '';
      },
      (error: Error) => {
        if (error.message !== said)
          log('warn', 'The functions could not be registered.', { error: error.message });
        said = error.message;
      },
    );
  }, everyMs);
  return () => clearInterval(timer);
}
