import type { Pack } from './pack';

/**
 * United States, e-mail. Source: CAN-SPAM Act, 15 U.S.C. § 7704: an opt-out law, nothing is needed beforehand; (a)(3) a working
 * way out, (a)(4) ten business days to honour it, (a)(5) sender's postal address and that it is an advertisement.
 */
export const canSpam: Pack = {
  id: 'CAN_SPAM',
  title: 'CAN-SPAM',
  channels: ['email'],
  accepts: () => null,
  openHours: () => [],
  needsSender: true,
  needsUnsubscribe: true,
  daysToHonourOptOut: 14,
};
