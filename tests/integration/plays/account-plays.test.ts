import { beforeEach, describe, expect, it } from 'vitest';
import { isExecuted } from '@/lib/core/actions/status';
import { planSchema } from '@/lib/core/runs/plan';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { readRun } from '@/lib/queries/runs/read-run';
import { matchConsidered } from '@/lib/usecases/plays/match-considered';
import { matchSurge } from '@/lib/usecases/plays/match-surge';
import { finishRun } from '@/lib/usecases/runs/finish-run';
import { continueRun, proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitUnlessCancelled } from '@/lib/usecases/runs/submit-proposal';
import { showAccountPlay } from '@/lib/usecases/sample/sample-account-play';
import { sampleLeads } from '@/lib/usecases/sample/sample-signals';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { anAccountPlay, anEngagedCompany, aSurge } from '../../support/account-play';
import { anOutreachWorkspace } from '../../support/outreach';
import { setScope, type TestWorkspace } from '../../support/workspace';
import { aHoldout, seedFor } from '../holdouts/support';

let workspace: TestWorkspace;
let workspaceId: string;
let accountId: string;
beforeEach(async () => {
  workspace = await anOutreachWorkspace({ askBelowConfidence: 0 });
  ({ workspaceId } = workspace);
  accountId = await anEngagedCompany(workspaceId);
});
const onlyPeople = { agents: ['sequencer' as const, 'lead-router' as const] };
const surge = async () => matchSurge(workspaceId, await aSurge(workspaceId, accountId));
const runsOf = (playId: string) =>
  db().run.findMany({ where: { workspaceId, playId }, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] });
async function runOf(playId: string) {
  const [run] = await runsOf(playId);
  if (!run) throw new Error('The play has no run.');
  return { ...run, plan: planSchema.parse(run.plan) };
}
const detail = async (runId: string) => readRun({ id: workspaceId, currency: 'EUR' }, runId);

/** Goes through the steps of a run as the workflow does, as far as nobody has to answer. */
async function carryOut(runId: string): Promise<string[]> {
  const begun: number[] = [];
  const outcomes: string[] = [];
  for (let task = await proposeActions(workspaceId, runId); task.taskId !== null; ) {
    begun.push(task.step);
    for (let ordinal = 0; ordinal < task.proposals; ordinal++) {
      const submitted = await submitUnlessCancelled(workspaceId, task.taskId, ordinal);
      const actionId = submitted?.actionId ?? '';
      const { status } =
        submitted?.status === 'cleared'
          ? await executeAction({ workspaceId, actionId })
          : (submitted ?? { status: 'none' });
      outcomes.push(status);
    }
    task = await continueRun(workspaceId, runId, { step: task.step, begun });
  }
  if (outcomes.every((status) => isExecuted(status as 'observed')))
    await finishRun(workspaceId, runId, outcomes.join(', '));
  return outcomes;
}

describe('a play over an account', () => {
  it('takes the company up once, with one run for its three people', async () => {
    const playId = await anAccountPlay(workspace, onlyPeople);
    const surgeId = await aSurge(workspaceId, accountId);
    await Promise.all([matchSurge(workspaceId, surgeId), matchSurge(workspaceId, surgeId)]);
    const runs = await runsOf(playId);
    expect(runs).toMatchObject([{ subjectType: 'account', subjectId: accountId, status: 'planned' }]);
    expect(await db().playMatch.count({ where: { runId: runs[0]?.id ?? '' } })).toBe(3);
  });

  it('leaves alone only the person whom a holdout of the play keeps from it', async () => {
    const playId = await anAccountPlay(workspace, onlyPeople);
    const [first, second, third] = await db().contact.findMany({
      where: { workspaceId, accountId },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    const wanted = {
      [first?.id ?? '']: 'business_as_usual',
      [second?.id ?? '']: 'agent',
      [third?.id ?? '']: 'agent',
    } as const;
    await aHoldout(workspace, { playId, seed: seedFor(wanted) });
    await surge();
    const run = await runOf(playId);
    expect(run).toMatchObject({ status: 'planned', holdoutId: null });
    await carryOut(run.id);
    const tasks = await db().task.findMany({ where: { runId: run.id }, select: { summary: true } });
    expect(tasks.filter(({ summary }) => summary.startsWith('Held out'))).toHaveLength(1);
    const acted = await db().action.findMany({
      where: { workspaceId, runId: run.id },
      select: { targetId: true },
    });
    expect(new Set(acted.map(({ targetId }) => targetId))).toEqual(new Set([second?.id, third?.id]));
  });

  it('goes on with the others where the gate refuses one agent, and says so', async () => {
    const { id } = workspace.agents.sequencer;
    const playId = await anAccountPlay(workspace, onlyPeople);
    await surge();
    const run = await runOf(playId);
    await setScope(id, { kinds: ['outreach.contact.remove'] });
    expect(await carryOut(run.id)).toEqual(['denied', 'denied']);
    const { steps, revisions } = await detail(run.id);
    expect(steps.map(({ state }) => state)).toEqual(['refused', 'refused', 'dropped']);
    expect(steps[2]?.droppedBecause).toContain('scope.kind');
    expect(revisions).toMatchObject([
      { number: 1, dropped: [] },
      { number: 2, dropped: [2] },
    ]);
    const entries = await db().auditEntry.findMany({ where: { workspaceId, verb: 'runs.replanned' } });
    expect(entries).toHaveLength(2);
  });

  it('is adapted when one of its people answers: they go to an owner and the run goes on', async () => {
    const playId = await anAccountPlay(workspace, onlyPeople);
    await surge();
    const run = await runOf(playId);
    expect(await carryOut(run.id)).toEqual(['observed', 'observed', 'observed']);
    const [result] = await recordSignals({
      workspaceId,
      actor: { type: 'system', id: 'test' },
      emit: false,
      items: [
        {
          kind: 'email.reported',
          source: 'mail',
          messageId: 'reply-1',
          occurredAt: new Date().toISOString(),
          payload: {
            report: 'replied',
            person: { ids: [{ type: 'user', namespace: 'sample-site', value: 'northwind-0' }], traits: {} },
          },
        },
      ],
    });
    expect(result?.errors ?? []).toEqual([]);
    const signalIds = [result?.signalId ?? ''];
    await matchConsidered(workspaceId, signalIds);
    await matchConsidered(workspaceId, signalIds);
    const again = await detail(run.id);
    expect(again).toMatchObject({ status: 'planned', pass: 2 });
    expect(again.revisions).toMatchObject([{ number: 1, signalIds, added: [3] }]);
    expect(again.steps[3]).toMatchObject({ agentKind: 'lead-router', state: 'open', isAdded: true });
    expect(await carryOut(run.id)).toEqual(['observed']);
    expect((await detail(run.id)).steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('asks whoever looks after the company before its people are written to, where the play says so', async () => {
    await db().membership.updateMany({
      where: { workspaceId, userId: workspace.reviewer.id },
      data: { crmOwnerId: 'own_exec' },
    });
    await db().contact.updateMany({
      where: { workspaceId, accountId },
      data: { ownerExternalId: 'own_exec' },
    });
    const playId = await anAccountPlay(workspace, { ...onlyPeople, asksExecutive: true });
    await surge();
    const run = await runOf(playId);
    const task = await proposeActions(workspaceId, run.id);
    const submitted = await submitUnlessCancelled(workspaceId, task.taskId ?? '', 0);
    expect(submitted?.status).toBe('awaiting_approval');
    const approval = await db().approval.findUniqueOrThrow({ where: { id: submitted?.approvalId ?? '' } });
    expect(approval.reviewerId).toBe(workspace.reviewer.id);
    const { findings } = await db().decision.findFirstOrThrow({
      where: { actionId: submitted?.actionId ?? '' },
    });
    expect(JSON.stringify(findings)).toContain('play.asks-executive');
    // The others go on meanwhile.
    const next = await continueRun(workspaceId, run.id, { step: 0, begun: [0] });
    expect(next).toMatchObject({ step: 1 });
  });
});

it('a newcomer sees it run: the company of the sample surges among the others, and the play takes it up', async () => {
  const { leads } = sampleLeads(new Date(), {
    first: 0,
    count: 150,
    withOutcome: 0,
    spreadDays: 5,
    seed: 'crowd',
  });
  await recordSignals({ workspaceId, actor: { type: 'system', id: 'test' }, items: leads, emit: false });
  await showAccountPlay(workspaceId);
  await showAccountPlay(workspaceId);
  const surges = await db().surge.findMany({ where: { workspaceId }, include: { account: true } });
  expect(surges.map(({ account }) => account.externalId)).toContain('sample-surging');
  const play = await db().play.findFirstOrThrow({ where: { workspaceId, status: 'live' } });
  for (const { id } of surges) await matchSurge(workspaceId, id);
  expect((await runsOf(play.id)).map(({ status }) => status)).toContain('planned');
});

describe('two plays that want one company', () => {
  it('the one of the higher priority goes first, and the other says to which it gave way', async () => {
    const first = await anAccountPlay(workspace, { ...onlyPeople, priority: 1 }, 'first');
    const second = await anAccountPlay(workspace, { ...onlyPeople, priority: 2 }, 'second');
    await surge();
    const winner = await runOf(first);
    const loser = await runOf(second);
    expect(winner.status).toBe('planned');
    expect(loser).toMatchObject({
      status: 'no_action',
      plan: { yieldsTo: { playId: first, runId: winner.id } },
    });
    const { plan } = await detail(loser.id);
    expect(plan.yieldsTo).toMatchObject({ play: { name: 'first' }, runId: winner.id });
    expect(plan.why).toContain('priority of 1');
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { runId: loser.id, verb: 'runs.not_acted' },
    });
    expect(JSON.stringify(entry.body)).toContain('Gives way to another play');
  });

  it('ends what the other had begun, and links both', async () => {
    const second = await anAccountPlay(workspace, { ...onlyPeople, priority: 2 }, 'second');
    await surge();
    const first = await anAccountPlay(workspace, { ...onlyPeople, priority: 1 }, 'first');
    await db().surge.deleteMany({ where: { workspaceId } });
    await surge();
    const winner = await runOf(first);
    const loser = await runOf(second);
    expect(loser).toMatchObject({
      status: 'cancelled',
      plan: { yieldsTo: { playId: first, runId: winner.id } },
    });
    expect((await detail(winner.id)).plan.goesBefore).toMatchObject([
      { play: { name: 'second' }, runId: loser.id },
    ]);
  });
});
