import { z } from 'zod';
import { mappingGaps } from '../core/signals/formats/mapping-gaps';
import { deliveryProblemSchema, deliveryStatuses } from '../core/sources/delivery';
import { feedResultSchema, feedTroubleSchema } from '../core/sources/feed-result';
import { pullResultSchema, pullTroubleSchema } from '../core/sources/pull-result';
import { sourceConfigSchema, sourceFormats, sourceNameSchema } from '../core/sources/source-config';
import { plannedPropertySchema } from '../core/sources/tracking-plan';
import { actionSummarySchema } from './actions';
import { cursorSchema, limitSchema, pageOf, someIds, someOf } from './list';
import { namedSchema } from './named';

export const sourceKinds = ['tracking', 'cloudevents', 'webhook', 'file', 'feed', 'mail', 'pull'] as const;
export const onViolations = ['let_through', 'quarantine'] as const;
export const sourceParamsSchema = z.strictObject({ sourceId: z.string().min(1).max(80) });

const countsSchema = z.strictObject({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  quarantined: z.int(),
  refused: z.int(),
  violations: z.int(),
  /** 0–1, mean of the accepted; null where none was. */
  quality: z.number().nullable(),
});
/** `silent`: nothing came for longer than is usual; `failing`: more is refused than taken; `new`: nothing came yet. */
export const sourceHealths = ['healthy', 'failing', 'silent', 'new', 'off', 'distrusted'] as const;
export type SourceHealth = (typeof sourceHealths)[number];

export const sourceRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  kind: z.enum(sourceKinds),
  format: z.enum(sourceFormats),
  health: z.enum(sourceHealths),
  lastAt: z.iso.datetime().nullable(),
  /** Of the last 24 hours. */
  day: countsSchema,
  /** Deliveries that a person has not dealt with. */
  waiting: z.int(),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;
export const sourcesSchema = z.strictObject({ rows: z.array(sourceRowSchema) });

export const plannedEventSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  event: z.string(),
  status: z.enum(['inferred', 'confirmed', 'blocked']),
  properties: z.array(plannedPropertySchema.extend({ name: z.string() })),
  seen: z.int(),
  violations: z.int(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
});
export type PlannedEventRow = z.infer<typeof plannedEventSchema>;

/** How the reading of a feed stands, of a source of the format `feed`. */
export const sourceFeedSchema = z.strictObject({
  url: z.string(),
  /** Where it is read now, when the address has moved for good; else null. */
  movedTo: z.string().nullable(),
  lastPollAt: z.iso.datetime().nullable(),
  /** Null: it is not asked again by itself. */
  nextPollAt: z.iso.datetime().nullable(),
  /** `gone`: its server says that it is no more · `finished`: its publisher says that nothing new will come. */
  stopped: z.enum(['gone', 'finished']).nullable(),
  /** In a row. */
  failures: z.int(),
  /** Of the last poll that gave a feed to read: one that gave that nothing has changed leaves it as it is. */
  lastResult: feedResultSchema.nullable(),
  /** Of the last poll; null when it was answered. */
  problem: feedTroubleSchema.nullable(),
});
export type SourceFeed = z.infer<typeof sourceFeedSchema>;

/** How the reading of a connected platform stands, of a source of the format `pull`. */
export const sourcePullSchema = z.strictObject({
  platform: z.string(),
  isPractice: z.boolean(),
  /** What happened there before is not read. */
  since: z.iso.datetime(),
  /** Null: what was there already is still being read. */
  caughtUpAt: z.iso.datetime().nullable(),
  lastPollAt: z.iso.datetime().nullable(),
  nextPollAt: z.iso.datetime(),
  lastResult: pullResultSchema.nullable(),
  problem: pullTroubleSchema.nullable(),
});
export type SourcePull = z.infer<typeof sourcePullSchema>;
/** Connected platforms that can be read. */
export const signalPlatformsSchema = z.strictObject({
  rows: z.array(
    z.strictObject({ connector: z.string(), title: z.string(), what: z.string(), isPractice: z.boolean() }),
  ),
});

export const sourceDetailSchema = sourceRowSchema.extend({
  /** Where its requests are sent; of a feed, where it is read. */
  address: z.string(),
  config: sourceConfigSchema,
  hasSecrets: z.boolean(),
  onViolation: z.enum(onViolations),
  /** Of mail: whether a bounce or complaint is believed that is about no message sent from here. */
  believesReports: z.boolean(),
  isOn: z.boolean(),
  distrustedFrom: z.iso.datetime().nullable(),
  distrustReason: z.string().nullable(),
  /** How often its claims are borne out, as far as that is known: 0–1 with bounds, and a sentence. */
  reliability: z.strictObject({
    mean: z.number(),
    low: z.number(),
    high: z.number(),
    sentence: z.string(),
    /** Claims judged in the last year, and when it was last learnt from them; null: never. */
    judged: z.strictObject({
      confirmed: z.int(),
      contradicted: z.int(),
      learntAt: z.iso.datetime().nullable(),
    }),
  }),
  createdAt: z.iso.datetime(),
  createdBy: namedSchema,
  /** By hour, the last 7 days, oldest first; hours in which nothing came are left out. */
  hours: z.array(countsSchema.extend({ hour: z.iso.datetime() })),
  plan: z.array(plannedEventSchema),
  feed: sourceFeedSchema.nullable(),
  pull: sourcePullSchema.nullable(),
});
export type SourceDetail = z.infer<typeof sourceDetailSchema>;

const secrets = z.array(z.string().trim().min(8, 'must be at least 8 characters').max(500)).max(5);
const title = z.string().trim().min(1, 'name it').max(100);
/** Checked when it is saved: one from before stays readable. */
const savedConfigSchema = sourceConfigSchema.superRefine(({ mapping }, context) => {
  for (const { path, message } of mapping ? mappingGaps(mapping) : [])
    context.addIssue({ code: 'custom', path: ['mapping', ...path], message });
});
export const addSourceBodySchema = z
  .strictObject({ name: sourceNameSchema, title, config: savedConfigSchema, secrets: secrets.default([]) })
  .refine(({ config, secrets: given }) => config.signature.scheme === 'key' || given.length > 0, {
    path: ['secrets'],
    message: 'is what its signatures are checked with: copy it from the platform',
  });
export type AddSourceBody = z.input<typeof addSourceBodySchema>;
export const editSourceBodySchema = z
  .strictObject({
    title,
    onViolation: z.enum(onViolations),
    believesReports: z.boolean(),
    config: savedConfigSchema,
    secrets,
    isOn: z.boolean(),
  })
  .partial()
  .refine((fields) => Object.keys(fields).length > 0, 'name at least one field');
export type EditSourceBody = z.input<typeof editSourceBodySchema>;
/** The write key is shown when a source is added or its key replaced. */
export const writeKeySchema = z.strictObject({ sourceId: z.string(), writeKey: z.string() });

export const distrustBodySchema = z.strictObject({
  /** Null: it is believed again. */
  from: z.iso.datetime({ offset: true }).nullable(),
  reason: z.string().trim().max(500).default(''),
});
export const planBodySchema = z.union([
  z.strictObject({ confirmAll: z.literal(true) }),
  z.strictObject({ eventId: z.string(), status: z.enum(['inferred', 'confirmed', 'blocked']) }),
]);
export type PlanBody = z.infer<typeof planBodySchema>;

export const listDescendantsQuerySchema = z.strictObject({
  /** Carried out, or else proposed, at or after; without it everything that ever rested on the source. */
  from: z.iso.datetime({ offset: true }).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListDescendantsQuery = z.output<typeof listDescendantsQuerySchema>;
/** What was decided on signals of a source, directly or through what that set off, the newest first. */
export const descendantsSchema = pageOf(actionSummarySchema).extend({
  /** All of them, on whatever page. */
  actions: z.int(),
  decisions: z.int(),
  /** Carried out and still as they were left: what a rollback would plan. */
  standing: z.int(),
});
export type Descendants = z.infer<typeof descendantsSchema>;

export const listDeliveriesQuerySchema = z.strictObject({
  source: someIds,
  status: someOf(deliveryStatuses),
  q: z.string().trim().max(200).optional(),
  sort: z.enum(['-receivedAt']).default('-receivedAt'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListDeliveriesQuery = z.output<typeof listDeliveriesQuerySchema>;
export const deliveryRowSchema = z.strictObject({
  id: z.string(),
  source: z.strictObject({ id: z.string(), name: z.string(), title: z.string() }),
  status: z.enum(deliveryStatuses),
  reason: z.string().nullable(),
  contentType: z.string().nullable(),
  bytes: z.int(),
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  quarantined: z.int(),
  receivedAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
});
export type DeliveryRow = z.infer<typeof deliveryRowSchema>;
export const deliveryPageSchema = pageOf(deliveryRowSchema);
export const deliveryDetailSchema = deliveryRowSchema.extend({
  problems: z.array(deliveryProblemSchema),
  /** The request as it came, while it is kept; the body as text. */
  request: z
    .strictObject({
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      isCut: z.boolean(),
    })
    .nullable(),
  /** Why it is not kept although nobody dealt with it: too many were refused that day, or its time is over. */
  notKept: z.enum(['limit', 'time']).nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;
export const deliveryParamsSchema = z.strictObject({ deliveryId: z.string().min(1).max(80) });
export const replayBodySchema = z.strictObject({ despitePlan: z.boolean().default(false) });
export const replayResultSchema = z.strictObject({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  quarantined: z.int(),
});
