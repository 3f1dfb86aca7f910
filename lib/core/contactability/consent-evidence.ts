import { z } from 'zod';

/** What shows that a permission was given or taken back. It stays with the record of it; the audit log names it by id only. */
export const consentEvidenceSchema = z.strictObject({
  /** Where it was said: `newsletter form`, `trade fair`, `reply`. */
  source: z.string().trim().min(1, 'say where it was given').max(200),
  /** The version of the words they agreed to; null where there were none. */
  wordingVersion: z.string().trim().min(1).max(120).nullable(),
  /** Anything that helps to find it again, such as the number of a form. */
  reference: z.string().trim().min(1).max(300).nullable(),
});
export type ConsentEvidence = z.infer<typeof consentEvidenceSchema>;
