import { setTimeout as pause } from 'node:timers/promises';
import type { BenchDatabase } from '../bench-database';
import type { BenchProcess } from '../processes/start-process';

/** What a bench has done to what it measures; `deaths`: last words of processes that ended by themselves once they served. */
export type Disturbance = { done: boolean; kills: number; restarts: number; deaths: string[] };
/** Milliseconds, at least and at most. */
export type Between = readonly [number, number];

const within = ([least, most]: Between): number => least + Math.random() * (most - least);

/** Keeps a process running, and kills it (SIGKILL) a while after it has become ready, until the work is done. */
export async function killAgainAndAgain(
  start: () => Promise<BenchProcess>,
  first: BenchProcess,
  progress: Disturbance,
  afterMs: Between,
): Promise<void> {
  for (let running: BenchProcess | null = first; ; ) {
    if (running) {
      for (const until = performance.now() + within(afterMs); performance.now() < until && !progress.done; )
        await pause(100);
      const death = running.diedOf();
      if (death !== null) progress.deaths.push(death);
      else if (progress.done) return running.stop();
      else {
        await running.kill();
        progress.kills += 1;
      }
    }
    // Started while PostgreSQL is away it ends by itself: then it is started again, as a supervisor would.
    running = await start().catch(() => null);
    if (progress.done && !running) return;
  }
}

/** Ends PostgreSQL and starts it again, as at a shutdown and as at a crash in turn, until the work is done. */
export async function restartAgainAndAgain(
  database: BenchDatabase,
  progress: Disturbance,
  everyMs: Between,
): Promise<void> {
  for (;;) {
    for (const until = performance.now() + within(everyMs); performance.now() < until; ) {
      if (progress.done) return;
      await pause(100);
    }
    await database.restart(progress.restarts % 2 === 0 ? 'fast' : 'immediate');
    progress.restarts += 1;
  }
}
