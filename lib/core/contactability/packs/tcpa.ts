import { type AcceptedBases, everyDay, type Pack } from './pack';

/** Prior express (written) consent, 47 CFR § 64.1200(a)(2) and (f)(9). */
const written: AcceptedBases = { double_opt_in: null, consent: null };
/** Established business relationship, § 64.1200(f)(5): eighteen months from a transaction, three from an inquiry. */
const related: AcceptedBases = { ...written, existing_customer: 18, implied_inquiry: 3 };
/** Whoever gave their number for a transaction agreed to be reached about it. */
const serving: AcceptedBases = { ...written, existing_customer: null, contract: null };

/**
 * United States, calls and text messages. Sources: Telephone Consumer Protection Act, 47 U.S.C. § 227; 47 CFR § 64.1200: (c)(1)
 * no solicitation before 8:00 or after 21:00 at the called person's place, (a)(10) a revocation in any reasonable way holds within
 * ten business days. A text message counts as a call; marketing texts are treated as sent by an automatic system.
 */
export const tcpa: Pack = {
  id: 'TCPA',
  title: 'TCPA',
  channels: ['sms', 'phone'],
  accepts(purpose, channel) {
    if (purpose === 'service') return serving;
    return purpose === 'sales_outreach' && channel === 'phone' ? related : written;
  },
  openHours: () => [{ fromHour: 8, toHour: 21, days: everyDay }],
  needsSender: true,
  needsUnsubscribe: true,
  daysToHonourOptOut: 14,
};
