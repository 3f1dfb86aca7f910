import { setTimeout as pause } from 'node:timers/promises';
import type { AgentProcess } from './start-agents';

const KILL_AFTER_MS = [1500, 3500] as const;

export type Disturbed = { kills: number; counts: Record<string, number>; startedTwice: number };

/**
 * Keeps so many processes of agents at work until it is done, kills one of them at random again and again (SIGKILL: no goodbye) and
 * starts it anew; at the end lets all of them finish what they are doing.
 * @param start starts the process of that number.
 */
export async function killAgainAndAgain(
  processes: number,
  start: (index: number) => AgentProcess,
  isDone: () => boolean | Promise<boolean>,
): Promise<Disturbed> {
  const running = Array.from({ length: processes }, (_, i) => start(i));
  const result: Disturbed = { kills: 0, counts: {}, startedTwice: 0 };
  const add = (process: AgentProcess) => {
    for (const [what, times] of Object.entries(process.counts()))
      result.counts[what] = (result.counts[what] ?? 0) + times;
  };
  const [least, most] = KILL_AFTER_MS;
  while (!(await isDone())) {
    await pause(least + Math.random() * (most - least));
    const index = Math.floor(Math.random() * processes);
    const victim = running[index];
    if (!victim) continue;
    if (victim.hasEnded()) result.startedTwice += 1;
    else {
      await victim.kill();
      result.kills += 1;
    }
    add(victim);
    running[index] = start(index);
  }
  await Promise.all(running.map((process) => process.stop()));
  for (const process of running) add(process);
  return result;
}
