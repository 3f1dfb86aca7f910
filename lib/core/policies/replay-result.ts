import { z } from 'zod';
import { verdicts } from '../gate/finding';
import { microsText } from '../shared/micros';

/** What another policy would have changed for a proposal, by what it was answered then. */
export const replayCategories = ['newly_allowed', 'no_longer_asked', 'newly_asked', 'newly_refused'] as const;
export type ReplayCategory = (typeof replayCategories)[number];

const count = z.number().int().min(0);
export const replayCountsSchema = z.strictObject({
  newly_allowed: count,
  no_longer_asked: count,
  newly_asked: count,
  newly_refused: count,
  unchanged: count,
});
export type ReplayCounts = z.infer<typeof replayCountsSchema>;

const answerSchema = z.strictObject({ verdict: z.enum(verdicts), rule: z.string(), message: z.string() });
export const replayExampleSchema = z.strictObject({
  category: z.enum(replayCategories),
  actionId: z.string(),
  agentId: z.string().nullable(),
  kind: z.string(),
  at: z.string(),
  /** Each with the finding that decides. */
  before: answerSchema,
  after: answerSchema,
});
export type ReplayExample = z.infer<typeof replayExampleSchema>;

/** What came of deciding a recorded stream again: figures, examples, and what they can't tell. */
export const replayResultSchema = z.strictObject({
  /** Decisions read, and proposals among them. */
  decisions: count,
  proposals: count,
  totals: replayCountsSchema,
  /** By agent (null: people) and kind of action. */
  rows: z.array(replayCountsSchema.extend({ agentId: z.string().nullable(), kind: z.string() })),
  money: z.strictObject({
    /** Added daily spend, worst case, of what would newly have gone out and of what would no longer have. */
    addedMicros: microsText,
    takenAwayMicros: microsText,
    /** Per budget window, what it would have held more (or, negative, less) at the end of its part of the record. */
    windows: z.array(
      z.strictObject({
        windowId: z.string(),
        budgetId: z.string(),
        name: z.string(),
        period: z.string(),
        differenceMicros: microsText,
      }),
    ),
  }),
  /** Messages to people that would have gone out besides, and that would not. */
  messages: z.strictObject({ more: count, fewer: count }),
  reviews: z.strictObject({ before: count, after: count, minutesPerReview: z.number() }),
  unknown: z.strictObject({
    /** Asked now and not then: what the person would have said can't be known; carried on as if granted, the worst case. */
    assumedGranted: count,
    /** Allowed now where a person said no then. */
    againstAPerson: count,
    /** Proposals that started from a value which would have been another: what the agent had proposed then can't be known. */
    startsElsewhere: count,
    /** Decided under earlier rules: they answer otherwise now whatever the policy says, and are left out. */
    otherRules: count,
    /** Returns of campaigns were measured over another number of days. */
    otherRoasWindow: count,
    /** Records that can't be read any more. */
    unreadable: count,
  }),
  examples: z.array(replayExampleSchema),
});
export type ReplayResult = z.infer<typeof replayResultSchema>;
