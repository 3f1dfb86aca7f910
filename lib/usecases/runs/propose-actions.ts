import type { z } from 'zod';
import { agentVersion } from '@/lib/agents/kit/agent-version';
import { agentDefinitions } from '@/lib/agents/registry';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { executedStatuses } from '@/lib/core/actions/status';
import type { DrawnArm } from '@/lib/core/holdouts/held-out-plan';
import { type Draw, drawSchema } from '@/lib/core/learning/exploration';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { handoffSchema } from '@/lib/core/runs/handoff';
import { isRunOpen, openRunStatuses } from '@/lib/core/runs/run-status';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Agent } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { changeAgentVersion, sealPayload } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { hasSteps, stepsSoFar } from '@/lib/queries/runs/steps-so-far';
import {
  armThatCounts,
  drawArms,
  keepMet,
  type RunningHoldout,
  runningHoldouts,
} from '../holdouts/draw-arms';
import { type Drafting, draftableOrdinals, draftingInForce } from '../models/drafting';
import { type AgentAtWork, type AtWork, askAgent } from './ask-agent';
import { markRun } from './finish-run';
import { loadRun, loadStepSignal, type RunWithSignal, workspaceFields } from './load-run';
import { revisePlan } from './revise-plan';
import { sealerOfSubject } from './sealer-of-subject';

/**
 * `step`: the step of the plan that it answers. `handsOver`: another agent takes the subject over once all of this was carried out. `more`:
 * the plan has further steps. Without a task nothing is left to propose.
 */
export type ProposeResult =
  | {
      taskId: string;
      step: number;
      proposals: number;
      summary: string;
      handsOver: boolean;
      more: boolean;
      /** Nothing of it is put before the gate before this instant, ISO; left out where it is at once. */
      notBefore?: string;
      /** Which of them a model is to write the words of first; left out where none is. */
      drafts?: number[];
    }
  | { taskId: null };
/** A new version of an agent starts over, its first decisions and its levels: the row says since when it is at work. */
async function currentVersion(
  agent: Agent,
  modelHash: string | null,
  drafting: Drafting | null,
): Promise<string> {
  const kind = agentKindSchema.parse(agent.kind);
  const version = agentVersion(agentDefinitions[kind], modelHash, drafting?.versionHash ?? null);
  if (version !== agent.version)
    await inTransaction((tx) =>
      changeAgentVersion(tx, {
        workspaceId: agent.workspaceId,
        agentId: agent.id,
        version,
        why: 'Its model, prompt or tools changed.',
        actor: { type: 'system', id: 'agents' },
      }),
    );
  return version;
}

/** Has an agent answer and keeps what it answered: its task, and whom it hands the subject to. */
async function keepAnswer(work: AtWork, agent: AgentAtWork, shadowOf: string | null): Promise<ProposeResult> {
  const { run, more } = work;
  const { workspaceId } = run;
  const { result, modelHash } = await askAgent(work, agent);
  const proposals = proposalSchema.array().parse(result.proposals);
  // In a plan of several steps the orchestrator alone says who follows whom.
  const handoff = result.handoff && work.step === null ? handoffSchema.parse(result.handoff) : null;
  const drafting = await draftingInForce(workspaceId, agentKindSchema.parse(agent.kind));
  const version = await currentVersion(agent, modelHash, drafting);
  const next = handoff
    ? await db().agent.findUnique({ where: { workspaceId_kind: { workspaceId, kind: handoff.to } } })
    : null;
  const subject = work.step && { subjectType: work.step.subject.type, subjectId: work.step.subject.id };
  const step = work.step?.number ?? 0;
  const task: NewTask = {
    taskId: newId('tsk'),
    step,
    agent,
    version,
    // Its words stand in the payload of what it proposes, and are sealed as they are there.
    proposals: sealPayload(await sealerOfSubject({ ...run, ...subject }), proposals),
    summary: result.summary,
    shadowOf,
    draw: result.draw ? drawSchema.parse(result.draw) : null,
    notBefore: result.notBefore ? new Date(result.notBefore) : null,
  };
  if (handoff && next)
    await inTransaction(async (tx) => {
      await writeTask(tx, run, task);
      await writeHandoff(tx, run, task, next.id, handoff);
    });
  else await writeTask(db(), run, task);
  const handsOver = handoff !== null && next !== null;
  const { taskId } = task;
  const answer = { taskId, step, proposals: proposals.length, summary: result.summary, handsOver, more };
  return withDrafts(waiting(answer, task.notBefore), draftableOrdinals(drafting, proposals));
}

type NewTask = {
  taskId: string;
  step: number;
  agent: Agent;
  version: string;
  proposals: unknown;
  summary: string;
  shadowOf: string | null;
  draw: Draw | null;
  notBefore: Date | null;
};

/** What waits for a better moment, for as long as that lies ahead. */
const waiting = <T extends object>(answer: T, notBefore: Date | null): T & { notBefore?: string } =>
  notBefore === null || notBefore <= now() ? answer : { ...answer, notBefore: notBefore.toISOString() };

const withDrafts = <T extends object>(answer: T, drafts: number[]): T & { drafts?: number[] } =>
  drafts.length === 0 ? answer : { ...answer, drafts };

/** One statement: the agent's answer is kept, with what it was drawn from, and the run is at work; or nothing of it. */
async function writeTask(
  tx: Pick<Tx, '$executeRaw'>,
  { id: runId, workspaceId }: RunWithSignal,
  { taskId, step, agent, version, proposals, summary, shadowOf, draw, notBefore }: NewTask,
): Promise<void> {
  const drawn = draw && JSON.stringify(draw);
  await tx.$executeRaw`
    WITH task AS (
      INSERT INTO tasks (id, workspace_id, run_id, step, agent_id, agent_version, proposals, summary, shadow_of, not_before, created_at)
      VALUES (${taskId}, ${workspaceId}, ${runId}, ${step}, ${agent.id}, ${version}, ${JSON.stringify(proposals)}::jsonb, ${summary}, ${shadowOf}, ${notBefore}, ${now()})
    ), drawn AS (
      INSERT INTO exploration_draws (task_id, workspace_id, agent_id, draw, explored, propensity, drawn_at)
      SELECT ${taskId}, ${workspaceId}, ${agent.id}, d, (d->>'explored')::boolean, (d->>'propensity')::float8, ${now()}
      FROM (SELECT ${drawn}::jsonb AS d) given WHERE d IS NOT NULL
    )
    UPDATE runs SET status = 'running' WHERE id = ${runId} AND status::text = ANY(${[...openRunStatuses]})`;
}

/** Keeps whom the agent hands the subject to, and says so in the record. */
async function writeHandoff(
  tx: Tx,
  { id: runId, workspaceId }: RunWithSignal,
  { taskId, agent, version }: NewTask,
  toAgentId: string,
  handoff: z.infer<typeof handoffSchema>,
): Promise<void> {
  const handoffId = newId('hnd');
  await tx.handoff.create({
    data: {
      id: handoffId,
      workspaceId,
      runId,
      fromAgentId: agent.id,
      fromTaskId: taskId,
      toAgentId,
      payload: toJson(handoff),
      createdAt: now(),
    },
    select: { id: true },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor: { type: 'agent', id: agent.id, version },
    verb: 'runs.handed_over',
    subject: { type: 'run', id: runId },
    runId,
    detail: { handoffId, fromAgentId: agent.id, toAgentId, handoff },
  });
}

/** All of a run is shown and nothing of it carried out where its subject is in shadow. */
const shadowOfRun = ({ holdoutArm, holdoutId }: RunWithSignal): string | null =>
  holdoutArm === 'shadow' ? holdoutId : null;

/** Whom an agent would take over is held out from it: its task says so, and nothing is proposed. */
async function leaveAlone(work: AtWork, agent: AgentAtWork, held: DrawnArm): Promise<ProposeResult> {
  const { run, more } = work;
  const { id: runId, workspaceId, signalId } = run;
  const step = work.step?.number ?? 0;
  const taskId = newId('tsk');
  const summary = `Held out: nothing is done, by the holdout “${held.name}”.`;
  await inTransaction(async (tx) => {
    await keepMet(tx, workspaceId, [held]);
    await writeTask(tx, run, {
      taskId,
      step,
      agent,
      version: agent.version,
      proposals: [],
      summary,
      shadowOf: null,
      draw: null,
      notBefore: null,
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'orchestrator' },
      verb: 'runs.not_acted',
      subject: { type: 'run', id: runId },
      runId,
      detail: { signalId, why: summary },
    });
  });
  return { taskId, step, proposals: 0, summary, handsOver: false, more };
}

async function taskAgain(
  { workspaceId, id, handoffs }: RunWithSignal,
  task: RunWithSignal['tasks'][number],
  agentKind: string,
  more: boolean,
): Promise<ProposeResult> {
  const kind = agentKindSchema.parse(agentKind);
  await markRun(workspaceId, id, 'running');
  const proposals = proposalSchema.array().parse(task.proposals);
  const handsOver = handoffs.some(({ fromTaskId }) => fromTaskId === task.id);
  const { id: taskId, step, summary } = task;
  const answer = { taskId, step, proposals: proposals.length, summary, handsOver, more };
  return withDrafts(
    waiting(answer, task.notBefore),
    draftableOrdinals(await draftingInForce(workspaceId, kind), proposals),
  );
}

/**
 * Asks the run's agent what it proposes and keeps the answer as a task; asked again it gives the task it has. Proposals are
 * parsed here: what does not fit the catalogue never reaches the gate. A run that is over is not executed again: no task.
 */
export async function proposeActions(workspaceId: string, runId: string): Promise<ProposeResult> {
  const run = await loadRun(workspaceId, runId);
  if (!run?.agent) throw new AppError('not_found', { detail: 'There is no such run, or it has no agent.' });
  if (!isRunOpen(run.status)) return { taskId: null };
  if (hasSteps(run)) return proposeNext(run);
  // A plan with one part is that of the run's agent, about whom the run is about: nothing more has to be read.
  const existing = run.tasks.find(({ agentId }) => agentId === run.agentId);
  return existing
    ? taskAgain(run, existing, run.agent.kind, false)
    : keepAnswer({ run, step: null, handoff: null, more: false }, run.agent, shadowOfRun(run));
}

/** What is read of an agent that goes to work on a step or takes a subject over: with the holdouts that it is measured by. */
const agentAtWork = () =>
  ({
    workspace: { select: { ...workspaceFields, holdouts: runningHoldouts() } },
    holdouts: runningHoldouts(),
  }) as const;

/** The next step of a plan of several: what is not over is taken up where it is, then the first that nobody has begun. */
async function proposeNext(run: RunWithSignal, begunAlready: readonly number[] = []): Promise<ProposeResult> {
  const { workspaceId } = run;
  const steps = await stepsSoFar(run);
  const open = steps.filter(({ state }) => state === 'open');
  const begun = steps.find(({ step, state }) => state === 'at_work' && !begunAlready.includes(step.number));
  const task = begun && run.tasks.find(({ step }) => step === begun.step.number);
  if (task) return taskAgain(run, task, begun.step.agentKind, open.length > 0);
  const [next] = open;
  if (!next) return { taskId: null };
  const { step } = next;
  const agent = await db().agent.findUnique({
    where: { workspaceId_kind: { workspaceId, kind: step.agentKind } },
    relationLoadStrategy: 'join',
    include: agentAtWork(),
  });
  const signal =
    step.signalId === run.signalId ? run.signal : await loadStepSignal(workspaceId, step.signalId);
  if (!agent || !signal)
    throw new AppError('not_found', {
      detail: 'The agent or the signal of this step is not there any more.',
    });
  const more = open.length > 1;
  return takeOn(
    {
      run: { ...run, agent, agentId: agent.id, signal, signalId: step.signalId },
      step,
      handoff: step.handoff,
      more,
    },
    agent,
  );
}

/**
 * After a step of a plan came to an end: asks the orchestrator again, keeps what it changes, and has the next step begin. `begun`: the steps
 * that this workflow has begun; one of them may wait for a person while others go on. No task where nothing is left to begin.
 */
export async function continueRun(
  workspaceId: string,
  runId: string,
  after: { step: number; begun: readonly number[] },
): Promise<ProposeResult> {
  const run = await loadRun(workspaceId, runId);
  if (!run || !isRunOpen(run.status)) return { taskId: null };
  const steps = await stepsSoFar(run);
  const state = steps.find(({ step }) => step.number === after.step)?.state;
  // In shadow everything is refused on purpose: there is nothing to make of it.
  const ended = state !== undefined && state !== 'at_work' && state !== 'open' && shadowOfRun(run) === null;
  if (ended) await revisePlan(run, steps, { of: 'step', number: after.step, state });
  const revised = ended ? await loadRun(workspaceId, runId) : run;
  return revised && isRunOpen(revised.status) ? proposeNext(revised, after.begun) : { taskId: null };
}

/**
 * The turn of the agent that a task's subject was handed to, once everything that task proposed was carried out: with something
 * refused or failed the handoff rests on what did not happen, and nothing follows. No task where there is no handoff.
 */
export async function proposeHandedOver(
  workspaceId: string,
  runId: string,
  fromTaskId: string,
): Promise<ProposeResult> {
  const run = await loadRun(workspaceId, runId);
  if (!run || !isRunOpen(run.status)) return { taskId: null };
  const handed = run.handoffs.find((handoff) => handoff.fromTaskId === fromTaskId);
  if (!handed) return { taskId: null };
  const existing = run.tasks.find(({ agentId, step }) => agentId === handed.toAgentId && step === 0);
  if (existing) {
    const { kind } = await db().agent.findUniqueOrThrow({
      where: { id: existing.agentId },
      select: { kind: true },
    });
    return taskAgain(run, existing, kind, false);
  }
  const undone = await db().action.count({
    where: { workspaceId, taskId: fromTaskId, status: { notIn: [...executedStatuses] } },
  });
  if (undone > 0) return { taskId: null };
  const agent = await db().agent.findUniqueOrThrow({
    where: { id: handed.toAgentId },
    relationLoadStrategy: 'join',
    include: agentAtWork(),
  });
  const handoff = handoffSchema.parse(handed.payload);
  return takeOn({ run, step: null, handoff, more: false }, agent);
}

/** Has an agent that did not set off the run go to work on it, unless whom it would work on is held out from it. */
async function takeOn(
  work: AtWork,
  agent: AgentAtWork & { workspace: { holdouts: readonly RunningHoldout[] } },
): Promise<ProposeResult> {
  const { run, step } = work;
  // A step of a plan is part of the play; whom an agent hands over, its own holdouts alone are asked about.
  const playId = step === null ? null : run.playId;
  const unit =
    step?.subject.type === 'account' ? { id: null, accountId: step.subject.id } : run.signal.contact;
  const drawn = drawArms(agent.workspace.holdouts, { playId, agentId: agent.id }, unit);
  const held = armThatCounts(drawn);
  if (held?.arm === 'business_as_usual') return leaveAlone(work, agent, held);
  await keepMet(db(), run.workspaceId, drawn);
  return keepAnswer(work, agent, held?.arm === 'shadow' ? held.holdoutId : shadowOfRun(run));
}
