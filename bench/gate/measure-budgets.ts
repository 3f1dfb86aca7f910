import { setTimeout as pause } from 'node:timers/promises';
import { db } from '../../lib/db/client';
import { executeAction } from '../../lib/gateway';
import { submitProposal } from '../../lib/usecases/runs/submit-proposal';
import { findUnbalancedWindows } from '../../tests/support/check-ledgers';
import { setDailyBudget, type TestWorkspace } from '../../tests/support/workspace';
import { atLeast, exactly, type Figure, plain } from '../figure';
import { describeWindowsAbove, type Ledger, readLedger, readWork } from './budget-ledger';
import { budgetSetup } from './budget-setup';
import { aCampaignTask } from './campaign-task';
import type { BudgetAgent, BudgetAgentsOptions } from './processes/budget-agents';
import { killAgainAndAgain } from './processes/kill-again';
import { startAgents } from './processes/start-agents';
import { sweepOnce } from './sweep-once';
import { withGateDatabase } from './with-gate-database';

const AGENTS = 200;
const PROCESSES = 4;
const AT_LEAST_MS = 60_000;
const AT_MOST_MS = 240_000;
const OBSERVED = 150;
const REFUSED = 150;
/** All wait for the same windows' locks: killed more often, hardly any change would come to an end. */
const KILL_EVERY_MS = [2500, 5000] as const;
const SAMPLE_EVERY_MS = 25;
const SWEEP_EVERY_MS = 5000;
const RECOVER_WITHIN_MS = 240_000;

const open = ['cleared', 'claimed', 'outcome_unknown', 'needs_person', 'held'] as const;

/** The worst that was ever seen, as long as the work goes on. */
async function watch(
  workspaceId: string,
  isDone: () => boolean,
  worst: Ledger,
  say: (line: string) => void,
): Promise<number> {
  let samples = 0;
  for (; !isDone(); samples++) {
    const seen = await readLedger(workspaceId);
    if (seen.windowShown > 0n && worst.windowShown <= 0n)
      for (const line of await describeWindowsAbove(workspaceId)) say(line);
    for (const key of ['outside', 'campaignOver', 'windowOver', 'windowShown'] as const)
      if (seen[key] > worst[key]) worst[key] = seen[key];
    await pause(SAMPLE_EVERY_MS);
  }
  return samples;
}

/** Worked for long enough, and with enough to show for it on a machine that is busy. */
async function isEnough(workspaceId: string, started: number): Promise<boolean> {
  const ms = performance.now() - started;
  if (ms < AT_LEAST_MS || ms > AT_MOST_MS) return ms > AT_MOST_MS;
  const { observed, refused } = await readWork(workspaceId);
  return observed >= OBSERVED && refused >= REFUSED;
}

/** Sweeps as the workflow engine would, only more often. A sweeper leaves alone what is younger than a minute. */
async function sweepUntil(isDone: () => boolean | Promise<boolean>): Promise<Record<string, number>> {
  const total: Record<string, number> = {};
  for (const end = performance.now() + AT_MOST_MS + RECOVER_WITHIN_MS; performance.now() < end; ) {
    for (const [what, times] of Object.entries(await sweepOnce())) total[what] = (total[what] ?? 0) + times;
    if (await isDone()) return total;
    await pause(SWEEP_EVERY_MS);
  }
  return total;
}

/** Whether what is left under the cap can be used to the last micro, and no micro more. */
async function useTheRest(
  workspace: TestWorkspace,
  agents: readonly BudgetAgent[],
  capMicros: bigint,
): Promise<{ unusable: bigint; beyond: string }> {
  const { workspaceId } = workspace;
  let beyond = 'not tried';
  for (const { id, version, campaignId } of agents) {
    const left = capMicros - (await readLedger(workspaceId)).outside;
    const campaign = await db().campaign.findUniqueOrThrow({ where: { id: campaignId } });
    const own = await db().budget.findFirstOrThrow({ where: { workspaceId, subjectId: campaignId } });
    const room = own.capMicros - campaign.dailyBudgetMicros;
    if (room <= 0n) continue;
    const raise = async (by: bigint) => {
      const from = campaign.dailyBudgetMicros;
      const as = { ...workspace, agents: { ...workspace.agents, 'bid-and-budget': { id, version } } };
      const taskId = await aCampaignTask(as, campaignId, setDailyBudget(campaignId, from, from + by));
      return submitProposal(workspaceId, taskId, 0);
    };
    if (left <= 0n) {
      beyond = (await raise(1n)).status;
      break;
    }
    const { actionId, status } = await raise(left < room ? left : room);
    if (status === 'cleared') await executeAction({ workspaceId, actionId });
  }
  return { unusable: capMicros - (await readLedger(workspaceId)).outside, beyond };
}

/** Agents in several processes at one cap, killed at random, with the sweepers picking up what they leave. */
export function measureBudgets(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const { workspace, agents, capMicros } = await budgetSetup(AGENTS);
    const { workspaceId } = workspace;
    const start = (index: number) =>
      startAgents('bench/gate/processes/budget-agents.ts', {
        workspace,
        agents: agents.filter((_, i) => i % PROCESSES === index),
      } satisfies BudgetAgentsOptions);
    say(`${AGENTS} agents in ${PROCESSES} processes, each with a campaign of its own.`);
    let done = false;
    const worst = await readLedger(workspaceId);
    const watching = watch(workspaceId, () => done, worst, say);
    const sweeping = sweepUntil(() => done);
    const started = performance.now();
    const disturbed = await killAgainAndAgain(
      PROCESSES,
      start,
      () => isEnough(workspaceId, started),
      KILL_EVERY_MS,
    ).finally(() => {
      done = true;
    });
    const samples = await watching;
    const left = await readLedger(workspaceId);
    say(`${disturbed.kills} kills; ${JSON.stringify(disturbed.counts)}; ${samples} looks at the ledger.`);
    say(`Sweepers meanwhile: ${JSON.stringify(await sweeping)}. Then ${left.held} reservations are held.`);
    const work = await readWork(workspaceId);
    const openActions = () => db().action.count({ where: { workspaceId, status: { in: [...open] } } });
    const recovering = performance.now();
    const swept = await sweepUntil(async () => (await openActions()) === 0);
    const seconds = (performance.now() - recovering) / 1000;
    say(`Sweepers afterwards: ${JSON.stringify(swept)}.`);
    const after = await readLedger(workspaceId);
    const rest = await useTheRest(workspace, agents, capMicros);
    const over = (micros: bigint) => Number(micros > 0n ? micros : 0n);
    return [
      plain('budgets: kills of processes with agents', disturbed.kills, ''),
      exactly('budgets: processes that died by themselves', disturbed.died, '', 0),
      atLeast('budgets: changes observed on the platform', work.observed, '', OBSERVED),
      atLeast('budgets: refusals of a cap', work.refused, '', REFUSED),
      exactly(
        'budgets: overshoot of the shared caps on the platform',
        over(worst.outside - capMicros),
        'micros',
        0,
      ),
      exactly('budgets: overshoot of a campaign’s own cap', over(worst.campaignOver), 'micros', 0),
      exactly('budgets: overshoot of any window', over(worst.windowOver), 'micros', 0),
      plain(
        'budgets: most that a window showed above its cap, effects counted twice until they are recorded',
        over(worst.windowShown),
        'micros',
      ),
      plain('budgets: reservations held when the processes had ended', left.held, ''),
      plain('budgets: until the sweepers had closed everything', seconds, 's'),
      exactly('budgets: actions left open', await openActions(), '', 0),
      exactly('budgets: reservations leaked', after.held, '', 0),
      exactly('budgets: windows out of balance', (await findUnbalancedWindows(workspaceId)).length, '', 0),
      exactly('budgets: money leaked in windows', Number(after.reserved), 'micros', 0),
      exactly('budgets: room under the cap that can’t be used any more', Number(rest.unusable), 'micros', 0),
      exactly('budgets: one micro more refused', Number(rest.beyond === 'denied'), '', 1),
    ];
  });
}
