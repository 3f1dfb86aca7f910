import { setTimeout as pause } from 'node:timers/promises';
import type { AgentProcess } from './start-agents';

const LOOK_EVERY_MS = 200;
/** None dies before it has been at work for this long. */
const LIVES_AT_LEAST_MS = 1500;

/** `died`: ended by themselves. */
export type Disturbed = { kills: number; died: number; counts: Record<string, number> };

/**
 * Keeps so many processes of agents at work until it is done, kills one of them at random again and again (SIGKILL: no goodbye) and
 * starts it anew; at the end lets all of them finish what they are doing.
 * @param start starts the process of that number.
 * @param everyMs from one kill to the next: at least and at most.
 */
export async function killAgainAndAgain(
  processes: number,
  start: (index: number) => AgentProcess,
  isDone: () => boolean | Promise<boolean>,
  everyMs: readonly [number, number],
): Promise<Disturbed> {
  const running = Array.from({ length: processes }, (_, i) => start(i));
  const result: Disturbed = { kills: 0, died: 0, counts: {} };
  const add = (process: AgentProcess) => {
    for (const [what, times] of Object.entries(process.counts()))
      result.counts[what] = (result.counts[what] ?? 0) + times;
  };
  const [least, most] = everyMs;
  for (let nextAt = performance.now() + most; !(await isDone()); ) {
    await pause(LOOK_EVERY_MS);
    for (const [index, process] of running.entries()) {
      if (!process.hasEnded()) continue;
      result.died += 1;
      add(process);
      running[index] = start(index);
    }
    const atWork = [...running.entries()].filter(([, process]) => process.atWorkMs() > LIVES_AT_LEAST_MS);
    const [index, victim] = atWork[Math.floor(Math.random() * atWork.length)] ?? [0, null];
    if (victim === null || performance.now() < nextAt) continue;
    nextAt = performance.now() + least + Math.random() * (most - least);
    await victim.kill();
    result.kills += 1;
    add(victim);
    running[index] = start(index);
  }
  await Promise.all(running.map((process) => process.stop()));
  for (const process of running) add(process);
  return result;
}
