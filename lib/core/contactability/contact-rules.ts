import { z } from 'zod';
import { contactBasisSchema } from './bases';
import { packIds } from './packs/pack';

const cap = z.number().int().min(0).max(100);

/** What a workspace adds to one pack. It can take grounds away and let them age, never add one. */
const packRulesSchema = z.strictObject({
  /** Grounds the law would accept and the workspace does not. */
  refusedBases: z.array(contactBasisSchema).max(10),
  /** Months after which any ground lapses; null leaves what the law says. */
  maxAgeMonths: z.number().int().min(1).max(120).nullable(),
  /** Whether something must stand behind a contact also where the law asks for nothing. */
  needsBasis: z.boolean(),
});

/** As it holds for versions of the policy from before it could be set. */
const asLearnt = { waitHours: 24, leastAnswersPerThousand: 5 };

/** The policy's section on contact with people. It can only be stricter than the packs of law it stands on. */
export const contactRulesSchema = z.strictObject({
  /** Most contacts with one person, by all agents together, in any 24 hours and any 7 days. */
  caps: z.strictObject({
    perChannelPerDay: cap,
    perChannelPerWeek: cap,
    totalPerDay: cap,
    totalPerWeek: cap,
  }),
  /** When people may be contacted, by their own clock: from ≤ hour < to, on these weekdays (1 Monday – 7). All else is quiet. */
  contactHours: z
    .strictObject({
      fromHour: z.number().int().min(0).max(23),
      toHour: z.number().int().min(1).max(24),
      days: z
        .array(z.number().int().min(1).max(7))
        .min(1, 'needs at least one day; to contact nobody, set a cap to 0')
        .max(7),
    })
    .refine(({ fromHour, toHour }) => fromHour < toHour, {
      path: ['toHour'],
      error: 'must be later than the hour at which it begins',
    }),
  /** Days for which the agent and the purpose that contacted a person last keep everybody else away. */
  leaseDays: z.number().int().min(1).max(90),
  distress: z.strictObject({
    /** From this many refusals on, a person is left alone on every channel. A complaint does that at once. */
    suppressAllAfterUnsubscribes: z.number().int().min(1).max(10),
    /** Hours a named person has to look at a sign of distress. */
    reviewHours: z.number().int().min(1).max(336),
  }),
  /** What the agents may make of what was learnt of people. It can only hold a contact back. */
  learnt: z
    .strictObject({
      /** Hours by which a message that is due may wait for a better hour; 0 sends it when it is due. */
      waitHours: z.number().int().min(0).max(168),
      /** Answers that a thousand further contacts must bring: what they cost, against what an answer is worth. 0 asks for nothing. */
      leastAnswersPerThousand: z.number().int().min(0).max(500),
    })
    .default(asLearnt),
  /** What counts for a person whose country is not known. */
  unknownCountry: z.enum(['refuse', 'strictest', ...packIds]),
  /** Whose clock counts for an e-mail to a person whose time zone can't be told. Calls and texts are refused then. */
  unknownTimeZone: z.enum(['refuse', 'workspace']),
  packs: z.strictObject({
    GDPR: packRulesSchema,
    CASL: packRulesSchema,
    CAN_SPAM: packRulesSchema,
    TCPA: packRulesSchema,
  }),
});
export type ContactRules = z.infer<typeof contactRulesSchema>;
export type PackRules = z.infer<typeof packRulesSchema>;

const asTheLawSays: PackRules = { refusedBases: [], maxAgeMonths: null, needsBasis: false };

export const defaultContactRules: ContactRules = {
  caps: { perChannelPerDay: 1, perChannelPerWeek: 3, totalPerDay: 2, totalPerWeek: 5 },
  contactHours: { fromHour: 8, toHour: 20, days: [1, 2, 3, 4, 5, 6, 7] },
  leaseDays: 14,
  distress: { suppressAllAfterUnsubscribes: 2, reviewHours: 24 },
  learnt: asLearnt,
  unknownCountry: 'strictest',
  unknownTimeZone: 'workspace',
  packs: { GDPR: asTheLawSays, CASL: asTheLawSays, CAN_SPAM: asTheLawSays, TCPA: asTheLawSays },
};
