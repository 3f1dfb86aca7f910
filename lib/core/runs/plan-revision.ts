import { z } from 'zod';
import { type PlanStep, planStepSchema } from './plan';

/** What became of one step of a plan. `idle`: its agent had nothing to propose. */
export const stepStates = [
  'open',
  'at_work',
  'done',
  'idle',
  'refused',
  'rejected',
  'timed_out',
  'failed',
  'taken_back',
  'dropped',
] as const;
export type StepState = (typeof stepStates)[number];
export const stepStateTitles = {
  open: 'to come',
  at_work: 'at work',
  done: 'done',
  idle: 'nothing to propose',
  refused: 'refused by the gate',
  rejected: 'rejected by a person',
  timed_out: 'nobody answered in time',
  failed: 'failed',
  taken_back: 'called off or taken back',
  dropped: 'dropped',
} as const satisfies Record<StepState, string>;

/** A change of a plan, with why. What is dropped is not done any more; what replaces a step does so in its place. */
export const planChangeSchema = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('drop'), number: z.int(), why: z.string().min(1).max(500) }),
  z.strictObject({
    change: z.literal('add'),
    step: planStepSchema,
    /** The step it takes the place of; null where it comes beside the others. */
    replaces: z.int().nullable(),
  }),
]);
export type PlanChange = z.infer<typeof planChangeSchema>;

/** What the orchestrator made of it when it was asked again about a run. */
export const planRevisionSchema = z.strictObject({
  /** What happened: a step came to an end, or people of the account did something. */
  cause: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('step'), number: z.int(), state: z.enum(stepStates) }),
    z.strictObject({ of: z.literal('signals'), signalIds: z.array(z.string().max(80)).min(1).max(50) }),
  ]),
  why: z.string().min(1).max(2000),
  changes: z.array(planChangeSchema).max(100),
});
export type PlanRevision = z.infer<typeof planRevisionSchema>;

/** The steps of a plan as it is after its revisions, each with whether it was dropped. */
export function stepsAfter(
  steps: readonly PlanStep[],
  revisions: readonly Pick<PlanRevision, 'changes'>[],
): { step: PlanStep; droppedBecause: string | null }[] {
  const all = new Map(steps.map((step) => [step.number, { step, droppedBecause: null as string | null }]));
  for (const { changes } of revisions)
    for (const change of changes) {
      if (change.change === 'add') all.set(change.step.number, { step: change.step, droppedBecause: null });
      else {
        const known = all.get(change.number);
        if (known) all.set(change.number, { ...known, droppedBecause: change.why });
      }
    }
  return [...all.values()].sort((a, b) => a.step.number - b.step.number);
}
