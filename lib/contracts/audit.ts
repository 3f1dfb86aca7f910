import { z } from 'zod';
import { chainStages } from '@/lib/core/audit/chain-stage';
import { auditVerbs } from '@/lib/core/audit/events';
import { auditOutcomes } from '@/lib/core/audit/search/outcomes';
import { verdicts } from '@/lib/core/gate/finding';
import { changeFieldSchema, inputViewSchema } from './actions';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { namedSchema } from './named';

export const auditEntryIdParams = z.strictObject({ id: z.string().min(1).max(80) });

const id = z.string().trim().min(1).max(120).optional();
/** Units of the currency, such as 1500 or 0.25; read as micros. */
const amount = z
  .string()
  .trim()
  .regex(/^\d{1,11}(\.\d{1,6})?$/, 'must be an amount such as 1500 or 0.25')
  .transform((text) => {
    const [units = '0', part = ''] = text.split('.');
    return String(BigInt(units) * 1_000_000n + BigInt(part.padEnd(6, '0')));
  })
  .optional();

/** What the record can be narrowed by, all of it together: the same in the page's address, the API and the download. */
const filters = {
  /** Words of what is not personal, each at least the beginning of one; or any id. */
  q: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .refine(
      (text) => !text.includes('@'),
      'must not be an e-mail address, which would stay in addresses and logs: find the person and filter by `person`',
    )
    .optional(),
  verb: someOf(auditVerbs),
  outcome: someOf(auditOutcomes),
  actor: id,
  /** An agent: what it did, and what was done about it and its actions. */
  agent: id,
  subject: id,
  /** The id of a contact: entries about them, and about actions, runs and signals of theirs. */
  person: id,
  campaign: id,
  run: id,
  action: id,
  /** Of the amounts; the workspace's own where it is left out. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a code such as EUR')
    .optional(),
  /** Inclusive, as is its other end; an entry fits with any amount that it names. */
  minAmount: amount,
  maxAmount: amount,
  /** ISO 8601, inclusive. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** ISO 8601, exclusive. */
  to: z.iso.datetime({ offset: true }).optional(),
};
export const auditFiltersSchema = z.strictObject(filters);
export type AuditFilters = z.output<typeof auditFiltersSchema>;

/** The end of the record where it began, as a cursor. */
export const OLDEST = 'oldest';
export const listAuditQuerySchema = z.strictObject({
  ...filters,
  sort: z.enum(['-occurredAt']).optional(),
  /** As an answer gave it out; or `oldest`. */
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListAuditQuery = z.output<typeof listAuditQuerySchema>;

export const downloadFormats = ['csv', 'json'] as const;
/** The same narrowing, all that it finds, as a file. */
export const downloadAuditQuerySchema = z.strictObject({ ...filters, format: z.enum(downloadFormats) });
export type DownloadAuditQuery = z.output<typeof downloadAuditQuerySchema>;

export const auditRowSchema = z.strictObject({
  id: z.string(),
  occurredAt: z.string(),
  actor: namedSchema,
  verb: z.string(),
  /** The verb in plain words. */
  title: z.string(),
  /** What of it matters most, in one line; made from the entry alone. */
  gist: z.string().nullable(),
  subject: namedSchema,
  runId: z.string().nullable(),
  actionId: z.string().nullable(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;
/** Newest first, in the order of the log. */
export const auditPageSchema = pageOf(auditRowSchema).extend({
  /** Where the page of newer entries begins; null where there are none, and on the first page. */
  previousCursor: z.string().nullable(),
  /** So many entries between the newest and the older ones can't be searched yet: a long record is being taken up. */
  unsearched: z.number().int(),
  /** What the ids that were asked for are called. */
  asked: z.array(namedSchema),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

/** How many entries a search finds, over the time in which it finds them; without those that are `unsearched`. */
export const auditTimelineSchema = z.strictObject({
  total: z.number().int(),
  /** Not where a range of amounts has ends of more than three digits: then some are counted whose amount lies just outside. */
  isExact: z.boolean(),
  unit: z.enum(['day', 'week', 'month']),
  bars: z.array(
    z.strictObject({
      /** First and last day of the bar in the workspace's time zone, both inclusive. */
      from: z.iso.date(),
      to: z.iso.date(),
      count: z.number().int(),
    }),
  ),
  unsearched: z.number().int(),
});
export type AuditTimeline = z.infer<typeof auditTimelineSchema>;

export const auditEntrySchema = auditRowSchema.extend({
  actorVersion: z.string().nullable(),
  /** The entry of the intent that this outcome completes. */
  completesId: z.string().nullable(),
  why: z.string().nullable(),
  findings: z.array(z.strictObject({ rule: z.string(), verdict: z.enum(verdicts), message: z.string() })),
  inputs: z.array(inputViewSchema),
  changes: z.array(changeFieldSchema),
  currency: z.string(),
  signalId: z.string().nullable(),
  approvalId: z.string().nullable(),
  /** What led to it and what came of it, in the order from signal to rollback; empty where it stands alone. */
  chain: z.array(
    z.strictObject({
      stage: z.enum(chainStages),
      type: z.enum(['entry', 'signal']),
      id: z.string(),
      title: z.string(),
      at: z.string(),
      isThis: z.boolean(),
    }),
  ),
  /** The entry that says that its contents were dropped when their time was over, and its leaf in base64; null where they are there. */
  dropped: z
    .strictObject({ entryId: z.string().nullable(), at: z.string().nullable(), leaf: z.string() })
    .nullable(),
  /** The detail as recorded. */
  detail: z.json(),
  /** The exact stored bytes (RFC 8785) and their SHA-256; empty where the contents were dropped. */
  canonical: z.string(),
  sha256: z.string(),
  mentions: z.array(namedSchema),
});
export type AuditEntryView = z.infer<typeof auditEntrySchema>;
