import { z } from 'zod';
import { runStepKinds, runStepStatuses, stepErrorSchema, stepWaitSchema } from '@/lib/core/runs/run-step';
import { namedSchema } from './named';

/** One try at a step. */
export const stepAttemptSchema = z.strictObject({
  attempt: z.int(),
  status: z.enum(runStepStatuses),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  error: stepErrorSchema.nullable(),
});
export type StepAttempt = z.infer<typeof stepAttemptSchema>;

export const runStepSchema = z.strictObject({
  /** The step's name in the workflow. */
  step: z.string(),
  kind: z.enum(runStepKinds),
  /** Of its latest attempt. */
  status: z.enum(runStepStatuses),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** When a wait gives up or a sleep ends. */
  until: z.string().nullable(),
  waitsFor: z
    .strictObject({
      ...stepWaitSchema.shape,
      /** Where it is a person's answer: to which question, and whose. */
      approval: z.strictObject({ id: z.string(), reviewer: namedSchema }).nullable(),
    })
    .nullable(),
  /** Oldest first; at least one. */
  attempts: z.array(stepAttemptSchema),
});
export type RunStepView = z.infer<typeof runStepSchema>;

/** The workflow of a run, pass by pass, the steps of each in the order in which they began. */
export const runStepsSchema = z.strictObject({
  passes: z.array(z.strictObject({ pass: z.int(), steps: z.array(runStepSchema) })),
});
export type RunSteps = z.infer<typeof runStepsSchema>;
