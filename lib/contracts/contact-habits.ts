import { z } from 'zod';

const shares = z.strictObject({
  contact: z.number(),
  segment: z.number(),
  workspace: z.number(),
  flat: z.number(),
});

/** What one further contact brings, in answers per thousand with refusals counted against; the interval holds 8 in 10. */
export const contactReturnSchema = z.strictObject({
  contact: z.int(),
  made: z.int(),
  answered: z.int(),
  refused: z.int(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
});

/** When one person reads and what another contact with them brings, as it is learnt now. */
export const contactHabitsSchema = z.strictObject({
  timeZone: z.string(),
  /** How likely reading is, 1 where all hours, or weekdays (Monday first), are alike. */
  hours: z.array(z.number()).length(24),
  weekdays: z.array(z.number()).length(7),
  /** Null where nothing is known of anybody. */
  likeliest: z.strictObject({ hour: z.int(), weekday: z.int() }).nullable(),
  /** How much of it is the person's own history. */
  shares,
  basis: z.string(),
  /** When it was last learnt from everybody; null before the first night. */
  learntAt: z.string().nullable(),
  waitHours: z.int(),
  /** Steps of a sequence that wait for their moment, or came due last. */
  steps: z.array(
    z.strictObject({
      sequenceId: z.string(),
      step: z.int(),
      dueAt: z.string(),
      sendAt: z.string(),
      isWaiting: z.boolean(),
      why: z.string(),
    }),
  ),
  next: z.strictObject({
    contact: z.int(),
    expected: contactReturnSchema.nullable(),
    leastPerThousand: z.int(),
    isWorthIt: z.boolean(),
  }),
});
export type ContactHabits = z.infer<typeof contactHabitsSchema>;

/** What contacts without an answer brought, the first, the second and so on, and after which one it is not worth going on. */
export const contactFrequencySchema = z.strictObject({
  contacts: z.array(contactReturnSchema),
  leastPerThousand: z.int(),
  lastWorthwhile: z.int().nullable(),
  learntAt: z.string().nullable(),
  assumptions: z.array(z.string()),
});
export type ContactFrequency = z.infer<typeof contactFrequencySchema>;
