import { createAppCaller } from './call-app';
import { syncCronJobs } from './cron';
import { openPool } from './database';
import type { EngineContext, EngineLog } from './engine-context';
import { listen } from './http-server';
import { ownDatabase, WAKE_CHANNEL } from './own-database';
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
  /** How long runs that have ended, and events, are kept. */
  retentionMs?: number;
};

export type Engine = {
  /** The app's INNGEST_BASE_URL. */
  url: string;
  /** Takes over the app's functions, as a standby later. Throws when the app is not reachable or offers what is refused. */
  register: () => Promise<void>;
  /** Ends cleanly: claims nothing more, waits a little for calls under way, gives up the database. */
  stop: () => Promise<void>;
};

const STOP_GRACE_MS = 5_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Starts the executor: the server that the app's Inngest SDK finds at INNGEST_BASE_URL, with its state in PostgreSQL. When
 * another one has the database this one stands by: it takes events for it, and takes over when it is gone.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { log, leaseMs = 30_000, callTimeoutMs = 15 * 60_000, maxParallelCalls = 16 } = options;
  // A connection for each call would be too many: a call spends its time in the app, not in the database.
  const pool = openPool(options.databaseUrl, 8, log);
  const app = createAppCaller(callTimeoutMs);
  let roleBecameKnown: () => void = () => undefined;
  const roleKnown = new Promise<void>((resolve) => {
    roleBecameKnown = resolve;
  });
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
    retentionMs: options.retentionMs ?? 30 * DAY_MS,
    role: 'standby',
    roleKnown,
    functions: new Map(),
    registration: Promise.resolve(),
    retired: [],
    inFlight: () => scheduler.inFlight(),
    wake: () => (engine.role === 'owner' ? scheduler.wake() : notifyOwner()),
  };
  const scheduler = createScheduler(engine, app, maxParallelCalls);
  const notifyOwner = () => {
    pool
      .query(`notify ${WAKE_CHANNEL}`)
      .catch((error: Error) => log('warn', 'The owner could not be woken.', { error: error.message }));
  };
  let server: Awaited<ReturnType<typeof listen>>;
  try {
    await migrateEngineSchema(pool);
    await loadFunctions(engine);
    server = await listen(engine, options.host ?? '127.0.0.1', options.port ?? 0);
  } catch (error) {
    app.close();
    await pool.end();
    throw error;
  }
  let stopped: Promise<void> | undefined;
  const register = () => fetchAndRegister(engine, app);
  const ownership = ownDatabase({
    databaseUrl: options.databaseUrl,
    log,
    async onOwned() {
      if (stopped) return;
      await loadFunctions(engine);
      await syncCronJobs(pool, engine);
      if (stopped) return;
      engine.role = 'owner';
      await scheduler.start();
      log('info', 'The engine owns the database.');
      // The app may have offered its functions while another process owned the database; or it does not listen yet.
      void register().catch(() => undefined);
    },
    onLost() {
      engine.role = 'standby';
      scheduler.pause();
    },
    onWake: () => scheduler.wake(),
  });
  await ownership.asked;
  roleBecameKnown();
  if (engine.role === 'standby') log('info', 'Another engine owns this database: this one stands by.');
  const stopResync = keepInSync(register, options.resyncMs ?? 10_000, log);
  async function stop(): Promise<void> {
    stopResync();
    scheduler.pause();
    await scheduler.drain(STOP_GRACE_MS);
    await server.close();
    app.close();
    // What was cut off is given back before the successor may look.
    await scheduler.drain(STOP_GRACE_MS);
    await ownership.release();
    await pool.end();
  }
  return {
    url: server.url,
    register,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** Asks the app again and again: it may have restarted with other functions. Says each different problem once. */
function keepInSync(register: () => Promise<void>, everyMs: number, log: EngineLog): () => void {
  let said = '';
  const look = async () => {
    const problem = await register().then(
      () => '',
      (error: Error) => error.message,
    );
    if (problem && problem !== said)
      log('warn', 'The functions could not be registered.', { error: problem });
    said = problem;
  };
  const timer = setInterval(() => void look(), everyMs);
  return () => clearInterval(timer);
}
