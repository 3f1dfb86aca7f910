import type { ContactFields } from '@/lib/contracts/rights';
import { correctableFields } from '@/lib/core/rights/correctable-fields';

/** What is selected of a contact to show what can be put right. */
export const contactFieldsSelect = {
  email: true,
  name: true,
  title: true,
  phone: true,
  region: true,
  language: true,
  countryCode: true,
  timeZone: true,
} as const;

export const contactFieldsOf = (contact: ContactFields): ContactFields =>
  Object.fromEntries(correctableFields.map((field) => [field, contact[field]])) as ContactFields;
