import { z } from 'zod';

/** On what a message waits for a moment: how much of the pattern is whose, and how much reading is likelier then. */
export const stepTimingBasisSchema = z.strictObject({
  /** The hour and weekday on the reader's clock at which it goes out. */
  hour: z.number().int().min(0).max(23),
  weekday: z.number().int().min(1).max(7),
  timeZone: z.string(),
  /** Likelihood of reading against the first moment at which it could have gone out; 1 where it goes at once. */
  gain: z.number().min(0),
  shares: z.strictObject({
    contact: z.number(),
    segment: z.number(),
    workspace: z.number(),
    flat: z.number(),
  }),
  counts: z.strictObject({
    contact: z.number().int(),
    segment: z.number().int(),
    workspace: z.number().int(),
  }),
  /** Whether it is at a time of day that they asked for; absent from before that was known. */
  asked: z.boolean().optional(),
});
export type StepTimingBasis = z.infer<typeof stepTimingBasisSchema>;

const whole = (share: number): number => Math.round(share * 100);

/** Whose history the hour rests on, in one sentence. */
export function whoseHistory({ shares, counts }: Pick<StepTimingBasis, 'shares' | 'counts'>): string {
  if (shares.contact >= 0.5)
    return `From ${counts.contact.toLocaleString('en-US')} opens, clicks and visits of their own (${whole(shares.contact)} %).`;
  const own = counts.contact > 0 ? `; only ${whole(shares.contact)} % is their own history` : '';
  if (shares.segment + shares.contact >= 0.5)
    return `From people at accounts of this size (${counts.segment.toLocaleString('en-US')} times seen)${own}.`;
  if (shares.flat < 0.5)
    return `From everybody in the workspace (${counts.workspace.toLocaleString('en-US')} times seen)${own}.`;
  return `Hardly anything is known yet${own}.`;
}

/** Why a message goes out at its moment, in one or two sentences. */
export function whyThen(basis: StepTimingBasis): string {
  const { hour, shares, gain, asked } = basis;
  if (asked)
    return `Around ${hour}:00: at a time of day that suits what they asked for, as was learnt of them.`;
  if (gain <= 1)
    return 'Sent at the first hour allowed: no other within the time it may wait is clearly better.';
  const who = shares.contact >= 0.5 ? 'This person usually reads' : 'People like this person usually read';
  return `${who} around ${hour}:00: reading is ${gain.toFixed(1)} times as likely as when it could have gone out first. ${whoseHistory(basis)}`;
}
