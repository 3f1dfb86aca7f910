import type { Memory } from '@/lib/contracts/memory';
import { contactChannels, contactChannelTitles } from '@/lib/core/contactability/purposes';
import {
  decisionProcesses,
  decisionProcessTitles,
  type FactType,
  factTypeNames,
  factTypes,
  objections,
  objectionTitles,
} from '@/lib/core/memory/fact-types';
import { hourBands, hourBandTitles } from '@/lib/core/memory/hour-bands';
import { buyingRoles, buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import { lifecycleStages, lifecycleStageTitles } from '@/lib/core/signals/intent/lifecycle-stage';
import type { SelectOption } from '../ui/select';

/** How the value of a fact is entered: one field, chosen from a list or typed. */
export type FactField = { key: string; label: string } & (
  | { of: 'choice'; options: readonly SelectOption[] }
  | { of: 'date' | 'month' | 'text' }
);

const options = <T extends string>(values: readonly T[], titles: Record<T, string>): SelectOption[] =>
  values.map((value) => ({ value, label: capital(titles[value]) }));
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const bands: FactField = {
  key: 'band',
  label: 'Time of day',
  of: 'choice',
  options: options(hourBands, hourBandTitles),
};

const fields: Record<FactType, FactField> = {
  preferred_channel: {
    key: 'channel',
    label: 'Channel',
    of: 'choice',
    options: options(contactChannels, contactChannelTitles),
  },
  best_hours: bands,
  no_contact_hours: bands,
  stated_interest: { key: 'topic', label: 'Topic', of: 'choice', options: [] },
  objection: {
    key: 'kind',
    label: 'What speaks against it',
    of: 'choice',
    options: options(objections, objectionTitles),
  },
  stated_role: {
    key: 'role',
    label: 'Role',
    of: 'choice',
    options: options(
      buyingRoles.filter((role) => role !== 'unknown'),
      buyingRoleTitles,
    ),
  },
  not_before: { key: 'date', label: 'Day from which they can be written to', of: 'date' },
  buying_stage: {
    key: 'stage',
    label: 'Stage',
    of: 'choice',
    options: options(lifecycleStages, lifecycleStageTitles),
  },
  incumbent: { key: 'name', label: 'Name, at most three words', of: 'text' },
  budget_period: {
    key: 'quarter',
    label: 'Quarter',
    of: 'choice',
    options: ['1', '2', '3', '4'].map((value) => ({ value, label: `Quarter ${value}` })),
  },
  renewal_month: { key: 'month', label: 'Month', of: 'month' },
  decision_process: {
    key: 'process',
    label: 'How they decide',
    of: 'choice',
    options: options(decisionProcesses, decisionProcessTitles),
  },
};

/** The field of a type, with the workspace's topics where one is chosen. */
export function fieldOf(type: FactType, topics: Memory['topics']): FactField {
  const field = fields[type];
  return type === 'stated_interest' && field.of === 'choice'
    ? { ...field, options: topics.map(({ name, title }) => ({ value: name, label: title })) }
    : field;
}

/** What can be stated of a person or of a company. */
export const typeOptions = (subject: Memory['subject']['type'], topics: Memory['topics']): SelectOption[] =>
  factTypeNames
    .filter(
      (type) => factTypes[type].subject === subject && (type !== 'stated_interest' || topics.length > 0),
    )
    .map((type) => ({ value: type, label: factTypes[type].title }));

/** The value as the API takes it. */
export const enteredValue = (type: FactType, entered: string): Record<string, string | number> =>
  type === 'budget_period' ? { quarter: Number(entered) } : { [fields[type].key]: entered };
