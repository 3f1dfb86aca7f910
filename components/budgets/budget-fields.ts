import { z } from 'zod';
import { parseMoney } from '@/lib/client/parse-money';

/** What a person types for a cap. */
export const capText = z
  .string()
  .refine((text) => parseMoney(text) !== null, 'Give an amount, such as 200 or 199.50.');

export const pacingOptions = [
  { value: 'none', label: 'As it comes', hint: 'The cap alone counts.' },
  { value: 'even', label: 'Evenly', hint: 'A person is asked when spend runs ahead of its days.' },
] as const;

export const periodOptions = [
  { value: 'day', label: 'Per day' },
  { value: 'week', label: 'Per week' },
  { value: 'month', label: 'Per month' },
] as const;

export const subjectTitles = {
  workspace: 'The whole workspace',
  channel: 'A channel',
  ad_account: 'An ad account',
  campaign: 'A campaign',
  agent: 'An agent',
} as const;
