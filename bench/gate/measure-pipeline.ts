import { executeAction } from '../../lib/gateway';
import { submitProposal } from '../../lib/usecases/runs/submit-proposal';
import {
  aCampaign,
  aContact,
  assignOwner,
  aTask,
  aWorkspace,
  ownerIds,
  setDailyBudget,
  setScope,
  type TestWorkspace,
} from '../../tests/support/workspace';
import { exactly, type Figure, plain, quantile } from '../figure';
import { aCampaignTask } from './campaign-task';
import { tellRefusals } from './tell-refusals';
import { withGateDatabase } from './with-gate-database';

const ALONE = 200;
const TOGETHER = 480;
const AT_ONCE = 16;
const STEPS = 60;
const MICROS = 1_000_000n;

type Timing = { submitMs: number; executeMs: number; status: string };

/** From the proposal of a task to its observed effect, both decisions and all writes included. */
async function through(workspaceId: string, taskId: string): Promise<Timing> {
  const started = performance.now();
  const { actionId, status } = await submitProposal(workspaceId, taskId, 0);
  const submitted = performance.now();
  const done = status === 'cleared' ? await executeAction({ workspaceId, actionId }) : { status };
  return {
    submitMs: submitted - started,
    executeMs: performance.now() - submitted,
    status: done.status,
  };
}

/** Tasks that each give a new contact to an owner, ready to be submitted. */
async function assignments(workspace: TestWorkspace, count: number): Promise<string[]> {
  const owners = await ownerIds(workspace.workspaceId);
  const tasks: string[] = [];
  for (let i = 0; i < count; i++) {
    const { contactId, signalId } = await aContact(workspace.workspaceId);
    const owner = owners[i % owners.length] ?? '';
    const proposals = [assignOwner(contactId, signalId, owner)];
    tasks.push((await aTask(workspace, 'lead-router', signalId, proposals)).taskId);
  }
  return tasks;
}

async function together(workspaceId: string, tasks: readonly string[]): Promise<Timing[]> {
  const waiting = [...tasks];
  const timings: Timing[] = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let taskId = waiting.pop(); taskId; taskId = waiting.pop())
        timings.push(await through(workspaceId, taskId));
    }),
  );
  return timings;
}

/** One campaign's budget up and down again: under two caps, whose windows are locked by both decisions. */
async function budgetChanges(workspace: TestWorkspace): Promise<Timing[]> {
  const { workspaceId } = workspace;
  await setScope(workspace.agents['bid-and-budget'].id, {
    maxAddedSpendPerDayMicros: null,
    maxRelativeChangePerDay: null,
    maxDrift: null,
  });
  const { campaignId, dailyBudgetMicros: low } = await aCampaign(workspaceId);
  const high = low + MICROS;
  const timings: Timing[] = [];
  for (let i = 0; i < STEPS; i++) {
    const proposal =
      i % 2 === 0 ? setDailyBudget(campaignId, low, high) : setDailyBudget(campaignId, high, low);
    timings.push(await through(workspaceId, await aCampaignTask(workspace, campaignId, proposal)));
  }
  return timings;
}

function figuresOf(name: string, timings: readonly Timing[], seconds: number): Figure[] {
  const both = timings.map(({ submitMs, executeMs }) => submitMs + executeMs);
  const submit = timings.map(({ submitMs }) => submitMs);
  return [
    exactly(
      `pipeline: ${name}, actions that did not end as observed`,
      timings.filter(({ status }) => status !== 'observed').length,
      '',
      0,
    ),
    plain(`pipeline: ${name}, submit, p50`, quantile(submit, 0.5), 'ms'),
    plain(`pipeline: ${name}, submit, p95`, quantile(submit, 0.95), 'ms'),
    plain(`pipeline: ${name}, submit to observed, p50`, quantile(both, 0.5), 'ms'),
    plain(`pipeline: ${name}, submit to observed, p95`, quantile(both, 0.95), 'ms'),
    plain(`pipeline: ${name}, through the gate and out`, timings.length / seconds, 'actions/s'),
  ];
}

async function timed(work: () => Promise<Timing[]>): Promise<[Timing[], number]> {
  const started = performance.now();
  const timings = await work();
  return [timings, (performance.now() - started) / 1000];
}

/** The gate with all it reads and writes: facts, decision, record, claim, decision again, effect, read-back. */
export function measurePipeline(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    const workspace = await aWorkspace({ askBelowConfidence: 0, askAboveRelativeChange: 1 });
    const { workspaceId } = workspace;
    say(`${ALONE} owner assignments one by one, ${TOGETHER} by ${AT_ONCE} at once, ${STEPS} budget changes.`);
    await together(workspaceId, await assignments(workspace, AT_ONCE * 4));
    const tasks = await assignments(workspace, ALONE);
    const alone = await timed(async () => {
      const timings: Timing[] = [];
      for (const taskId of tasks) timings.push(await through(workspaceId, taskId));
      return timings;
    });
    const more = await assignments(workspace, TOGETHER);
    const crowd = await timed(() => together(workspaceId, more));
    const changes = await timed(() => budgetChanges(workspace));
    await tellRefusals(workspaceId, say);
    return [
      ...figuresOf('one by one', ...alone),
      ...figuresOf(`${AT_ONCE} at once`, ...crowd),
      ...figuresOf('budget changes', ...changes),
    ];
  });
}
