import { z } from 'zod';
import { channels } from '@/lib/core/actions/catalogue';

/** What there is in a workspace that a scope can name. Regions and languages are those that occur, most frequent first. */
export const scopeChoicesSchema = z.strictObject({
  connections: z.array(z.strictObject({ id: z.string(), name: z.string(), channel: z.enum(channels) })),
  adAccounts: z.array(z.strictObject({ id: z.string(), campaigns: z.int() })),
  campaigns: z.array(z.strictObject({ id: z.string(), name: z.string(), adAccount: z.string() })),
  regions: z.array(z.string()),
  languages: z.array(z.string()),
});
export type ScopeChoices = z.infer<typeof scopeChoicesSchema>;
