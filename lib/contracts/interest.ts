import { z } from 'zod';
import { accountTierSchema } from '../core/scopes/scope-body';
import { buyingRoleSchema } from '../core/signals/buying-group/buying-role';
import { lifecycleStageSchema } from '../core/signals/intent/lifecycle-stage';
import { topicSchema } from '../core/signals/intent/topic-of';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { namedSchema } from './named';

/** YYYY-MM-DD, UTC. */
const day = z.iso.date();
const patterns = topicSchema.shape.patterns;
export type TopicPatterns = z.infer<typeof patterns>;

export const topicParamsSchema = z.strictObject({ topicId: z.string().min(1).max(80) });
export const topicRowSchema = z.strictObject({
  id: z.string(),
  /** What engagement is counted under; it never changes. */
  name: z.string(),
  title: z.string(),
  patterns,
  /** How much one engagement with it counts. */
  weight: z.number(),
  createdAt: z.iso.datetime(),
  /** Of the last 30 days. */
  people: z.int(),
  engagements: z.int(),
});
export type TopicRow = z.infer<typeof topicRowSchema>;
export const topicsSchema = z.strictObject({ rows: z.array(topicRowSchema) });
export const topicIdSchema = z.strictObject({ id: z.string() });

const weight = z.number().min(0.1, 'must be at least 0.1').max(10, 'must be at most 10');
const title = z.string().trim().min(1, 'name it').max(100);
export const addTopicBodySchema = z.strictObject({ name: topicSchema.shape.id, title, patterns, weight });
export type AddTopicBody = z.infer<typeof addTopicBodySchema>;
export const editTopicBodySchema = z
  .strictObject({ title, patterns, weight })
  .partial()
  .refine((fields) => Object.keys(fields).length > 0, 'name at least one field');
export type EditTopicBody = z.infer<typeof editTopicBodySchema>;

export const tryTopicBodySchema = z.strictObject({ patterns });
/** What patterns would match of the newest things that people did within 30 days. */
export const topicTrialSchema = z.strictObject({
  /** Signals that were looked at; where `isCut`, there are more. */
  looked: z.int(),
  isCut: z.boolean(),
  matched: z.int(),
  people: z.int(),
  /** Of those that match, how many a topic there is already counts. */
  taken: z.int(),
});
export type TopicTrial = z.infer<typeof topicTrialSchema>;

export const surgeStatuses = ['open', 'dismissed', 'acted'] as const;
export const surgeParamsSchema = z.strictObject({ surgeId: z.string().min(1).max(80) });
export const listSurgesQuerySchema = z.strictObject({
  status: someOf(surgeStatuses),
  /** The id of an account: its own alone. */
  account: z.string().min(1).max(80).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListSurgesQuery = z.output<typeof listSurgesQuerySchema>;
const namedTopic = z.strictObject({ name: z.string(), title: z.string() });
export const surgeRowSchema = z.strictObject({
  id: z.string(),
  account: z.strictObject({ id: z.string(), name: z.string(), tier: accountTierSchema }),
  status: z.enum(surgeStatuses),
  /** 0–100: how unusual, how broad, how recent. */
  score: z.number(),
  people: z.int(),
  topics: z.array(namedTopic),
  roles: z.array(buyingRoleSchema),
  /** Weighted engagement. */
  expected: z.number(),
  observed: z.number(),
  /** 0–1, the chance of so much in a quiet time. */
  pValue: z.number(),
  why: z.array(z.string()),
  windowFrom: day,
  windowTo: day,
  firedAt: z.iso.datetime(),
  reason: z.string().nullable(),
  decidedBy: namedSchema.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Days of a window. */
  windowDays: z.int(),
  /** Weighted engagement of the window that ends on each of the 28 days up to the end of this one, oldest first: it compares with `expected`. */
  windows: z.array(z.strictObject({ to: day, engagement: z.number() })),
});
export type SurgeRow = z.infer<typeof surgeRowSchema>;
export const surgePageSchema = pageOf(surgeRowSchema);
export type SurgePage = z.infer<typeof surgePageSchema>;
export const dismissSurgeBodySchema = z.strictObject({
  reason: z.string().trim().min(1, 'say why: the reason goes into the record').max(500),
});
export const surgeIdSchema = z.strictObject({ id: z.string() });

export const interestSchema = z.strictObject({
  /** Why nothing is shown of somebody, as a sentence; null where it is. */
  withheld: z.string().nullable(),
  /** The strongest first. The name is empty where it is about no topic. */
  topics: z.array(
    namedTopic.extend({
      score: z.number().min(0).max(100),
      count: z.int(),
      lastDay: day,
      sentence: z.string(),
    }),
  ),
  /** Mondays, oldest first; the week of today is the last. */
  weeks: z.array(day),
  /** Engagement by week; what goes beyond a few topics is summed up in the last. */
  series: z.array(namedTopic.extend({ values: z.array(z.number()) })),
});
export type Interest = z.infer<typeof interestSchema>;

export const accountInterestSchema = interestSchema.extend({
  stage: z.strictObject({ stage: lifecycleStageSchema, reasons: z.array(z.string()) }),
  fit: z.strictObject({
    /** 0–1, the chance that such an account is won; null where too few are decided. */
    fit: z.number().nullable(),
    sentence: z.string(),
    reasons: z.array(z.string()),
    /** What it was learnt from. */
    learntFrom: z.string(),
  }),
});
export type AccountInterest = z.infer<typeof accountInterestSchema>;

export const groupMemberSchema = z.strictObject({
  contact: namedSchema,
  title: z.string().nullable(),
  /** What a person of ours said, or else what is inferred. */
  role: buyingRoleSchema,
  inferred: z.strictObject({
    role: buyingRoleSchema,
    /** 0–1. */
    confidence: z.number(),
    reasons: z.array(z.string()),
  }),
  confirmed: z.strictObject({ by: namedSchema, at: z.iso.datetime() }).nullable(),
  lastDay: day.nullable(),
  /** Engagements within 30 days. */
  recent: z.int(),
});
export type GroupMember = z.infer<typeof groupMemberSchema>;
export const buyingGroupSchema = z.strictObject({
  members: z.array(groupMemberSchema),
  /** Of all people of the account, of whom the most lately seen are shown. */
  people: z.int(),
});
export type BuyingGroup = z.infer<typeof buyingGroupSchema>;
/** Null takes back what was said: then what is inferred counts again. */
export const confirmRoleBodySchema = z.strictObject({
  contactId: z.string().min(1).max(80),
  role: buyingRoleSchema.exclude(['unknown']).nullable(),
});
export type ConfirmRoleBody = z.infer<typeof confirmRoleBodySchema>;
