import type { SourceConfig } from '../../sources/source-config';
import type { SourceSort } from './source-reliability';

const sortByFormat: Partial<Record<SourceConfig['format'], SourceSort>> = {
  segment: 'own_site',
  hubspot: 'crm',
  salesforce: 'crm',
  salesforce_events: 'crm',
  marketo: 'marketing_automation',
  sendgrid: 'email',
  mail: 'email',
  file: 'file',
  feed: 'market',
};

/** What sort of source a configured one is, by the format it sends in. */
export const sortOfFormat = (format: SourceConfig['format']): SourceSort => sortByFormat[format] ?? 'unknown';

const sortByName: readonly (readonly [name: RegExp, sort: SourceSort])[] = [
  [/^practice-(ads|crm|outreach|email|cms)$/, 'own_platform'],
  [/^(crm|website|product)([.-]|$)/, 'own_site'],
  [/^(file|import)([.-]|$)/, 'file'],
];

/** What sort of source a program is that sends under a name of its own choice. */
export const sortOfName = (name: string): SourceSort =>
  sortByName.find(([pattern]) => pattern.test(name))?.[1] ?? 'unknown';
