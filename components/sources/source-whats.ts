import type { Signature, SourceConfig, SourceFormat } from '@/lib/core/sources/source-config';

export type Scheme = Signature['scheme'];
type What = {
  label: string;
  hint: string;
  format: SourceFormat;
  /** How it can show that a request is its own; the first is the usual one. */
  schemes: readonly [Scheme, ...Scheme[]];
  /** What its secrets are called where they are copied from. */
  secret?: string;
};

/** What sources are there; all but the file is for a person to add. */
const sourceWhats = {
  segment: {
    label: 'Website or app',
    hint: 'Our browser script, or any Segment-compatible SDK',
    format: 'segment',
    schemes: ['key'],
  },
  hubspot: {
    label: 'HubSpot',
    hint: 'Webhooks of a HubSpot app',
    format: 'hubspot',
    schemes: ['hubspot'],
    secret: 'The client secret of the app',
  },
  salesforce: {
    label: 'Salesforce outbound message',
    hint: 'SOAP messages of a flow or workflow',
    format: 'salesforce',
    schemes: ['salesforce'],
    secret: 'A secret of your own that stands in the address',
  },
  salesforce_events: {
    label: 'Salesforce events',
    hint: 'Change data capture or platform events, as JSON',
    format: 'salesforce_events',
    schemes: ['key', 'hmac', 'standard_webhooks'],
  },
  marketo: {
    label: 'Marketo',
    hint: 'Webhooks of a smart campaign',
    format: 'marketo',
    schemes: ['key', 'hmac'],
  },
  sendgrid: {
    label: 'SendGrid',
    hint: 'The event webhook: delivered, opened, bounced',
    format: 'sendgrid',
    schemes: ['sendgrid', 'key'],
    secret: 'The verification key of the signed event webhook',
  },
  standard_webhooks: {
    label: 'Standard Webhooks',
    hint: 'A program that signs as standardwebhooks.com has it',
    format: 'json',
    schemes: ['standard_webhooks'],
    secret: 'The signing secret; it begins with whsec_',
  },
  json: {
    label: 'Other JSON webhook',
    hint: 'You say where in its JSON is what',
    format: 'json',
    schemes: ['key', 'hmac'],
  },
  cloudevents: {
    label: 'CloudEvents',
    hint: 'Events in binary, structured or batched mode',
    format: 'cloudevents',
    schemes: ['key', 'hmac', 'standard_webhooks'],
  },
  mail: {
    label: 'Inbound mail',
    hint: 'Bounces, complaints and answers, posted as raw mail',
    format: 'mail',
    schemes: ['key'],
  },
  feed: {
    label: 'Feed',
    hint: 'News as RSS, Atom or JSON Feed, read from an address',
    format: 'feed',
    schemes: ['key'],
  },
  pull: {
    label: 'Connected platform',
    hint: 'What happened at a platform that is connected, read from it',
    format: 'pull',
    schemes: ['key'],
  },
  file: {
    label: 'Imported file',
    hint: 'Rows of a table; made by the import',
    format: 'file',
    schemes: ['key'],
  },
} as const satisfies Record<string, What>;
export type SourceWhat = keyof typeof sourceWhats;

export const whatOptions = (Object.keys(sourceWhats) as SourceWhat[])
  .filter((value) => value !== 'file')
  .map((value) => ({ value, label: sourceWhats[value].label, hint: sourceWhats[value].hint }));

export const whatOf = (what: SourceWhat): What => sourceWhats[what];

/** What a source that is set up was added as. */
export const whatOfConfig = ({ format, signature }: SourceConfig): SourceWhat =>
  format === 'json' && signature.scheme === 'standard_webhooks' ? 'standard_webhooks' : format;

/** The scheme that counts: the chosen one where this sort of source can have it. */
export const schemeOf = (what: SourceWhat, chosen: Scheme | ''): Scheme => {
  const { schemes } = whatOf(what);
  return schemes.find((scheme) => scheme === chosen) ?? schemes[0];
};
