import { adaptPlan, nothingElse, type StepSoFar } from '@/lib/agents/orchestrator/adapt-plan';
import { type PlanRevision, planRevisionSchema } from '@/lib/core/runs/plan-revision';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { judgePeople } from '@/lib/queries/plays/judge-people';
import { plannedSteps } from '@/lib/queries/runs/steps-so-far';
import { loadAccountContext, type PersonOfRun } from './account/load-account-context';
import type { PlayOfRun } from './goal-of-play';
import type { RunWithSignal } from './load-run';
import { loadPlayOfRun } from './play-of-run';

const DAY_MS = 86_400_000;
/** So many people of an account are looked at when its plan is. */
const MOST_PEOPLE = 100;

/**
 * Asks the orchestrator again about a run, as things are now, and keeps what it answers: what it drops, replaces and adds, or why nothing
 * else is worth doing. Asked twice about the same it keeps one answer. @returns whether the plan changed.
 */
export async function revisePlan(
  run: RunWithSignal,
  steps: readonly StepSoFar[],
  cause: PlanRevision['cause'],
  /** In the same transaction, where the plan changed. */
  andThen: (tx: Tx) => Promise<void> = async () => {},
): Promise<boolean> {
  const known = run.revisions.map(({ body }) => planRevisionSchema.parse(body));
  if (known.some((revision) => isSameCause(revision.cause, cause))) return false;
  const play = await loadPlayOfRun(run.workspaceId, run.id);
  // What may be tried instead about one person alone a play says by naming its agents.
  const asks = play && (run.subjectType === 'account' || play.body.agents !== 'all');
  const { why, changes, people } = asks ? await adapt(run, play, steps, cause) : nothingElse(steps, cause);
  const goesOn = cause.of === 'signals' || cause.state === 'done' || cause.state === 'idle';
  if (changes.length === 0 && goesOn) return false;
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM runs WHERE id = ${run.id} FOR NO KEY UPDATE`;
    const number = (await tx.planRevision.count({ where: { runId: run.id } })) + 1;
    // Revised by somebody else since it was read: the step is tried again on what is known then.
    if (number !== known.length + 1) throw new Error('The plan of this run was revised meanwhile.');
    await keep(tx, run, { number, body: { cause, why, changes } });
    if (play) await matchNewcomers(tx, run, play, changes, people);
    if (changes.length > 0) await andThen(tx);
  });
  return changes.length > 0;
}

const isSameCause = (a: PlanRevision['cause'], b: PlanRevision['cause']): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Writes what was decided, with its entry in the record. */
export async function keep(
  tx: Tx,
  { id: runId, workspaceId }: Pick<RunWithSignal, 'id' | 'workspaceId'>,
  { number, body }: { number: number; body: PlanRevision },
): Promise<void> {
  await tx.planRevision.create({
    data: { id: newId('prv'), workspaceId, runId, number, body: toJson(body), createdAt: now() },
    select: { id: true },
  });
  const dropped = body.changes.filter(({ change }) => change === 'drop').length;
  await appendAuditEntry(tx, {
    workspaceId,
    actor: { type: 'system', id: 'orchestrator' },
    verb: 'runs.replanned',
    subject: { type: 'run', id: runId },
    runId,
    detail: { number, why: body.why, dropped, added: body.changes.length - dropped },
  });
}

type Adapted = Pick<PlanRevision, 'why' | 'changes'> & { people: readonly PersonOfRun[] };

async function adapt(
  run: RunWithSignal,
  play: PlayOfRun,
  steps: readonly StepSoFar[],
  cause: PlanRevision['cause'],
): Promise<Adapted> {
  const isOfAccount = run.subjectType === 'account';
  const people = isOfAccount
    ? await peopleNow(run, play)
    : [{ contactId: run.subjectId, signalId: run.signalId }];
  const context = await loadAccountContext({
    workspaceId: run.workspaceId,
    play,
    accountId: isOfAccount ? run.subjectId : null,
    signalId: run.signalId,
    people,
    run: { id: run.id, startedAt: run.startedAt },
  });
  return { ...adaptPlan({ ...context, steps, cause }), people };
}

/** Whom the play took up of the account, and who of it has engaged since and fits, with the latest thing each of them did. */
async function peopleNow(run: RunWithSignal, play: PlayOfRun): Promise<PersonOfRun[]> {
  const { workspaceId, subjectId: accountId } = run;
  const matched = await db().playMatch.findMany({
    where: { runId: run.id },
    orderBy: { id: 'asc' },
    select: { contactId: true },
  });
  // Of a run that was done over the steps alone say whom it is about.
  const planned = plannedSteps(run).flatMap(({ step }) =>
    step.subject.type === 'contact' ? [step.subject.id] : [],
  );
  const ids = [...new Set([...matched.map(({ contactId }) => contactId), ...planned])];
  const since = new Date(now().getTime() - play.body.again.afterDays * DAY_MS);
  const newcomers = await db().contact.findMany({
    where: {
      workspaceId,
      accountId,
      id: { notIn: ids },
      lastSignalAt: { gte: run.startedAt },
      erasedAt: null,
      mergedIntoId: null,
      limits: { none: { liftedAt: null } },
      playMatches: { none: { playId: play.id, matchedAt: { gt: since } } },
    },
    orderBy: [{ lastSignalAt: 'desc' }, { id: 'asc' }],
    take: MOST_PEOPLE,
    select: { id: true },
  });
  const judged = await judgePeople(workspaceId, play.body, [...ids, ...newcomers.map(({ id }) => id)]);
  return judged.flatMap(({ person, signalId, holds }) =>
    signalId !== null && (ids.includes(person.id) || holds) ? [{ contactId: person.id, signalId }] : [],
  );
}

/** Who engaged since and gets a step of the plan is taken up by the play, as the others were. */
async function matchNewcomers(
  tx: Tx,
  run: RunWithSignal,
  play: PlayOfRun,
  changes: PlanRevision['changes'],
  people: readonly PersonOfRun[],
): Promise<void> {
  if (run.subjectType !== 'account') return;
  const added = changes.flatMap((change) =>
    change.change === 'add' && people.some(({ contactId }) => contactId === change.step.subject.id)
      ? [change.step.subject.id]
      : [],
  );
  await tx.playMatch.createMany({
    skipDuplicates: true,
    data: [...new Set(added)].map((contactId) => ({
      id: newId('pmt'),
      workspaceId: run.workspaceId,
      playId: play.id,
      version: play.version,
      contactId,
      runId: run.id,
      surgeId: null,
      why: ['Engaged after the play had taken the company up.'],
      matchedAt: now(),
    })),
  });
}
