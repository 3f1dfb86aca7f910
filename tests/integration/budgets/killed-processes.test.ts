import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { now, withClock } from '@/lib/platform/clock';
import { actionSweeps } from '@/lib/usecases/sweeps/action-sweeps';
import { readLedger } from '../../../bench/gate/budget-ledger';
import { budgetSetup } from '../../../bench/gate/budget-setup';
import { type AgentProcess, startAgents } from '../../../bench/gate/processes/start-agents';
import {
  findLeakedReservations,
  findOvershotWindows,
  findUnbalancedWindows,
} from '../../support/check-ledgers';

const AGENTS = 8;
const PROCESSES = 2;
const KILLS = 2;

let running: AgentProcess[] = [];
afterAll(() => Promise.all(running.map((process) => process.kill())));

const done = (process: AgentProcess): number =>
  Object.values(process.counts()).reduce((sum, times) => sum + times, 0);

/** Waits until the process has finished something, so that it dies at work and not at its start. */
async function untilAtWork(process: AgentProcess): Promise<void> {
  while (done(process) === 0) await pause(20);
}

test('agents in processes that are killed at work pass no cap, and what they leave is closed', async () => {
  const { workspace, agents, capMicros } = await budgetSetup(AGENTS);
  const { workspaceId } = workspace;
  const start = (index: number) =>
    startAgents('bench/gate/processes/budget-agents.ts', {
      workspace,
      agents: agents.filter((_, i) => i % PROCESSES === index),
    });
  running = Array.from({ length: PROCESSES }, (_, i) => start(i));
  for (let kill = 0; kill < KILLS; kill++) {
    const index = kill % PROCESSES;
    const victim = running[index];
    if (!victim) throw new Error('There is no such process.');
    await untilAtWork(victim);
    await victim.kill();
    running[index] = start(index);
    expect((await readLedger(workspaceId)).outside <= capMicros).toBe(true);
    expect(await findOvershotWindows(workspaceId)).toEqual([]);
    expect(await findUnbalancedWindows(workspaceId)).toEqual([]);
  }
  await Promise.all(running.map(untilAtWork));
  await Promise.all(running.splice(0).map((process) => process.stop()));

  // Two minutes on whoever had claimed something would have answered; the sweepers take up the rest. What came to nothing is cleared
  // once more, and taken up two minutes after that.
  for (let round = 1; round <= 4; round++)
    await withClock(new Date(now().getTime() + round * 120_000), async () => {
      for (const sweep of Object.values(actionSweeps)) await sweep(500);
    });
  expect(await findLeakedReservations(workspaceId)).toEqual([]);
  expect(await findUnbalancedWindows(workspaceId)).toEqual([]);
  expect(await findOvershotWindows(workspaceId)).toEqual([]);
  const ledger = await readLedger(workspaceId);
  expect(ledger).toMatchObject({ reserved: 0n, held: 0 });
  expect(ledger.outside <= capMicros).toBe(true);
  const observed = await db().action.count({ where: { workspaceId, status: 'observed' } });
  expect(observed).toBeGreaterThan(0);
}, 240_000);
