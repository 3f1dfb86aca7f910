import type { RunDetail } from '@/lib/contracts/runs';
import { type PlanConflict, planSchema } from '@/lib/core/runs/plan';
import { planRevisionSchema } from '@/lib/core/runs/plan-revision';
import type { PlanRevision, Run } from '@/lib/db/generated/client';
import type { NameBook } from '../names/name-book';
import { plannedSteps, type StepSoFar } from './steps-so-far';

type Revised = Pick<Run, 'plan' | 'subjectType' | 'subjectId' | 'signalId'> & {
  revisions: readonly Pick<PlanRevision, 'number' | 'body' | 'createdAt'>[];
};

/** The steps of a run as they are now, and how its plan changed on the way. */
export function presentSteps(
  run: Revised,
  steps: readonly StepSoFar[],
  names: NameBook,
): Pick<RunDetail, 'steps' | 'revisions'> {
  const revisions = run.revisions.map(({ number, body, createdAt }) => ({
    number,
    at: createdAt.toISOString(),
    body: planRevisionSchema.parse(body),
  }));
  const first = planSchema.parse(run.plan).steps.length;
  const replaced = new Map(
    revisions.flatMap(({ body }) =>
      body.changes.flatMap((change) =>
        change.change === 'add' ? [[change.step.number, change.replaces] as const] : [],
      ),
    ),
  );
  const dropped = new Map(plannedSteps(run).map(({ step, droppedBecause }) => [step.number, droppedBecause]));
  return {
    steps: steps.map(({ step, state }) => ({
      number: step.number,
      agentKind: step.agentKind,
      subject: names.of(step.subject.type, step.subject.id),
      why: step.why,
      state,
      droppedBecause: state === 'dropped' ? (dropped.get(step.number) ?? null) : null,
      replaces: replaced.get(step.number) ?? null,
      isAdded: step.number >= Math.max(1, first),
    })),
    revisions: revisions.map(({ number, at, body }) => ({
      number,
      at,
      why: body.why,
      dropped: body.changes.flatMap((change) => (change.change === 'drop' ? [change.number] : [])),
      added: body.changes.flatMap((change) => (change.change === 'add' ? [change.step.number] : [])),
      signalIds: body.cause.of === 'signals' ? body.cause.signalIds : [],
    })),
  };
}

export const presentConflict = ({ playId, runId, why }: PlanConflict, names: NameBook) => ({
  play: names.of('play', playId),
  runId,
  why,
});
