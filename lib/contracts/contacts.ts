import { z } from 'zod';
import { processingLimitKindSchema } from '@/lib/core/rights/processing-limit';
import { accountTierSchema, accountTiers } from '@/lib/core/scopes/scope-body';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { actionSummarySchema } from './actions';
import { interestSchema } from './interest';
import { cursorSchema, limitSchema, pageOf, someOf } from './list';
import { namedSchema } from './named';
import { knownFactSchema } from './profiles';
import { openRunsSchema } from './runs';
import { signalRowSchema } from './signal-list';

export const contactIdParams = z.strictObject({ id: z.string().min(1).max(80) });

/** Said in words, because nothing brings the person back. */
export const eraseContactBodySchema = z.strictObject({ confirm: z.literal('erase') });
export const erasedSchema = z.strictObject({
  /** The entry in the record that says so. */
  receiptId: z.string(),
  cancelled: z.int(),
  inFlight: z.int(),
  platforms: z.int(),
});

const yesOrNo = z.enum(['yes', 'no']).optional();
const contactSorts = ['lastSignalAt', '-lastSignalAt', 'score', '-score'] as const;

export const listContactsQuerySchema = z.strictObject({
  /** Tiers of their accounts. */
  tier: someOf(accountTiers),
  converted: yesOrNo,
  /** Whether the CRM names an owner, as last read back. */
  owned: yesOrNo,
  /** Part of a name, an e-mail address, the source's id or the account's name; or an id as a whole. */
  q: z.string().trim().max(120).optional(),
  sort: z.enum(contactSorts).default('-lastSignalAt'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListContactsQuery = z.output<typeof listContactsQuerySchema>;

export const contactRowSchema = z.strictObject({
  id: z.string(),
  externalId: z.string(),
  name: z.string().nullable(),
  title: z.string().nullable(),
  region: z.string().nullable(),
  account: z.strictObject({ id: z.string(), name: z.string(), tier: accountTierSchema }).nullable(),
  /** Probability of conversion at the newest engagement, 0–1; null while no model is learnt. */
  score: z.number().nullable(),
  owner: namedSchema.nullable(),
  lastSignalAt: z.string().nullable(),
  convertedAt: z.string().nullable(),
});
export type ContactRow = z.infer<typeof contactRowSchema>;
export const contactPageSchema = pageOf(contactRowSchema);
export type ContactPage = z.infer<typeof contactPageSchema>;

export const contactDetailSchema = contactRowSchema.extend({
  email: z.string().nullable(),
  /** When the person was erased: then nothing of them is left but ids. */
  erasedAt: z.string().nullable(),
  /** What they have had us stop. */
  limits: z.array(processingLimitKindSchema),
  traits: traitsSchema,
  /** What is known of them, field by field, with where it came from and when. */
  known: z.array(knownFactSchema),
  /** What is under way about them. */
  openRuns: openRunsSchema,
  /** The model that gave the score, with how many past outcomes it learnt from. */
  scoreModel: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      hash: z.string(),
      trainedOn: z.int(),
      createdAt: z.string(),
      active: z.boolean(),
    })
    .nullable(),
  createdAt: z.string(),
  /** The newest first, at most 50 of each; the counts are of all. */
  signals: z.array(signalRowSchema),
  signalCount: z.int(),
  actions: z.array(actionSummarySchema),
  actionCount: z.int(),
  interest: interestSchema,
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;

/** In a body, never in an address: what is typed may be an e-mail address. */
export const lookUpContactsBodySchema = z.strictObject({
  text: z.string().trim().min(2, 'must have two characters at least').max(120),
});
export const foundContactsSchema = z.strictObject({ rows: z.array(namedSchema) });
