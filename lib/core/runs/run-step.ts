import { z } from 'zod';

export const runStepKinds = ['run', 'send', 'wait', 'sleep', 'invoke', 'other'] as const;
export type RunStepKind = (typeof runStepKinds)[number];

export const runStepStatuses = [
  'running',
  'waiting',
  'sleeping',
  'completed',
  'timed_out',
  'retrying',
  'failed',
  'interrupted',
  'cancelled',
] as const;
export type RunStepStatus = (typeof runStepStatuses)[number];

/** What a step waits for, as the workflow asked for it. */
export const stepWaitSchema = z.strictObject({
  event: z.string().max(200),
  condition: z.string().max(1000).nullable(),
});
export type StepWait = z.infer<typeof stepWaitSchema>;

/** Why an attempt failed: what the code said, cut to a length that a screen can show. */
export const stepErrorSchema = z.strictObject({ name: z.string().max(200), message: z.string().max(2000) });
export type StepError = z.infer<typeof stepErrorSchema>;

export const toStepError = (error: { name: string; message: string }): StepError => ({
  name: error.name.slice(0, 200),
  message: error.message.slice(0, 2000),
});
