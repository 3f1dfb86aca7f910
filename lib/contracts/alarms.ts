import { z } from 'zod';
import {
  alarmKindSchema,
  alarmKinds,
  alarmPointsSchema,
  alarmStatuses,
  alarmStatusSchema,
  nearChangeSchema,
} from '../core/monitoring/alarm';
import { agentQuestions } from '../core/monitoring/baseline-body';
import { watchedNameSchema } from '../core/monitoring/metrics';
import { alarmConsequenceSchema } from '../core/monitoring/monitoring-rules';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { namedSchema } from './named';

export const alarmParamsSchema = z.strictObject({ alarmId: z.string().min(1).max(80) });
export const listAlarmsQuerySchema = z.strictObject({
  status: someOf(alarmStatuses),
  kind: someOf(alarmKinds),
  /** The id of an agent or a source: of it alone. */
  subject: z.string().min(1).max(80).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListAlarmsQuery = z.output<typeof listAlarmsQuerySchema>;

export const alarmSchema = z.strictObject({
  id: z.string(),
  kind: alarmKindSchema,
  status: alarmStatusSchema,
  /** What is watched. */
  subject: namedSchema,
  metric: watchedNameSchema,
  title: z.string(),
  /** The page of the rows behind it, below the workspace. */
  page: z.string(),
  /** The context of equal decisions, in words. */
  context: z.string().nullable(),
  agentVersion: z.string().nullable(),
  moved: z.string(),
  unit: z.enum(['count', 'money', 'share']),
  grain: z.enum(['hour', 'day']),
  since: z.iso.datetime(),
  firedAt: z.iso.datetime(),
  expected: z.number(),
  seen: z.number(),
  /** 3 where it comes once in a thousand. */
  strength: z.number(),
  points: alarmPointsSchema,
  /** What was changed near it, the likeliest cause first. */
  changes: z.array(nearChangeSchema.extend({ title: z.string(), subject: namedSchema })),
  why: z.array(z.string()),
  /** What the policy said should follow, for whom, and whether it was done. */
  consequence: z.strictObject({
    what: alarmConsequenceSchema,
    agents: z.array(namedSchema),
    isDone: z.boolean(),
    policyVersion: z.int().nullable(),
  }),
  acknowledged: z.strictObject({ by: namedSchema, at: z.iso.datetime() }).nullable(),
  settled: z
    .strictObject({ by: namedSchema, at: z.iso.datetime(), reason: z.string(), beginsAnew: z.boolean() })
    .nullable(),
});
export type AlarmRow = z.infer<typeof alarmSchema>;
export const alarmPageSchema = pageOf(alarmSchema).extend({
  /** Those that nobody has settled, whatever is filtered for. */
  standing: z.int(),
  /** When the workspace was looked at last; null where it never was. */
  lookedAt: z.iso.datetime().nullable(),
});
export type AlarmPage = z.infer<typeof alarmPageSchema>;

export const alarmIdSchema = z.strictObject({ id: z.string() });
export const settleAlarmBodySchema = z.strictObject({
  reason: z.string().trim().min(1, 'say why: the reason goes into the record').max(500),
  /** That what is seen now is as it should be: the frozen baseline of the agent or source holds no longer, and a new one is learnt. */
  beginsAnew: z.boolean().default(false),
});

/** One outcome of a context: its share in the baseline, and in the last weeks. */
const outcomeShare = z.strictObject({
  outcome: z.string(),
  expected: z.number(),
  seen: z.number().nullable(),
});
const driftContextSchema = z.strictObject({
  question: z.enum(agentQuestions),
  context: z.string(),
  title: z.string(),
  inBaseline: z.int(),
  recent: z.int(),
  outcomes: z.array(outcomeShare),
  /** How far the evidence is on its way to an alarm, 0 to 1; null where too little is known. */
  evidence: z.number().nullable(),
});
export const agentDriftSchema = z.strictObject({
  version: z.string(),
  baseline: z
    .strictObject({
      fromDay: z.iso.date(),
      toDay: z.iso.date(),
      decisions: z.int(),
      frozenAt: z.iso.datetime(),
    })
    .nullable(),
  /** While there is no baseline: what it takes, and how far it is. */
  progress: z.strictObject({
    days: z.int(),
    ofDays: z.int(),
    decisions: z.int(),
    ofDecisions: z.int(),
  }),
  /** How the share of all work that moved most is made up: of other decisions, and of other work. */
  split: z
    .strictObject({
      outcome: z.string(),
      before: z.number(),
      after: z.number(),
      fromDecisions: z.number(),
      fromWork: z.number(),
    })
    .nullable(),
  contexts: z.array(driftContextSchema),
  standing: z.int(),
});
export type AgentDrift = z.infer<typeof agentDriftSchema>;
