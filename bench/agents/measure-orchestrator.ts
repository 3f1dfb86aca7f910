import { db } from '../../lib/db/client';
import { enqueueEvent } from '../../lib/db/repositories/outbox-events';
import { inTransaction } from '../../lib/db/tx';
import { executeAction } from '../../lib/gateway';
import { setAutonomy } from '../../lib/usecases/agents/set-autonomy';
import { trainRoutingScore } from '../../lib/usecases/agents/train-routing-score';
import { sendOutboxEvents } from '../../lib/usecases/outbox/send-outbox-events';
import { matchSurge } from '../../lib/usecases/plays/match-surge';
import { finishRun } from '../../lib/usecases/runs/finish-run';
import { planRuns } from '../../lib/usecases/runs/plan-runs';
import { proposeActions } from '../../lib/usecases/runs/propose-actions';
import { submitUnlessCancelled } from '../../lib/usecases/runs/submit-proposal';
import { sampleLeads } from '../../lib/usecases/sample/sample-signals';
import { recordSignals } from '../../lib/usecases/signals/record-signals';
import { anAccountPlay, anEngagedCompany, aSurge, someCampaignDays } from '../../tests/support/account-play';
import { anOutreachWorkspace } from '../../tests/support/outreach';
import { startWorkflowApp, until } from '../../tests/support/workflow-app';
import type { TestWorkspace } from '../../tests/support/workspace';
import { atLeast, atMost, exactly, type Figure, plain, quantile } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';
import { newSignals, pagesOf, withDeafEngine } from './lived-in';

const DECISIONS = 5000;
const PLANNED_ONE_BY_ONE = 400;
const SURGES_PLANNED = 60;
const PLAYS = 25;
/** As many runs at a time as the workflow lets go on. */
const AT_A_TIME = 8;
const BATCH = 100;
const system = { type: 'system' as const, id: 'bench' };

/** A workspace as one is after some weeks: outcomes learnt from, campaigns with results, a play that answers surges. */
async function aLivedInWorkspace(): Promise<TestWorkspace> {
  const workspace = await anOutreachWorkspace({ askBelowConfidence: 0 });
  const { workspaceId } = workspace;
  // Nobody is turned away because an owner has no place left.
  await db().practiceOwner.updateMany({ where: { workspaceId }, data: { capacity: 1_000_000 } });
  const past = sampleLeads(new Date(Date.now() - 2 * 86_400_000), {
    first: 0,
    count: 2000,
    withOutcome: 2000,
    spreadDays: 20,
    seed: 'orchestrator-past',
  });
  for (const items of pagesOf([...past.leads, ...past.outcomes], 500))
    await recordSignals({ workspaceId, actor: system, items, emit: false });
  await trainRoutingScore({ workspaceId, actor: system });
  // A learnt score is a new version of the router: somebody consents that it acts alone.
  await setAutonomy({
    workspaceId,
    actor: workspace.admin,
    agentId: workspace.agents['lead-router'].id,
    kind: 'crm.contact.assign-owner',
    segment: 'all',
    level: 'act',
    reason: 'The bench measures what is done without a person.',
    consents: true,
  });
  await someCampaignDays(workspaceId);
  // New words for a page are always read by a person: what nobody is asked about is measured.
  await anAccountPlay(workspace, { agents: ['lead-router', 'sequencer', 'bid-and-budget'] });
  return workspace;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** What one plan takes, from the signal that is there to the run that is written, with all that is read and recorded. */
async function measurePlans({ workspaceId }: TestWorkspace, say: (line: string) => void): Promise<Figure[]> {
  const signals = await newSignals(workspaceId, 100_000, PLANNED_ONE_BY_ONE);
  const plans: number[] = [];
  for (const id of signals) plans.push(await timed(() => planRuns(workspaceId, [id])));
  const surges: string[] = [];
  for (let i = 0; i < SURGES_PLANNED; i++)
    surges.push(await aSurge(workspaceId, await anEngagedCompany(workspaceId, `planned-${i}`)));
  const accounts: number[] = [];
  for (const surgeId of surges) accounts.push(await timed(() => matchSurge(workspaceId, surgeId)));
  const planned = await db().run.count({ where: { workspaceId, subjectType: 'account', status: 'planned' } });
  say(
    `${plans.length} signals and ${accounts.length} surges were planned one by one; ${planned} over accounts.`,
  );
  return [
    atMost('orchestrator: plan of a signal, with reading and record, p95', quantile(plans, 0.95), 'ms', 150),
    plain('orchestrator: plan of a signal, p50', quantile(plans, 0.5), 'ms'),
    atMost(
      'orchestrator: plan over an account, with matching and record, p95',
      quantile(accounts, 0.95),
      'ms',
      150,
    ),
    plain('orchestrator: plan over an account, p50', quantile(accounts, 0.5), 'ms'),
    exactly('orchestrator: surges that led to a plan over the account', planned, '', SURGES_PLANNED),
  ];
}

/** One run from its plan to its end by the use cases that the workflow calls. */
async function carryOut(workspaceId: string, runId: string): Promise<void> {
  const task = await proposeActions(workspaceId, runId);
  if (task.taskId === null) return;
  const outcomes: string[] = [];
  for (let ordinal = 0; ordinal < task.proposals; ordinal++) {
    const submitted = await submitUnlessCancelled(workspaceId, task.taskId, ordinal);
    if (!submitted) return;
    const { actionId, status } = submitted;
    outcomes.push(status === 'cleared' ? (await executeAction({ workspaceId, actionId })).status : status);
  }
  await finishRun(workspaceId, runId, outcomes.join(', ') || task.summary);
}

/** A day of decisions with all their records: planned, or decided to do nothing; proposed, decided, executed, read back, closed. */
async function measureDay({ workspaceId }: TestWorkspace, say: (line: string) => void): Promise<Figure[]> {
  const signals = await newSignals(workspaceId, 200_000, DECISIONS);
  const started = performance.now();
  for (const ids of pagesOf(signals, BATCH)) await planRuns(workspaceId, ids);
  const runs = await db().run.findMany({
    where: { workspaceId, signalId: { in: signals } },
    orderBy: { id: 'asc' },
    select: { id: true, status: true },
  });
  const waiting = runs.filter(({ status }) => status === 'planned').map(({ id }) => id);
  const toAct = waiting.length;
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await carryOut(workspaceId, id);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const open = await db().run.count({
    where: { workspaceId, id: { in: runs.map(({ id }) => id) }, finishedAt: null },
  });
  const ofDay = { workspaceId, runId: { in: runs.map(({ id }) => id) } };
  const actions = await db().action.groupBy({ by: ['status'], where: ofDay, _count: true });
  const executed = actions.find(({ status }) => status === 'observed')?._count ?? 0;
  say(
    `Of ${runs.length} decisions ${toAct} were to act; actions: ${actions.map(({ status, _count }) => `${_count} ${status}`).join(', ')}.`,
  );
  return [
    atLeast('orchestrator: decisions made', runs.length, '', DECISIONS),
    atMost('orchestrator: time for them with all records', seconds / 60, 'min', 10),
    plain('orchestrator: of them decided to act', toAct, ''),
    plain('orchestrator: effects carried out and read back', executed, ''),
    exactly('orchestrator: of them left open', open, '', 0),
  ];
}

/** The whole account play on the real engine, with nobody asked: milliseconds from the surge to the last effect of its plan. */
async function measureAccountPlay(workspace: TestWorkspace, say: (line: string) => void): Promise<Figure[]> {
  const { workspaceId } = workspace;
  const app = await startWorkflowApp();
  const latencies: number[] = [];
  const effects: number[] = [];
  try {
    for (let i = 0; i < PLAYS; i++) {
      const accountId = await anEngagedCompany(workspaceId, `surging-${i}`);
      const surgeId = await aSurge(workspaceId, accountId);
      await inTransaction((tx) =>
        enqueueEvent(tx, { workspaceId, name: 'surge/opened', data: { workspaceId, surgeId } }),
      );
      await sendOutboxEvents();
      const run = await until(
        'the run over the company to end',
        () => db().run.findFirst({ where: { workspaceId, subjectId: accountId, status: 'completed' } }),
        120_000,
      );
      const executions = await db().execution.findMany({
        where: { action: { runId: run.id }, acceptedAt: { not: null } },
        select: { acceptedAt: true },
      });
      const { firedAt } = await db().surge.findUniqueOrThrow({ where: { id: surgeId } });
      const last = Math.max(...executions.map(({ acceptedAt }) => acceptedAt?.getTime() ?? 0));
      latencies.push(last - firedAt.getTime());
      effects.push(executions.length);
    }
  } finally {
    await app.stop();
  }
  say(`${latencies.length} account plays, ${effects.join(' ')} effects.`);
  return [
    exactly(
      'orchestrator: account plays with all four effects',
      effects.filter((n) => n === 4).length,
      '',
      PLAYS,
    ),
    atMost(
      'orchestrator: surge to last effect with nobody asked, p95',
      quantile(latencies, 0.95) / 1000,
      's',
      60,
    ),
    plain('orchestrator: surge to last effect, p50', quantile(latencies, 0.5) / 1000, 's'),
  ];
}

/** The orchestrator in a workspace that has been lived in: one plan, a day of decisions, and the whole account play. */
export const measureOrchestrator = (say: (line: string) => void): Promise<Figure[]> =>
  withGateDatabase(async () => {
    const workspace = await aLivedInWorkspace();
    const figures = await withDeafEngine(async () => [
      ...(await measurePlans(workspace, say)),
      ...(await measureDay(workspace, say)),
    ]);
    return [...figures, ...(await measureAccountPlay(workspace, say))];
  });
