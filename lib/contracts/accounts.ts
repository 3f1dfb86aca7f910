import { z } from 'zod';
import { correctableAccountFields } from '@/lib/core/profiles/account-profile';
import { accountTierSchema, accountTiers } from '@/lib/core/scopes/scope-body';
import { contactRowSchema } from './contacts';
import { accountInterestSchema } from './interest';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { knownFactSchema } from './profiles';
import { openRunsSchema } from './runs';
import { signalRowSchema } from './signal-list';

export const accountIdParams = z.strictObject({ id: z.string().min(1).max(80) });

const fieldText = (most: number) => z.string().trim().min(1, 'must not be empty').max(most);
export const correctAccountBodySchema = z
  .strictObject({
    /** The right values, which stand whatever sources say. */
    fields: z
      .strictObject({
        name: fieldText(200),
        industry: fieldText(100),
        region: fieldText(100),
        employees: z.int('must be a whole number').min(0, 'must not be negative').max(2_147_483_647),
        tier: accountTierSchema,
      })
      .partial()
      .default({}),
    /** Fields that sources say again. */
    release: z.array(z.enum(correctableAccountFields)).max(correctableAccountFields.length).default([]),
  })
  .refine(({ fields, release }) => Object.keys(fields).length + release.length > 0, 'name at least one field')
  .refine(({ fields, release }) => !release.some((field) => field in fields), {
    path: ['release'],
    message: 'names a field that is put right at the same time',
  });
export type CorrectAccountBody = z.input<typeof correctAccountBodySchema>;

export const listAccountsQuerySchema = z.strictObject({
  tier: someOf(accountTiers),
  /** Part of a name, a domain or the source's id; or an id as a whole. */
  q: z.string().trim().max(120).optional(),
  sort: z.enum(['name', '-name']).default('name'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListAccountsQuery = z.output<typeof listAccountsQuerySchema>;

export const accountRowSchema = z.strictObject({
  id: z.string(),
  externalId: z.string(),
  name: z.string(),
  tier: accountTierSchema,
  industry: z.string().nullable(),
  region: z.string().nullable(),
  contactCount: z.int(),
  /** When the newest signal about one of its contacts occurred. */
  lastSignalAt: z.string().nullable(),
});
export type AccountRow = z.infer<typeof accountRowSchema>;
export const accountPageSchema = pageOf(accountRowSchema);
export type AccountPage = z.infer<typeof accountPageSchema>;

export const accountDetailSchema = accountRowSchema.extend({
  domain: z.string().nullable(),
  employees: z.int().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** What is known of it, field by field, with where it came from and when. */
  known: z.array(knownFactSchema),
  /** What is under way about it or anybody of it. */
  openRuns: openRunsSchema,
  /** Those with the newest signals first, at most 50; `contactCount` counts all. */
  contacts: z.array(contactRowSchema),
  /** The newest 20. */
  signals: z.array(signalRowSchema),
  interest: accountInterestSchema,
});
export type AccountDetail = z.infer<typeof accountDetailSchema>;
