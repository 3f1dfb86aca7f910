import {
  type FixedTarget,
  kindTakes,
  parseTarget,
  roomByKind,
  type TableKind,
} from '@/lib/core/signals/tables/mapping';
import type { SelectOption } from '../ui/select';

export const kindWords: Record<TableKind, { label: string; hint: string }> = {
  'contact.identified': { label: 'What a person is', hint: 'Name, address, company and traits' },
  'contact.tracked': { label: 'What a person did', hint: 'An event, a page or a screen' },
  'contact.linked': { label: 'That two ids are one person', hint: 'Such as a device and an address' },
  'account.identified': { label: 'What a company is', hint: 'Name, domain, industry and traits' },
  'email.reported': { label: 'What became of an e-mail', hint: 'Opened, bounced, unsubscribed' },
  'record.changed': { label: 'A record as it is', hint: 'A deal, a task, any other row' },
  'campaign.performance': { label: 'What a campaign cost and brought', hint: 'By day' },
  'market.mentioned': { label: 'What was written or filed', hint: 'News, posts, reports' },
};

const fixedWords: Record<FixedTarget, string> = {
  messageId: 'Id of the row',
  occurredAt: 'When it occurred',
  'person.email': 'E-mail address of the person',
  'person.name': 'Name of the person',
  'person.firstName': 'First name',
  'person.lastName': 'Last name',
  'person.title': 'Job title',
  'person.phone': 'Telephone',
  'person.region': 'Region of the person',
  'person.language': 'Language',
  'person.countryCode': 'Country',
  'person.timeZone': 'Time zone of the person',
  'account.externalId': 'Id of the company',
  'account.name': 'Name of the company',
  'account.domain': 'Domain of the company',
  'account.industry': 'Industry',
  'account.region': 'Region of the company',
  'account.employees': 'Number of employees',
  'account.tier': 'Tier of the company',
  'page.url': 'Address of the page',
  'page.path': 'Path of the page',
  'page.title': 'Title of the page',
  'page.referrer': 'Page they came from',
  'device.userAgent': 'Browser',
  'device.ip': 'IP address',
  event: 'Name of the event',
  medium: 'Track, page or screen',
  report: 'What became of the e-mail',
  bounce: 'Hard or soft bounce',
  reason: 'Reason',
  object: 'Kind of record',
  recordId: 'Id of the record',
  'campaign.externalId': 'Id of the campaign',
  day: 'Day',
  spend: 'Spend',
  revenue: 'Revenue',
  impressions: 'Impressions',
  clicks: 'Clicks',
  conversions: 'Conversions',
  title: 'Title',
  url: 'Address of the text',
  summary: 'Summary',
  optOut: 'Wants no e-mail',
};

const identifierWords: readonly [target: string, label: string][] = [
  ['person.ids[user]', 'Id of the person, in your product'],
  ['person.ids[crm:file]', 'Id of the person, in this file'],
  ['person.ids[anonymous]', 'Id of a device'],
  ['person.ids[email_hash]', 'SHA-256 of the e-mail address'],
  ['previous[user]', 'Earlier id, in your product'],
  ['previous[anonymous]', 'Earlier id, of a device'],
];

/** What a column is kept as by its own name, read so. */
export const asNamed = ['number', 'boolean', 'time'] as const;
const namedWords = { number: 'as a number', boolean: 'as yes or no', time: 'as a time' };
export const KEEP = 'keep';
export const LEAVE_OUT = 'leave out';

/** Where a column may go in a signal of the kind. `current`: what it goes to now, also where that is none of the usual. */
export function targetOptions(kind: TableKind, current: string): SelectOption[] {
  const takes = (target: string) => {
    const parsed = parseTarget(target);
    return parsed !== null && kindTakes(kind, parsed);
  };
  const usual = [...Object.entries(fixedWords), ...identifierWords]
    .filter(([target]) => takes(target))
    .map(([value, label]) => ({ value, label }));
  const room = roomByKind[kind];
  const options: SelectOption[] = [
    ...(room
      ? [
          { value: KEEP, label: 'Keep by its own name' },
          ...asNamed.map((readAs) => ({
            value: `${KEEP} ${readAs}`,
            label: `Keep by its own name, ${namedWords[readAs]}`,
          })),
        ]
      : []),
    { value: LEAVE_OUT, label: 'Leave out' },
    ...usual,
  ];
  return options.some(({ value }) => value === current)
    ? options
    : [...options, { value: current, label: current }];
}
