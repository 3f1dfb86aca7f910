import { z } from 'zod';
import { processingLimitFactSchema } from '../rights/processing-limit';
import { contactBasisSchema } from './bases';
import { jurisdictionSchema } from './jurisdiction/jurisdiction';
import { contactChannelSchema, purposeSchema } from './purposes';

export const suppressionReasons = [
  'unsubscribe',
  'complaint',
  'bounce',
  'distress',
  'manual',
  'erasure',
  'objection',
] as const;
export const suppressionReasonSchema = z.enum(suppressionReasons);
export type SuppressionReason = z.infer<typeof suppressionReasonSchema>;

const moment = z.iso.datetime({ offset: true });
const count = z.number().int().min(0);

/** One statement about consent on the channel asked for; the evidence itself stays with the record named by the id. */
export const consentFactSchema = z.strictObject({
  id: z.string(),
  purpose: purposeSchema,
  status: z.enum(['granted', 'withdrawn']),
  basis: contactBasisSchema,
  occurredAt: moment,
  expiresAt: moment.nullable(),
});
export type ConsentFact = z.infer<typeof consentFactSchema>;

/** Everything the gate may know of one person for one purpose and channel. Ids and figures only. */
export const contactFactsSchema = z.strictObject({
  contactId: z.string(),
  purpose: purposeSchema,
  channel: contactChannelSchema,
  jurisdiction: jurisdictionSchema,
  /** The clocks of every zone they may be in. Quiet hours hold by all of them. */
  localTimes: z.array(
    z.strictObject({
      timeZone: z.string(),
      offsetMinutes: z.number().int(),
      change: z.strictObject({ at: moment, offsetMinutes: z.number().int() }).nullable(),
    }),
  ),
  /** `workspace` where nothing tells where they are. */
  timeZoneFrom: z.enum(['contact', 'country', 'workspace']),
  consents: z.array(consentFactSchema),
  /** Those in force, of the person and of their address; `channel` null blocks all. */
  suppressions: z.array(
    z.strictObject({
      id: z.string(),
      channel: contactChannelSchema.nullable(),
      reason: suppressionReasonSchema,
    }),
  ),
  /** Contacts made or held for others, in the last 24 hours and 7 days; never this action's own. */
  touches: z.strictObject({
    channelToday: count,
    channelWeek: count,
    totalToday: count,
    totalWeek: count,
    /** Ever made, on any channel. */
    ever: count,
  }),
  lease: z.strictObject({ purpose: purposeSchema, agentId: z.string().nullable(), until: moment }).nullable(),
  /** A sign of distress that nobody has closed yet. */
  openDistress: z.boolean(),
  /** What they have had us stop. Decisions from before it could be limited have none. */
  limits: z.array(processingLimitFactSchema).default([]),
  /** When consent and suppressions were read: what each effect records. */
  checkedAt: moment,
});
export type ContactFacts = z.infer<typeof contactFactsSchema>;

/** What somebody wants to do with a person. `agentId` is null where a person or the system asks. */
export type ContactRequest = Pick<ContactFacts, 'purpose' | 'channel'> & { agentId: string | null };
