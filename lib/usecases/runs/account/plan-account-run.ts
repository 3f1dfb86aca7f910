import { planAccount } from '@/lib/agents/orchestrator/plan-account';
import { planInArm } from '@/lib/core/holdouts/held-out-plan';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/platform/ids';
import { judgePeople } from '@/lib/queries/plays/judge-people';
import { armThatCounts, drawArms, runningHoldouts } from '../../holdouts/draw-arms';
import type { PlayOfRun } from '../goal-of-play';
import type { NewRun } from '../new-run';
import type { PlannableSignal } from '../plannable-signals';
import { loadAccountContext, type PersonOfRun } from './load-account-context';

type Asked = { play: PlayOfRun; accountId: string; signal: PlannableSignal; people: readonly PersonOfRun[] };

/** The orchestrator's plan over an account, as a run that is not written yet; `known` are those of the people who are known still. */
export async function planAccountRun({
  play,
  accountId,
  signal,
  people,
}: Asked): Promise<{ run: NewRun; known: ReadonlySet<string> }> {
  const { workspaceId } = signal;
  const context = await loadAccountContext({
    workspaceId,
    play,
    accountId,
    signalId: signal.id,
    people,
    run: null,
  });
  const planned = planAccount(context);
  const { agents, holdouts } = await db().workspace.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id: workspaceId },
    select: { agents: { select: { id: true, kind: true } }, holdouts: runningHoldouts() },
  });
  const agentId = agents.find(({ kind }) => kind === planned.agentKind)?.id ?? null;
  // One person's arm, or that of one agent, says nothing of the others: those are drawn at their steps.
  const ofPlay = holdouts.filter(({ playId }) => playId === play.id);
  const drawn =
    planned.action === 'assign' && agentId !== null
      ? drawArms(ofPlay, { playId: play.id, agentId }, { id: null, accountId })
      : [];
  const held = armThatCounts(drawn);
  const plan = held ? planInArm(planned, held) : planned;
  return {
    run: {
      id: newId('run'),
      signal,
      play,
      plan,
      accountId,
      agentId,
      drawn,
      held,
      started: plan.action === 'assign' && agentId !== null,
    },
    known: new Set(context.people.map(({ id }) => id)),
  };
}

/** Whom a play took up in a run over an account, each with the latest thing they did. */
export async function peopleOfRun(
  workspaceId: string,
  runId: string,
  play: PlayOfRun,
): Promise<PersonOfRun[]> {
  const matched = await db().playMatch.findMany({
    where: { runId },
    orderBy: { id: 'asc' },
    select: { contactId: true },
  });
  const judged = await judgePeople(
    workspaceId,
    play.body,
    matched.map(({ contactId }) => contactId),
  );
  return judged.flatMap(({ person, signalId }) =>
    signalId === null ? [] : [{ contactId: person.id, signalId }],
  );
}
