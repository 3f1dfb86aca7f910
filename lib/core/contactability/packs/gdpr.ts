import type { AcceptedBases, Pack } from './pack';

const own: AcceptedBases = { double_opt_in: null, consent: null };
/** Soft opt-in: own similar products to one's own customers, ePrivacy Directive art. 13(2). */
const withCustomers: AcceptedBases = { ...own, existing_customer: null };
/** GDPR recital 47 names direct marketing as a possible legitimate interest; ePrivacy art. 13(5) leaves businesses to the states. */
const withInterest: AcceptedBases = { ...withCustomers, legitimate_interest: null };
/** What is needed to perform a contract, art. 6(1)(b), or is asked for before one. */
const serving: AcceptedBases = { ...withInterest, contract: null, implied_inquiry: null };

/**
 * Countries whose law asks businesses, too, for prior consent to unsolicited electronic mail: Germany (UWG § 7(2)), Austria
 * (TKG 2021 § 174), Denmark (Markedsføringsloven § 10), Italy (Codice Privacy art. 130), Spain (LSSI art. 21).
 */
const strictForBusinesses = new Set(['DE', 'AT', 'DK', 'IT', 'ES']);

/**
 * European Economic Area, United Kingdom and Switzerland. Sources: Regulation (EU) 2016/679 art. 6, 7, 21 and recital 47;
 * Directive 2002/58/EC art. 13 (text messages are electronic mail, recital 40; live calls are left to the states, art. 13(3):
 * the stricter choice is taken here); UK GDPR and PECR reg. 21–22; Swiss UCA art. 3(1)(o). The countries are not known where
 * the list is empty: then the strictest of them counts. An objection to direct marketing holds without delay, art. 21(3);
 * one month is the outer bound of art. 12(3).
 */
export const gdpr: Pack = {
  id: 'GDPR',
  title: 'GDPR and ePrivacy',
  channels: ['email', 'sms', 'phone', 'in_product'],
  accepts(purpose, channel, countries) {
    if (purpose === 'service') return serving;
    // What somebody sees in a product that they opened themselves is no electronic mail; a ground is needed all the same.
    if (channel === 'in_product') return purpose === 'marketing' ? withCustomers : withInterest;
    if (purpose === 'marketing') return channel === 'phone' ? own : withCustomers;
    const strict = countries.length === 0 || countries.some((country) => strictForBusinesses.has(country));
    return channel === 'sms' || strict ? withCustomers : withInterest;
  },
  openHours: () => [],
  needsSender: true,
  needsUnsubscribe: true,
  daysToHonourOptOut: 30,
};
