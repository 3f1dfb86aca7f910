import type { z } from 'zod';
import type { AgentResult } from '@/lib/agents/kit/agent';
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
import { assertNever } from '@/lib/core/shared/assert-never';
import { db } from '@/lib/db/client';
import type { Agent } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { changeAgentVersion, sealPayload } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { localDay } from '@/lib/platform/zone';
import { armThatCounts, drawArms, keepMet, runningHoldouts } from '../holdouts/draw-arms';
import { type Drafting, draftableOrdinals, draftingInForce } from '../models/drafting';
import { moveBudgets } from './agent-contexts/move-budgets';
import { reachOut } from './agent-contexts/reach-out';
import { routeLead } from './agent-contexts/route-lead';
import { writeContent } from './agent-contexts/write-content';
import { markRun } from './finish-run';
import { loadRun, type RunWithSignal, workspaceFields } from './load-run';
import { sealerOfSubject } from './sealer-of-subject';

/** `handsOver`: another agent takes the subject over once all of this was carried out. */
export type ProposeResult =
  | {
      taskId: string;
      proposals: number;
      summary: string;
      handsOver: boolean;
      /** Which of them a model is to write the words of first; left out where none is. */
      drafts?: number[];
    }
  | { taskId: null };

type Handed = RunWithSignal['handoffs'][number];
type AgentAtWork = NonNullable<RunWithSignal['agent']>;

/** Asks one agent what it proposes for the run. */
async function ask(
  run: RunWithSignal,
  agent: AgentAtWork,
  handed: Handed | null,
): Promise<{ result: AgentResult; modelHash: string | null }> {
  const kind = agentKindSchema.parse(agent.kind);
  const { workspace } = agent;
  switch (kind) {
    case 'lead-router':
      return routeLead(run, workspace);
    case 'bid-and-budget':
      return moveBudgets(run, workspace.currency, localDay(now(), workspace.timeZone));
    case 'sequencer':
      return reachOut(run, handed && handoffSchema.parse(handed.payload));
    case 'content':
      return writeContent(run, localDay(now(), workspace.timeZone));
    default:
      return assertNever(kind);
  }
}

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
async function keepAnswer(
  run: RunWithSignal,
  agent: AgentAtWork,
  handed: Handed | null,
  shadowOf: string | null,
): Promise<ProposeResult> {
  const { workspaceId } = run;
  const { result, modelHash } = await ask(run, agent, handed);
  const proposals = proposalSchema.array().parse(result.proposals);
  const handoff = result.handoff ? handoffSchema.parse(result.handoff) : null;
  const drafting = await draftingInForce(workspaceId, agentKindSchema.parse(agent.kind));
  const version = await currentVersion(agent, modelHash, drafting);
  const next = handoff
    ? await db().agent.findUnique({ where: { workspaceId_kind: { workspaceId, kind: handoff.to } } })
    : null;
  const task: NewTask = {
    taskId: newId('tsk'),
    agent,
    version,
    // Its words stand in the payload of what it proposes, and are sealed as they are there.
    proposals: sealPayload(await sealerOfSubject(run), proposals),
    summary: result.summary,
    shadowOf,
    draw: result.draw ? drawSchema.parse(result.draw) : null,
  };
  if (handoff && next)
    await inTransaction(async (tx) => {
      await writeTask(tx, run, task);
      await writeHandoff(tx, run, task, next.id, handoff);
    });
  else await writeTask(db(), run, task);
  const handsOver = handoff !== null && next !== null;
  const answer = { taskId: task.taskId, proposals: proposals.length, summary: result.summary, handsOver };
  return withDrafts(answer, draftableOrdinals(drafting, proposals));
}

type NewTask = {
  taskId: string;
  agent: Agent;
  version: string;
  proposals: unknown;
  summary: string;
  shadowOf: string | null;
  draw: Draw | null;
};

const withDrafts = <T extends object>(answer: T, drafts: number[]): T & { drafts?: number[] } =>
  drafts.length === 0 ? answer : { ...answer, drafts };

/** One statement: the agent's answer is kept, with what it was drawn from, and the run is at work; or nothing of it. */
async function writeTask(
  tx: Pick<Tx, '$executeRaw'>,
  { id: runId, workspaceId }: RunWithSignal,
  { taskId, agent, version, proposals, summary, shadowOf, draw }: NewTask,
): Promise<void> {
  const drawn = draw && JSON.stringify(draw);
  await tx.$executeRaw`
    WITH task AS (
      INSERT INTO tasks (id, workspace_id, run_id, agent_id, agent_version, proposals, summary, shadow_of, created_at)
      VALUES (${taskId}, ${workspaceId}, ${runId}, ${agent.id}, ${version}, ${JSON.stringify(proposals)}::jsonb, ${summary}, ${shadowOf}, ${now()})
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
async function leaveAlone(run: RunWithSignal, agent: AgentAtWork, held: DrawnArm): Promise<ProposeResult> {
  const { id: runId, workspaceId, signalId } = run;
  const taskId = newId('tsk');
  const summary = `Held out: nothing is done, by the holdout “${held.name}”.`;
  await inTransaction(async (tx) => {
    await keepMet(tx, workspaceId, [held]);
    await writeTask(tx, run, {
      taskId,
      agent,
      version: agent.version,
      proposals: [],
      summary,
      shadowOf: null,
      draw: null,
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
  return { taskId, proposals: 0, summary, handsOver: false };
}

async function taskAgain(
  { workspaceId, id, handoffs }: RunWithSignal,
  task: RunWithSignal['tasks'][number],
  agentKind: string,
): Promise<ProposeResult> {
  const kind = agentKindSchema.parse(agentKind);
  await markRun(workspaceId, id, 'running');
  const proposals = proposalSchema.array().parse(task.proposals);
  const handsOver = handoffs.some(({ fromTaskId }) => fromTaskId === task.id);
  const answer = { taskId: task.id, proposals: proposals.length, summary: task.summary, handsOver };
  return withDrafts(answer, draftableOrdinals(await draftingInForce(workspaceId, kind), proposals));
}

/**
 * Asks the run's agent what it proposes and keeps the answer as a task; asked again it gives the task it has. Proposals are
 * parsed here: what does not fit the catalogue never reaches the gate. A run that is over is not executed again: no task.
 */
export async function proposeActions(workspaceId: string, runId: string): Promise<ProposeResult> {
  const run = await loadRun(workspaceId, runId);
  if (!run?.agent) throw new AppError('not_found', { detail: 'There is no such run, or it has no agent.' });
  if (!isRunOpen(run.status)) return { taskId: null };
  const existing = run.tasks.find(({ agentId }) => agentId === run.agentId);
  return existing
    ? taskAgain(run, existing, run.agent.kind)
    : keepAnswer(run, run.agent, null, shadowOfRun(run));
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
  const existing = run.tasks.find(({ agentId }) => agentId === handed.toAgentId);
  if (existing) {
    const { kind } = await db().agent.findUniqueOrThrow({
      where: { id: existing.agentId },
      select: { kind: true },
    });
    return taskAgain(run, existing, kind);
  }
  const undone = await db().action.count({
    where: { workspaceId, taskId: fromTaskId, status: { notIn: [...executedStatuses] } },
  });
  if (undone > 0) return { taskId: null };
  const agent = await db().agent.findUniqueOrThrow({
    where: { id: handed.toAgentId },
    relationLoadStrategy: 'join',
    include: {
      workspace: { select: workspaceFields },
      holdouts: runningHoldouts(),
    },
  });
  const drawn = drawArms(agent.holdouts, { playId: null, agentId: agent.id }, run.signal.contact);
  const held = armThatCounts(drawn);
  if (held?.arm === 'business_as_usual') return leaveAlone(run, agent, held);
  await keepMet(db(), workspaceId, drawn);
  return keepAnswer(run, agent, handed, held?.arm === 'shadow' ? held.holdoutId : shadowOfRun(run));
}
