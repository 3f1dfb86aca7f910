import type { AcceptedBases, Pack } from './pack';

const express: AcceptedBases = { double_opt_in: null, consent: null };
/** Implied consent: two years from a purchase or contract, six months from an inquiry, CASL s. 10(10). */
const messages: AcceptedBases = { ...express, existing_customer: 24, implied_inquiry: 6 };
/** For calls the relationship lasts eighteen months, Telecommunications Act s. 41.7(2). */
const calls: AcceptedBases = { ...express, existing_customer: 18, implied_inquiry: 6 };

/**
 * Canada. Sources: An Act to promote the efficiency and adaptability of the Canadian economy …, S.C. 2010, c. 23: s. 6(1) consent,
 * s. 6(2) identification and unsubscribe, s. 6(6) messages that complete a transaction need no consent, s. 6(8) live calls are not
 * covered, s. 11(3) ten business days. Calls: CRTC Unsolicited Telecommunications Rules, part III s. 23, weekdays 9:00–21:30 and
 * weekends 10:00–18:00 at the consumer's place (whole hours here, so until 21:00). Legitimate interest is no ground in Canada.
 */
export const casl: Pack = {
  id: 'CASL',
  title: 'CASL',
  channels: ['email', 'sms', 'phone'],
  accepts(purpose, channel) {
    if (purpose === 'service') return null;
    return channel === 'phone' ? calls : messages;
  },
  openHours: (channel) =>
    channel === 'phone'
      ? [
          { fromHour: 9, toHour: 21, days: [1, 2, 3, 4, 5] },
          { fromHour: 10, toHour: 18, days: [6, 7] },
        ]
      : [],
  needsSender: true,
  needsUnsubscribe: true,
  daysToHonourOptOut: 14,
};
