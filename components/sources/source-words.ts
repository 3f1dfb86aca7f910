import type { DeliveryRow, PlannedEventRow, SourceDetail, SourceHealth } from '@/lib/contracts/sources';
import type { Signature, SourceFormat } from '@/lib/core/sources/source-config';
import type { Tone } from '../ui/tone';

type Words = { label: string; tone: Tone };

export const formatWords: Record<SourceFormat, string> = {
  segment: 'Website or app',
  cloudevents: 'CloudEvents',
  hubspot: 'HubSpot',
  salesforce: 'Salesforce outbound message',
  salesforce_events: 'Salesforce events',
  marketo: 'Marketo',
  sendgrid: 'SendGrid',
  json: 'Webhook with JSON',
  mail: 'Inbound mail',
  file: 'Imported files',
  feed: 'Feed',
  pull: 'Connected platform',
};

export const healthWords: Record<SourceHealth, Words & { sentence: string }> = {
  healthy: { label: 'Healthy', tone: 'ok', sentence: 'It was heard within a day, and most of it was taken.' },
  failing: { label: 'Failing', tone: 'stop', sentence: 'In the last day more was refused than taken.' },
  silent: { label: 'Silent', tone: 'wait', sentence: 'Nothing has come for more than a day.' },
  new: { label: 'Not heard yet', tone: 'info', sentence: 'Nothing has come yet.' },
  off: { label: 'Off', tone: 'neutral', sentence: 'What is sent here is turned away.' },
  distrusted: { label: 'Distrusted', tone: 'stop', sentence: 'What it says counts for next to nothing.' },
};

export const deliveryStatusWords: Record<DeliveryRow['status'], Words> = {
  accepted: { label: 'Taken', tone: 'ok' },
  partial: { label: 'Partly taken', tone: 'wait' },
  refused: { label: 'Refused', tone: 'stop' },
  quarantined: { label: 'Held back', tone: 'wait' },
  replayed: { label: 'Taken later', tone: 'ok' },
  dropped: { label: 'Dropped', tone: 'neutral' },
};

/** What of a delivery a person has not dealt with. */
export const WAITING_STATUSES = 'partial,refused,quarantined';

export const planStatusWords: Record<PlannedEventRow['status'], Words> = {
  inferred: { label: 'Learning', tone: 'info' },
  confirmed: { label: 'Confirmed', tone: 'ok' },
  blocked: { label: 'Blocked', tone: 'stop' },
};

export const schemeWords: Record<Signature['scheme'], string> = {
  key: 'Write key',
  standard_webhooks: 'Standard Webhooks signature',
  hubspot: 'HubSpot signature',
  sendgrid: 'SendGrid signature',
  salesforce: 'Secret in the address, and organisation',
  hmac: 'HMAC signature in a header',
};

export const violationWords: Record<SourceDetail['onViolation'], { label: string; hint: string }> = {
  let_through: { label: 'Let it through and count it', hint: 'It is recorded; the plan counts a violation.' },
  quarantine: { label: 'Hold it back', hint: 'It waits in Deliveries until somebody decides.' },
};

/** Whether a bounce or complaint is believed that is about no message sent from here. */
export const beliefWords = {
  own: {
    label: 'Only about messages sent from here',
    hint: 'Others are recorded and block nobody: anybody could have written them.',
  },
  all: {
    label: 'Also about mail sent elsewhere',
    hint: 'Each blocks contact. Choose it only where nobody outside can write to this source.',
  },
} as const;

const eventKindWords: Record<string, (event: string) => string> = {
  'contact.tracked': (event) => event,
  'contact.identified': () => 'Traits of people',
  'account.identified': () => 'Traits of companies',
  'record.changed': (event) => `Record of ${event}`,
  'email.reported': (event) => `E-mail ${event}`,
};

/** An event of a tracking plan by the name that people know it by. */
export const plannedEventWords = ({ kind, event }: Pick<PlannedEventRow, 'kind' | 'event'>): string =>
  eventKindWords[kind]?.(event) ?? `${kind} ${event}`.trim();
