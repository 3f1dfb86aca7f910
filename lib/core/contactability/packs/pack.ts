import type { ContactBasis } from '../bases';
import type { ContactChannel, Purpose } from '../purposes';

export const packIds = ['GDPR', 'CASL', 'CAN_SPAM', 'TCPA'] as const;
export type PackId = (typeof packIds)[number];

/** Grounds that are accepted, each with the months after which it lapses by itself; null never does. */
export type AcceptedBases = Partial<Record<ContactBasis, number | null>>;

/** Hours in which contact is allowed, in the contact's own zone: from ≤ hour < to, on these weekdays (1 Monday – 7). */
export type OpenHours = { fromHour: number; toHour: number; days: readonly number[] };

/**
 * The defaults one body of law chooses. It is an aid for people who know the law of their own case, not legal advice; a
 * workspace may be stricter, never milder.
 */
export type Pack = {
  id: PackId;
  title: string;
  /** Channels the law speaks about; about another it says nothing. */
  channels: readonly ContactChannel[];
  /** What must stand behind a contact; null where the law asks for nothing beforehand. */
  accepts(purpose: Purpose, channel: ContactChannel, countries: readonly string[]): AcceptedBases | null;
  /** Windows in which contact is allowed; empty where the law sets no hours. Several are alternatives. */
  openHours(channel: ContactChannel): readonly OpenHours[];
  /** Whether each message must name its sender and offer a way out. */
  needsSender: boolean;
  needsUnsubscribe: boolean;
  /** Calendar days within which an opt-out has to hold. Here it holds at once. */
  daysToHonourOptOut: number;
};

export const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;
