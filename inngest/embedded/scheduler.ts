import { setTimeout as sleep } from 'node:timers/promises';
import type { AppCaller } from './call-app';
import { runCronTick } from './cron';
import { isDataFault } from './database';
import { cancelDueRun, endDebounce, endTimer } from './due-jobs';
import type { EngineContext } from './engine-context';
import { executeCall } from './execute-call';
import {
  claimJobs,
  deleteJob,
  extendLeases,
  freeLeases,
  type Job,
  type JobKind,
  parkJobs,
  releaseJobs,
  unparkAll,
  unparkJobs,
} from './jobs';
import { createKeyCounter } from './key-counter';
import { createRetention } from './retention';
import { wakeWaits } from './wake-waits';

/** Places of their own, so that a crowd that wakes makes no timer late. */
const MAX_TIMERS = 4;
const MAX_EVENTS = 2;
/** Longest sleep without a look at the table: a safety net, nothing depends on it. */
const IDLE_MS = 30_000;
const FAILED_JOB_MS = 1_000;

export type Scheduler = {
  wake: () => void;
  /** Takes up the work, also what a predecessor held, and all that waited for room under a concurrency key. */
  start: () => Promise<void>;
  /** Claims nothing more; what runs goes on. */
  pause: () => void;
  /** Waits for what runs, at most so long. */
  drain: (timeoutMs: number) => Promise<void>;
  inFlight: () => number;
};

/** Claims due jobs and carries them out: woken by whoever makes work, else by a timer set to the next due job. */
export function createScheduler(engine: EngineContext, app: AppCaller, maxCalls: number): Scheduler {
  const running = new Map<string, Job>();
  const keys = createKeyCounter((id) => engine.functions.get(id));
  const deleteExpired = createRetention(engine);
  const abandoned: Job[] = [];
  const hopeless: Job[] = [];
  /** Concurrency keys with parked jobs, and those of them that have room again. */
  let parkedKeys = new Set<string>();
  const freedKeys = new Set<string>();
  let active = false;
  let pumping: Promise<void> | null = null;
  let woken = false;
  let timer: NodeJS.Timeout | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  function wake(): void {
    if (!active) return;
    if (pumping) {
      woken = true;
      return;
    }
    pumping = pump();
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
      pumping = null;
    }
  }

  async function claimOnce(): Promise<void> {
    await giveBack();
    const calls = [...running.values()].filter((job) => job.kind === 'call');
    const events = [...running.values()].filter((job) => job.kind === 'event').length;
    const callsOf = new Map<string, number>();
    for (const { function_id: id } of calls) if (id !== null) callsOf.set(id, (callsOf.get(id) ?? 0) + 1);
    const claim = await claimJobs(engine.pool, {
      functions: [...engine.functions.keys(), ...engine.retired].map((id) => ({
        id,
        room: Math.min(maxCalls, keys.roomOf(id)),
        running: callsOf.get(id) ?? 0,
      })),
      calls: maxCalls - calls.length,
      timers: MAX_TIMERS - (running.size - calls.length - events),
      events: MAX_EVENTS - events,
      leaseMs: engine.leaseMs,
    });
    if (!active) return releaseJobs(engine.pool, claim.jobs, 0);
    const parked: { job: Job; key: string }[] = [];
    for (const job of claim.jobs) {
      // Timers run nothing of the app: they count nowhere.
      const counted = job.kind === 'call' ? keys.tryEnter(job) : { entered: [] };
      if ('entered' in counted) void carryOut(job, counted.entered);
      else parked.push({ job, key: counted.full });
    }
    if (parked.length > 0) {
      for (const { job, key } of parked) {
        parkedKeys.add(key);
        // What it came back for is still free for those behind it.
        freeWhereRoom(job.concurrency_keys.filter((other) => other !== key));
      }
      await parkJobs(engine.pool, parked);
      woken = true;
    }
    setTimer(Math.min(claim.nextDueMs ?? IDLE_MS, IDLE_MS));
  }

  /** Jobs that could not be carried out, and parked ones whose turn has come. */
  async function giveBack(): Promise<void> {
    const givenBack = [...abandoned];
    if (givenBack.length > 0) await releaseJobs(engine.pool, givenBack, FAILED_JOB_MS);
    abandoned.splice(0, givenBack.length);
    for (let job = hopeless[0]; job; job = hopeless[0]) {
      await deleteJob(engine.pool, job.id);
      hopeless.shift();
    }
    if (freedKeys.size === 0) return;
    const freed = [...freedKeys].map((key) => ({ key, room: Math.min(maxCalls, keys.room(key)) }));
    freedKeys.clear();
    const left = await unparkJobs(engine.pool, freed).catch((error: Error) => {
      for (const { key } of freed) freedKeys.add(key);
      throw error;
    });
    for (const { key } of freed) if (!left.has(key)) parkedKeys.delete(key);
  }

  function freeWhereRoom(candidates: Iterable<string>): void {
    for (const key of candidates) if (parkedKeys.has(key) && keys.room(key) > 0) freedKeys.add(key);
  }

  function setTimer(delayMs: number): void {
    clearTimeout(timer);
    if (active) timer = setTimeout(wake, Math.max(1, Math.ceil(delayMs)));
  }

  async function carryOut(job: Job, entered: readonly string[]): Promise<void> {
    const held = `${job.id}#${job.generation}`;
    running.set(held, job);
    try {
      await handlers[job.kind](engine, job);
    } catch (error) {
      // Given back as soon as the database answers; failing that, its lease runs out. What can't be read never can.
      (job.kind === 'event' && isDataFault(error) ? hopeless : abandoned).push(job);
      engine.log('error', 'The engine could not carry out a job.', {
        job: job.id,
        kind: job.kind,
        error: (error as Error).message,
      });
    } finally {
      running.delete(held);
      keys.leave(entered, (key) => parkedKeys.has(key));
      freeWhereRoom(entered);
      wake();
    }
  }

  const handlers: Record<JobKind, (engine: EngineContext, job: Job) => Promise<void>> = {
    call: (_engine, job) => executeCall(engine, app, job),
    sleep: endTimer,
    timeout: endTimer,
    event: wakeWaits,
    cron: runCronTick,
    debounce: endDebounce,
    cancel: cancelDueRun,
  };

  async function beat(): Promise<void> {
    try {
      await extendLeases(engine.pool, [...running.values()], engine.leaseMs);
      // A net for parked jobs whose turn was lost with a run that was cancelled on its way.
      freeWhereRoom(parkedKeys);
      if ((await freeLeases(engine.pool, 'expired')) > 0 || freedKeys.size > 0) wake();
      await deleteExpired();
    } catch (error) {
      engine.log('warn', 'The engine could not renew its leases.', { error: (error as Error).message });
    }
  }

  return {
    wake,
    async start() {
      // A claim of the time before may still be under way.
      await pumping;
      // What this process still does itself, when only its hold was lost, it goes on doing.
      const resumed = await freeLeases(engine.pool, 'all', [...running.values()]);
      await unparkAll(engine.pool);
      parkedKeys = new Set();
      if (resumed > 0) engine.log('info', 'Work of the previous process is taken up.', { jobs: resumed });
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
    async drain(timeoutMs) {
      await pumping;
      for (const until = Date.now() + timeoutMs; running.size > 0 && Date.now() < until; ) await sleep(10);
    },
    inFlight: () => running.size,
  };
}
