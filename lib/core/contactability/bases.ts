import { z } from 'zod';

/** What can stand behind a contact, as a person records it with its evidence. */
export const contactBases = [
  'double_opt_in',
  'consent',
  'existing_customer',
  'implied_inquiry',
  'legitimate_interest',
  'contract',
] as const;
export const contactBasisSchema = z.enum(contactBases);
export type ContactBasis = z.infer<typeof contactBasisSchema>;

/** In words that end the sentence "They may be contacted on the ground of …". */
export const contactBasisTitles: Record<ContactBasis, string> = {
  double_opt_in: 'a consent they confirmed (double opt-in)',
  consent: 'their consent',
  existing_customer: 'being an existing customer',
  implied_inquiry: 'an inquiry they made',
  legitimate_interest: 'a legitimate interest between businesses',
  contract: 'a contract with them',
};

/** After somebody said no, only their own yes counts again: none of the grounds that we can claim by ourselves. */
export const isExpress = (basis: ContactBasis): boolean => basis === 'consent' || basis === 'double_opt_in';
