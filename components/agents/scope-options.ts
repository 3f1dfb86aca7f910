import { type ActionKind, type Channel, catalogue } from '@/lib/core/actions/catalogue';
import { segments, segmentTitles } from '@/lib/core/scopes/segment';
import { seniorities, seniorityTitles } from '@/lib/core/scopes/seniority';
import type { PickerOption } from './picker';

const channelWords: Record<Channel, { label: string; hint: string }> = {
  crm: { label: 'CRM', hint: 'Contacts and their owners.' },
  ads: { label: 'Advertising', hint: 'Campaigns, their budgets and bids.' },
  outreach: { label: 'Outreach', hint: 'Sequences and who is in them.' },
  email: { label: 'E-mail', hint: 'Messages to contacts.' },
  sms: { label: 'Text messages', hint: 'Messages to the phones of contacts.' },
  in_product: { label: 'In the product', hint: 'Messages that contacts see when they open the product.' },
  cms: { label: 'Website', hint: 'Landing pages, their variants and who sees which.' },
};

export const channelOptions = (list: readonly Channel[]): PickerOption[] =>
  list.map((channel) => ({ value: channel, ...channelWords[channel] }));

/** The kinds of action, each with how it is taken back. */
export const kindOptions = (kinds: readonly ActionKind[]): PickerOption[] =>
  kinds.map((kind) => {
    const { title, reversibility } = catalogue[kind];
    return {
      value: kind,
      label: title,
      hint: reversibility.reversible ? reversibility.how : reversibility.why,
    };
  });

export const tierOptions: readonly PickerOption[] = [
  { value: 'tier_1', label: 'tier 1' },
  { value: 'tier_2', label: 'tier 2' },
  { value: 'tier_3', label: 'tier 3 or no account' },
];

export const segmentOptions: readonly PickerOption[] = segments.map((value) => ({
  value,
  label: segmentTitles[value],
}));

export const seniorityOptions: readonly PickerOption[] = seniorities.map((value) => ({
  value,
  label: seniorityTitles[value],
}));

export const dayOptions: readonly PickerOption[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
].map((label, index) => ({ value: String(index + 1), label }));

export const hourOptions = (first: number, last: number): PickerOption[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    value: String(first + index),
    label: `${first + index}:00`,
  }));

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** A language by its name, where the tag is one: `German (de)`. */
export function languageLabel(tag: string): string {
  try {
    const name = languageNames.of(tag);
    return name && name !== tag ? `${name} (${tag})` : tag;
  } catch {
    return tag;
  }
}
