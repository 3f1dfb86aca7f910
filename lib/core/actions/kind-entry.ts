import { z } from 'zod';
import type { ContactChannel, Purpose } from '../contactability/purposes';

/** Flat picture of one outside object, as a connector reads it. Money is micros as text. */
export const outsideStateSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
export type OutsideState = z.infer<typeof outsideStateSchema>;

export const channels = ['crm', 'ads', 'outreach', 'email', 'sms', 'in_product', 'cms'] as const;
export type Channel = (typeof channels)[number];

type TargetType = 'contact' | 'campaign' | 'audience' | 'page';
export type Target = { type: TargetType; id: string };

export const timesToDetect = ['minutes', 'hours', 'days'] as const;
export type TimeToDetect = (typeof timesToDetect)[number];
/** `later`: nothing is said yet; each message that follows is an action of its own. */
export type Reaching = { purpose: Purpose; channel: ContactChannel; when: 'now' | 'later' };

export type ActionKindEntry<P> = {
  channel: Channel;
  title: string;
  payload: z.ZodType<P>;
  /** How bad it is when it was wrong: the first axis of the oversight matrix. */
  risk: 'low' | 'medium' | 'high';
  /** How soon somebody would notice: the second axis. */
  timeToDetect: TimeToDetect;
  /** How it is taken back, said before it happens; or why it cannot be. */
  reversibility: { reversible: true; how: string } | { reversible: false; why: string };
  /** The highest autonomy any setting may give this kind. */
  autonomyCeiling: 'ask' | 'act_with_undo' | 'act';
  target: (payload: P) => Target;
  /**
   * The fields it sets on the outside object, and to what: used for read-back and for three-way undo. Of an audience each
   * member is a field, by the platform's own id.
   */
  intended: (payload: P, members: readonly string[]) => OutsideState;
  /** Set when it makes a person hear from us: by which channel and for what. The contact rules then apply. */
  reaches: ((payload: P) => Reaching) | null;
  /** Words of its own that somebody will read; words that lie outside, such as a sequence's, come in as facts. */
  texts: (payload: P) => { name: string; text: string }[];
  /** Spend it adds per day, worst case, in micros; negative when it takes spend away; `live` is the outside state, where known. */
  addedDailySpend: (payload: P, live: OutsideState | null) => bigint;
};

export const entry = <P>(e: ActionKindEntry<P>): ActionKindEntry<P> => e;
