import type { MessageChannel } from './wording';

/** Whether somebody can be reached by a channel, and when that would be best. */
export type ChannelStanding = {
  channel: MessageChannel;
  /** Why nothing goes out by it now; null where nothing speaks against it. */
  obstacle: string | null;
  /** ISO instant of the best moment within the time that the contact rules let it wait; null at once. */
  bestAt: string | null;
  /** Likelihood of reading then, against at once. */
  gain: number;
};
