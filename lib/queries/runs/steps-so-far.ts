import { z } from 'zod';
import type { ActionStatus } from '@/lib/core/actions/status';
import { findingSchema } from '@/lib/core/gate/finding';
import { type PlanStep, planSchema } from '@/lib/core/runs/plan';
import { planRevisionSchema, type StepState, stepsAfter } from '@/lib/core/runs/plan-revision';
import { db } from '@/lib/db/client';
import type { Run } from '@/lib/db/generated/client';

type Planned = Pick<Run, 'plan' | 'subjectType' | 'subjectId' | 'signalId'> & {
  revisions: readonly { body: unknown }[];
};
type WithTasks = Planned &
  Pick<Run, 'id' | 'workspaceId'> & { tasks: readonly { id: string; step: number; proposals: unknown }[] };

const subjectTypeSchema = z.enum(['contact', 'account', 'campaign']);

/** The steps of a run as planned and revised since. A plan without steps has one part: that of its agent, about its subject. */
export function plannedSteps(run: Planned): ReturnType<typeof stepsAfter> {
  const plan = planSchema.safeParse(run.plan).data;
  const type = subjectTypeSchema.safeParse(run.subjectType).data;
  const only: PlanStep[] =
    plan?.agentKind && type
      ? [
          {
            number: 0,
            agentKind: plan.agentKind,
            subject: { type, id: run.subjectId },
            signalId: run.signalId,
            why: plan.why.slice(0, 500),
            handoff: null,
          },
        ]
      : [];
  const steps = plan && plan.steps.length > 0 ? plan.steps : only;
  return stepsAfter(
    steps,
    run.revisions.map(({ body }) => planRevisionSchema.parse(body)),
  );
}

/** A step of a plan, and what became of it so far; `rule` is the one that refused it, where the gate did. */
export type StepSoFar = { step: PlanStep; state: StepState; rule: string | null };

/** Whether a plan has parts of its own, or was given one since. */
export const hasSteps = (run: Planned): boolean =>
  (planSchema.safeParse(run.plan).data?.steps.length ?? 0) > 0 || plannedSteps(run).length > 1;

/** Where one agent's part stands, by what became of everything it proposed. */
const stateOf: Record<ActionStatus, StepState> = {
  proposed: 'at_work',
  awaiting_approval: 'at_work',
  cleared: 'at_work',
  claimed: 'at_work',
  outcome_unknown: 'at_work',
  needs_person: 'at_work',
  held: 'at_work',
  denied: 'refused',
  rejected: 'rejected',
  expired: 'timed_out',
  superseded: 'taken_back',
  cancelled: 'taken_back',
  failed: 'failed',
  accepted: 'done',
  observed: 'done',
  rollback_conflict: 'done',
  rolling_back: 'taken_back',
  rolled_back: 'taken_back',
};
/** Of several actions of one step the first of these that one of them is in. */
const order: readonly StepState[] = [
  'at_work',
  'done',
  'refused',
  'rejected',
  'timed_out',
  'failed',
  'taken_back',
];

/** The steps of a run with what became of each: read from its actions as they are now. */
export async function stepsSoFar(run: WithTasks): Promise<StepSoFar[]> {
  const actions = await db().action.findMany({
    where: { runId: run.id, workspaceId: run.workspaceId, compensatesId: null },
    select: {
      id: true,
      taskId: true,
      editsId: true,
      status: true,
      decisions: { orderBy: { decidedAt: 'desc' }, take: 1, select: { findings: true } },
    },
  });
  const byId = new Map(actions.map((action) => [action.id, action]));
  // What a person edited takes the place of what was proposed.
  const taskOf = (action: (typeof actions)[number] | undefined): string | null =>
    action === undefined
      ? null
      : (action.taskId ?? (action.editsId === null ? null : taskOf(byId.get(action.editsId))));
  const edited = new Set(actions.flatMap(({ editsId }) => editsId ?? []));
  return plannedSteps(run).map(({ step, droppedBecause }): StepSoFar => {
    const tasks = run.tasks.filter((task) => task.step === step.number);
    if (tasks.length === 0) return { step, state: droppedBecause === null ? 'open' : 'dropped', rule: null };
    const own = actions.filter(
      (action) => tasks.some(({ id }) => id === taskOf(action)) && !edited.has(action.id),
    );
    const proposed = tasks.reduce(
      (sum, { proposals }) => sum + (Array.isArray(proposals) ? proposals.length : 0),
      0,
    );
    if (proposed === 0) return { step, state: 'idle', rule: null };
    const states = own.map(({ status }) => stateOf[status]);
    const state =
      own.length < proposed ? 'at_work' : (order.find((each) => states.includes(each)) ?? 'at_work');
    const refused = own.find(({ status }) => status === 'denied');
    return {
      step,
      state,
      rule: state === 'refused' && refused ? ruleOf(refused.decisions[0]?.findings) : null,
    };
  });
}

/** The first rule that denied. */
const ruleOf = (findings: unknown): string | null =>
  findingSchema
    .array()
    .safeParse(findings)
    .data?.find(({ verdict }) => verdict === 'deny')?.rule ?? null;
