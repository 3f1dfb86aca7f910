import { z } from 'zod';
import { draftSourceSchema } from '../drafts/draft-source';
import { actionKindSchema } from './catalogue';

export const inputRefSchema = z.strictObject({
  type: z.enum([
    'signal',
    'contact',
    'account',
    'campaign',
    'owner',
    'model',
    'policy',
    'history',
    'play',
    'holdout',
    'page',
    'fact',
    /** What agents have learnt of a person or company. */
    'memory',
  ]),
  id: z.string(),
  /** What of it was used, in plain words without personal values. */
  note: z.string().max(300),
  /** Said where it was taken from words that somebody outside wrote. */
  taint: z.literal('outside').optional(),
});

export type InputRef = z.infer<typeof inputRefSchema>;

export const expectedEffectSchema = z.strictObject({
  metric: z.string().max(80),
  unit: z.enum(['probability', 'micros', 'ratio', 'count']),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  horizonDays: z.number().int().min(0),
});

/** What an agent returns: nothing here can widen scope, choose an approver or reach a connector. */
export const proposalSchema = z.strictObject({
  kind: actionKindSchema,
  payload: z.unknown(),
  reasoning: z.string().min(1).max(2000),
  inputs: z.array(inputRefSchema).max(40),
  expectedEffect: expectedEffectSchema,
  confidence: z.number().min(0).max(1),
  /** How many people it expects to reach, where it aims at an audience: a larger one is stopped and asked. */
  expectedPeople: z.number().int().min(0).optional(),
  /** What its words could be written from, where a model may write them. */
  draft: draftSourceSchema.optional(),
});
export type Proposal = z.infer<typeof proposalSchema>;
