import { catalogue } from '../actions/catalogue';
import type { Grant, GrantField } from './grants';
import { segmentTitles } from './segment';
import { seniorityTitles } from './seniority';

/** Names of what a scope holds by id; each answers with the id where it knows no name. */
export type GrantNames = {
  campaign?: (id: string) => string;
  connection?: (id: string) => string;
};

const every: Partial<Record<GrantField, string>> = {
  connections: 'All connections',
  adAccounts: 'All ad accounts',
  campaigns: 'All campaigns',
  regions: 'All regions',
  languages: 'All languages',
};

const titleIn = (titles: Record<string, string>, item: string): string => titles[item] ?? item;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a granted part is called on screen. */
export function nameGrant({ field, item }: Grant, names: GrantNames = {}): string {
  if (item === '*') return every[field] ?? 'All';
  switch (field) {
    case 'kinds':
      return Object.hasOwn(catalogue, item) ? catalogue[item as keyof typeof catalogue].title : item;
    case 'channels':
      return `Channel “${item}”`;
    case 'connections':
      return `Connection “${names.connection?.(item) ?? item}”`;
    case 'adAccounts':
      return `Ad account “${item}”`;
    case 'campaigns':
      return `Campaign “${names.campaign?.(item) ?? item}”`;
    case 'accountTiers':
      return `Accounts of ${item.replace('_', ' ')}`;
    case 'segments':
      return `Accounts: ${titleIn(segmentTitles, item)}`;
    case 'regions':
      return `Region “${item}”`;
    case 'languages':
      return `Language “${item}”`;
    case 'seniorities':
      return capital(titleIn(seniorityTitles, item));
  }
}
