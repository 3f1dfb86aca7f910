import { z } from 'zod';
import { surfaceSchema } from '../core/content/surface';
import { buyingRoleSchema } from '../core/signals/buying-group/buying-role';
import { namedSchema } from './named';

const at = z.iso.datetime();
const day = z.iso.date();
/** A role that is not known is nobody's in particular. */
const knownRole = buyingRoleSchema.exclude(['unknown']);

export const factParamsSchema = z.strictObject({ factId: z.string().min(1).max(80) });
export const factIdSchema = z.strictObject({ id: z.string() });

export const factStatuses = ['holds', 'expired', 'withdrawn'] as const;
export const factRowSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  source: z.strictObject({ title: z.string(), url: z.string().nullable() }),
  validUntil: day.nullable(),
  industries: z.array(z.string()),
  roles: z.array(buyingRoleSchema),
  status: z.enum(factStatuses),
  approvedBy: namedSchema,
  approvedAt: at,
  /** Null unless withdrawn. */
  withdrawn: z.strictObject({ by: namedSchema, at, why: z.string() }).nullable(),
});
export type FactRow = z.infer<typeof factRowSchema>;
export const factsSchema = z.strictObject({ rows: z.array(factRowSchema) });

export const approveFactBodySchema = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1, 'say what may be claimed')
    .max(300, 'must be at most 300 characters: one sentence')
    .regex(/^[^\n\r]+$/, 'must be one line')
    .regex(/[.!?]$/, 'must be a whole sentence, with its full stop'),
  sourceTitle: z.string().trim().min(1, 'name what shows it').max(200),
  sourceUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
    .max(1000)
    .nullable()
    .default(null),
  validUntil: z.iso.date('must be a day').nullable().default(null),
  industries: z.array(z.string().trim().min(1).max(100)).max(30, 'must be at most 30').default([]),
  roles: z.array(knownRole).max(10).default([]),
});
export type ApproveFactBody = z.output<typeof approveFactBodySchema>;
export const withdrawFactBodySchema = z.strictObject({
  why: z.string().trim().min(1, 'say why').max(500),
});

export const variantRowSchema = z.strictObject({
  key: z.string(),
  headline: z.string(),
  text: z.string(),
  button: z.string(),
  /** Of the visitors of its segment, in percent. */
  share: z.int(),
  visits: z.int(),
  conversions: z.int(),
  bounces: z.int(),
  complaints: z.int(),
  /** Conversions by visits with the interval that holds it with 95 %; null while nobody saw it. */
  rate: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Why it gets no visitors; null while it runs. */
  stopped: z.enum(['worse', 'bounces', 'complaints']).nullable(),
});
export type VariantRow = z.infer<typeof variantRowSchema>;
export const segmentRowSchema = z.strictObject({
  segment: z.string(),
  title: z.string(),
  variants: z.array(variantRowSchema),
});
export const pageRowSchema = z.strictObject({
  id: z.string(),
  surface: surfaceSchema,
  title: z.string(),
  path: z.string(),
  language: z.string(),
  segments: z.int(),
  variants: z.int(),
  visits: z.int(),
  conversions: z.int(),
  observedAt: at,
});
export type PageRow = z.infer<typeof pageRowSchema>;
export const listPagesQuerySchema = z.strictObject({ surface: surfaceSchema.default('page') });
export const pagesSchema = z.strictObject({ rows: z.array(pageRowSchema) });
export const pageParamsSchema = z.strictObject({ pageId: z.string().min(1).max(80) });
export const pageDetailSchema = pageRowSchema.extend({
  segmentRows: z.array(segmentRowSchema),
  /** What changed it, the newest first. */
  actions: z.array(
    z.strictObject({
      id: z.string(),
      runId: z.string().nullable(),
      sentence: z.string(),
      status: z.string(),
      at,
    }),
  ),
});
export type PageDetail = z.infer<typeof pageDetailSchema>;
