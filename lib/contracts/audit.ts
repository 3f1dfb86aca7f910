import { z } from 'zod';
import { auditVerbs } from '@/lib/core/audit/events';
import { verdicts } from '@/lib/core/gate/finding';
import { changeFieldSchema, inputViewSchema } from './actions';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { namedSchema } from './named';

export const auditEntryIdParams = z.strictObject({ id: z.string().min(1).max(80) });

const id = z.string().trim().min(1).max(120).optional();

export const listAuditQuerySchema = z.strictObject({
  verb: someOf(auditVerbs),
  /** Any id: of the actor, the subject, the run, the action or the entry. */
  q: id,
  actor: id,
  subject: id,
  run: id,
  action: id,
  /** ISO 8601, inclusive. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** ISO 8601, exclusive. */
  to: z.iso.datetime({ offset: true }).optional(),
  sort: z.enum(['-occurredAt']).optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListAuditQuery = z.output<typeof listAuditQuerySchema>;

export const downloadFormats = ['csv', 'json'] as const;
/** The same narrowing, all that it finds, as a file. */
export const downloadAuditQuerySchema = listAuditQuerySchema
  .omit({ cursor: true, limit: true, sort: true })
  .extend({ format: z.enum(downloadFormats) });
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
export const auditPageSchema = pageOf(auditRowSchema);
export type AuditPage = z.infer<typeof auditPageSchema>;

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
  /** The detail as recorded. */
  detail: z.json(),
  /** The exact stored bytes (RFC 8785) and their SHA-256. */
  canonical: z.string(),
  sha256: z.string(),
  mentions: z.array(namedSchema),
});
export type AuditEntryView = z.infer<typeof auditEntrySchema>;
