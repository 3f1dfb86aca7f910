import { db } from '../../lib/db/client';
import { executeAction } from '../../lib/gateway';
import { decideApproval } from '../../lib/usecases/approvals/decide-approval';
import { claimDuePlays, matchDuePage } from '../../lib/usecases/plays/match-due';
import { finishRun } from '../../lib/usecases/runs/finish-run';
import { continueRun, proposeActions } from '../../lib/usecases/runs/propose-actions';
import { submitUnlessCancelled } from '../../lib/usecases/runs/submit-proposal';
import { takeLive } from '../../lib/usecases/sample/take-live';
import { anOutreachWorkspace } from '../../tests/support/outreach';
import type { Person, TestWorkspace } from '../../tests/support/workspace';
import { atLeast, atMost, exactly, type Figure, plain } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';
import { newSignals, withDeafEngine } from './lived-in';

const DECISIONS = 5000;
/** As many runs at a time as the workflow lets go on. */
const AT_A_TIME = 8;

/** A person reads new words, once; the same ones then go to everybody. */
async function grant(workspaceId: string, reviewer: Person, approvalId: string): Promise<void> {
  const { actionHash } = await db().approval.findUniqueOrThrow({ where: { id: approvalId } });
  await decideApproval({
    workspaceId,
    actor: reviewer,
    approvalId,
    actionHash,
    answer: 'granted',
    reason: null,
  });
}

/** One run from its plan to its end by the use cases that the workflow calls; what waits for a better moment is not waited for. */
async function carryOut({ workspaceId, reviewer }: TestWorkspace, runId: string): Promise<void> {
  const task = await proposeActions(workspaceId, runId);
  if (task.taskId === null) return;
  const outcomes: string[] = [];
  for (let ordinal = 0; ordinal < task.proposals; ordinal++) {
    const submitted = await submitUnlessCancelled(workspaceId, task.taskId, ordinal);
    if (!submitted) return;
    const { actionId, status, approvalId } = submitted;
    if (approvalId) await grant(workspaceId, reviewer, approvalId);
    const goesOn = approvalId !== null || status === 'cleared';
    outcomes.push(goesOn ? (await executeAction({ workspaceId, actionId })).status : status);
  }
  if (outcomes.some((status) => status !== 'observed'))
    await continueRun(workspaceId, runId, { step: task.step, begun: [task.step] });
  await finishRun(workspaceId, runId, outcomes.join(', ') || task.summary);
}

/**
 * A day of the lifecycle agent: its play comes due, everybody who engaged is taken up page by page, and of each it is chosen whether, when and how
 * they hear from us, with every record; what goes out passes the gate, is sent and read back.
 */
export const measureThroughput = (
  say: (line: string) => void,
  count: number = DECISIONS,
): Promise<Figure[]> =>
  withGateDatabase(async () => {
    const workspace = await anOutreachWorkspace({ askBelowConfidence: 0, exploreShare: 0.1 });
    const { workspaceId, agents } = workspace;
    await db().agent.update({ where: { id: agents.lifecycle.id }, data: { autonomyLevel: 'act' } });
    return withDeafEngine(async () => {
      await newSignals(workspaceId, 300_000, count);
      const play = await takeLive(workspaceId, 'right-word-each-day');
      if (!play) throw new Error('The play could not be taken live.');
      await db().play.update({
        where: { id: play.playId },
        data: { nextDueAt: new Date(Date.now() - 1000) },
      });
      const started = performance.now();
      await claimDuePlays();
      let matched = 0;
      let after: string | null = null;
      do {
        const page: { after: string | null; matched: number } = await matchDuePage(
          { workspaceId, playId: play.playId },
          after,
          matched,
        );
        matched += page.matched;
        after = page.after;
      } while (after !== null);
      const runs = await db().run.findMany({
        where: { workspaceId, playId: play.playId },
        orderBy: { id: 'asc' },
        select: { id: true, status: true },
      });
      const waiting = runs.filter(({ status }) => status === 'planned').map(({ id }) => id);
      const given = waiting.length;
      await Promise.all(
        Array.from({ length: AT_A_TIME }, async () => {
          for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
            await carryOut(workspace, id);
        }),
      );
      const seconds = (performance.now() - started) / 1000;
      const open = await db().run.count({ where: { workspaceId, playId: play.playId, finishedAt: null } });
      const ofPlay = { workspaceId, runId: { in: runs.map(({ id }) => id) } };
      const actions = await db().action.groupBy({ by: ['channel', 'status'], where: ofPlay, _count: true });
      const tasks = await db().task.count({ where: ofPlay });
      const asked = await db().approval.count({ where: { workspaceId } });
      const draws = await db().explorationDraw.count({ where: { workspaceId } });
      say(
        `Of ${runs.length} people taken up, ${given} were given to the agent (of the rest the orchestrator decided to do nothing); ${draws} choices were drawn, a person was asked ${asked} times; actions: ${actions.map(({ channel, status, _count }) => `${_count} ${channel} ${status}`).join(', ')}.`,
      );
      const sent = actions.reduce((sum, { _count }) => sum + _count, 0);
      return [
        atLeast('lifecycle: decisions made', runs.length, '', count),
        plain('lifecycle: of them by the agent itself', tasks, ''),
        plain('lifecycle: of them a message', sent, ''),
        plain('lifecycle: times a person was asked', asked, ''),
        atMost('lifecycle: time for them with all records', seconds / 60, 'min', 10),
        plain('lifecycle: decisions a second', runs.length / seconds, ''),
        exactly('lifecycle: of them left open', open, '', 0),
      ];
    });
  });
