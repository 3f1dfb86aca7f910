import { z } from 'zod';

const count = z.int().min(0);
/** The line of a public key: name, id and bytes (C2SP signed-note). */
const verifierKey = z.string();

/** How far the record of a workspace is sealed. */
export const auditLogSchema = z.strictObject({
  origin: z.string().nullable(),
  size: count,
  /** Written and not sealed yet. */
  pending: count,
  /** The newest signed checkpoint; null before the first seal. */
  checkpoint: z.string().nullable(),
  signedAt: z.string().nullable(),
  keys: z.array(verifierKey),
  /** What the last check of the bytes and of the tables against them found; null before the first. */
  check: z
    .strictObject({
      entryId: z.string(),
      at: z.string(),
      entries: count,
      actions: count,
      problems: count,
      named: z.array(z.string()),
    })
    .nullable(),
});
export type AuditLogView = z.infer<typeof auditLogSchema>;

/** All that a browser needs to check for itself that an entry is in the log. */
export const entryProofSchema = z.strictObject({
  index: count,
  /** Hashes from the leaf up, in base64 (RFC 9162, section 2.1.3.1). */
  path: z.array(z.string()),
  checkpoint: z.string(),
  signedAt: z.string(),
  keys: z.array(verifierKey),
});
export type EntryProofView = z.infer<typeof entryProofSchema>;

const place = z.coerce.number().pipe(z.int('must be a whole number').min(0)).optional();
/** Entries `from` to before `to`; all when left out. */
export const exportRangeSchema = z.strictObject({ from: place, to: place });

/** It is under way; what it finds is in the record. */
export const checkRequestedSchema = z.strictObject({ requested: z.literal(true) });
