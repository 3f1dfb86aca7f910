import type { SuppressionRow } from '@/lib/contracts/suppressions';
import { type ContactBasis, contactBases } from '@/lib/core/contactability/bases';
import {
  type ContactChannel,
  contactChannels,
  contactChannelTitles,
  type Purpose,
  purposes,
  purposeTitles,
} from '@/lib/core/contactability/purposes';

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const purposeWord = (purpose: Purpose): string => capital(purposeTitles[purpose]);
export const channelWord = (channel: ContactChannel): string => capital(contactChannelTitles[channel]);

export const basisWords: Record<ContactBasis, string> = {
  double_opt_in: 'Consent, confirmed (double opt-in)',
  consent: 'Consent',
  existing_customer: 'Existing customer',
  implied_inquiry: 'An inquiry they made',
  legitimate_interest: 'Legitimate interest between businesses',
  contract: 'A contract with them',
};

export const reasonWords: Record<SuppressionRow['reason'], string> = {
  unsubscribe: 'Asked not to be contacted',
  complaint: 'Complained',
  bounce: 'Messages came back',
  distress: 'Told of trouble',
  manual: 'Blocked by a person',
  erasure: 'Data erased',
  objection: 'Objected',
};

const option = <T extends string>(value: T, label: string) => ({ value, label });
export const purposeOptions = purposes.map((value) => option(value, purposeWord(value)));
export const channelOptions = contactChannels.map((value) => option(value, channelWord(value)));
export const basisOptions = contactBases.map((value) => option(value, basisWords[value]));
