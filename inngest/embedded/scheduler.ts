import type { AppCaller } from './call-app';
import { runCronTick } from './cron';
import { endTimer } from './end-timer';
import type { EngineContext } from './engine-context';
import { executeCall } from './execute-call';
import { claimJobs, extendLeases, freeLeases, type Job, releaseJobs } from './jobs';
import { createKeyCounter } from './key-counter';
import { wakeWaits } from './wake-waits';

const MAX_OTHERS = 4;
/** Longest sleep without a look at the table: a safety net, nothing depends on it. */
const IDLE_MS = 30_000;
const FAILED_JOB_MS = 1_000;

export type Scheduler = {
  wake: () => void;
  start: () => void;
  /** Claims nothing more; what runs goes on. */
  pause: () => void;
  /** Waits for what runs, at most so long. */
  drain: (timeoutMs: number) => Promise<void>;
  inFlight: () => number;
};

/** Claims due jobs and carries them out: woken by whoever makes work, else by a timer set to the next due job. */
export function createScheduler(engine: EngineContext, app: AppCaller, maxCalls: number): Scheduler {
  const running = new Map<string, Job>();
  const keys = createKeyCounter((job) => engine.functions.get(job.function_id ?? '')?.concurrency ?? []);
  const idle: (() => void)[] = [];
  const abandoned: Job[] = [];
  let active = false;
  let pumping = false;
  let woken = false;
  let timer: NodeJS.Timeout | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  function wake(): void {
    if (!active) return;
    if (pumping) {
      woken = true;
      return;
    }
    pumping = true;
    void pump();
  }

  async function pump(): Promise<void> {
    try {
      do {
        woken = false;
        await claimOnce();
      } while (woken && active);
    } catch (error) {
      engine.log('error', 'The engine could not claim work.', { error: (error as Error).message });
      setTimer(FAILED_JOB_MS);
    } finally {
      pumping = false;
    }
  }

  async function claimOnce(): Promise<void> {
    const givenBack = [...abandoned];
    if (givenBack.length > 0) await releaseJobs(engine.pool, givenBack, FAILED_JOB_MS);
    abandoned.splice(0, givenBack.length);
    const callsRunning = [...running.values()].filter((job) => job.kind === 'call').length;
    const calls = maxCalls - callsRunning;
    const others = MAX_OTHERS - (running.size - callsRunning);
    const claim = await claimJobs(engine.pool, {
      calls,
      others,
      fullKeys: keys.full(),
      leaseMs: engine.leaseMs,
    });
    const surplus: Job[] = [];
    for (const job of claim.jobs) {
      if (keys.tryEnter(job)) void carryOut(job);
      else surplus.push(job);
    }
    if (surplus.length > 0) {
      await releaseJobs(engine.pool, surplus, 0);
      woken = true;
    }
    setTimer(Math.min(claim.nextDueMs ?? IDLE_MS, IDLE_MS));
  }

  function setTimer(delayMs: number): void {
    clearTimeout(timer);
    if (active) timer = setTimeout(wake, Math.max(1, Math.ceil(delayMs)));
  }

  async function carryOut(job: Job): Promise<void> {
    const held = `${job.id}#${job.generation}`;
    running.set(held, job);
    try {
      await handle(job);
    } catch (error) {
      // Given back as soon as the database answers; failing that, its lease runs out.
      abandoned.push(job);
      engine.log('error', 'The engine could not carry out a job.', {
        job: job.id,
        kind: job.kind,
        error: (error as Error).message,
      });
    } finally {
      running.delete(held);
      keys.leave(job);
      wake();
      if (running.size === 0) for (const resolve of idle.splice(0)) resolve();
    }
  }

  function handle(job: Job): Promise<void> {
    switch (job.kind) {
      case 'call':
        return executeCall(engine, app, job);
      case 'sleep':
      case 'timeout':
        return endTimer(engine, job);
      case 'event':
        return wakeWaits(engine, job);
      case 'cron':
        return runCronTick(engine, job);
    }
  }

  async function beat(): Promise<void> {
    try {
      await extendLeases(engine.pool, [...running.values()], engine.leaseMs);
      if ((await freeLeases(engine.pool, 'expired')) > 0) wake();
      await engine.pool.query('delete from engine.dedupe where expires_at < clock_timestamp()');
    } catch (error) {
      engine.log('warn', 'The engine could not renew its leases.', { error: (error as Error).message });
    }
  }

  return {
    wake,
    start() {
      active = true;
      heartbeat ??= setInterval(() => void beat(), engine.leaseMs / 3);
      wake();
    },
    pause() {
      active = false;
      clearTimeout(timer);
      clearInterval(heartbeat);
      heartbeat = undefined;
    },
    drain(timeoutMs) {
      if (running.size === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const limit = setTimeout(resolve, timeoutMs);
        idle.push(() => {
          clearTimeout(limit);
          resolve();
        });
      });
    },
    inFlight: () => running.size,
  };
}
