import { z } from 'zod';
import { grantFields } from '@/lib/core/scopes/grants';

/** How often a granted part of a scope was used. */
export const grantUseSchema = z.strictObject({
  field: z.enum(grantFields),
  /** `*`: everything there is. */
  item: z.string(),
  label: z.string(),
  grantedSince: z.string(),
  /** Actions that made use of it within the window and since it was granted: proposed, and of them carried out. */
  proposed: z.int(),
  executed: z.int(),
  lastUsedAt: z.string().nullable(),
  /** Granted too lately for its not being used to say anything. */
  isNew: z.boolean(),
});
export type GrantUse = z.infer<typeof grantUseSchema>;

export const scopeUseSchema = z.strictObject({
  /** Null where the agent has no scope in force. */
  scopeVersion: z.int().nullable(),
  windowDays: z.int(),
  /** A grant younger than this is `isNew`. */
  newDays: z.int(),
  since: z.string(),
  grants: z.array(grantUseSchema),
});
export type ScopeUse = z.infer<typeof scopeUseSchema>;
