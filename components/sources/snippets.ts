import type { SourceDetail } from '@/lib/contracts/sources';
import { assertNever } from '@/lib/core/shared/assert-never';
import type { SourceFormat } from '@/lib/core/sources/source-config';

/** Stands in for the key where it is not known: it is shown once. */
export const KEY_PLACEHOLDER = 'WRITE_KEY';

type Snippet = { title: string; note?: string; code: string };

/** How a source is sent to, ready to copy. */
export function snippetsOf(
  { address, config }: Pick<SourceDetail, 'address' | 'config'>,
  key: string = KEY_PLACEHOLDER,
): Snippet[] {
  const { format, signature } = config;
  if (format === 'file' || format === 'feed' || format === 'pull') return [];
  if (format === 'segment') return trackingSnippets(address, key);
  switch (signature.scheme) {
    case 'key':
      return [
        {
          title: 'Address with the key',
          note: 'For platforms that can send no header of their own. Treat it as a password.',
          code: `${address}?key=${key}`,
        },
        {
          title: 'From a terminal',
          note: 'The key as bearer token, where a header can be set.',
          code: [
            `curl '${address}' \\`,
            `  -H 'Authorization: Bearer ${key}' \\`,
            ...sampleBody[format],
          ].join('\n'),
        },
      ];
    case 'salesforce':
      return [
        {
          title: 'Endpoint address',
          note: 'Put your own secret in the place of SECRET, and the whole address into the outbound message.',
          code: `${address}?secret=SECRET`,
        },
      ];
    case 'hubspot':
    case 'sendgrid':
    case 'standard_webhooks':
    case 'hmac':
      return [
        {
          title: 'Address',
          note: 'Its requests are told by their signature: no key is needed.',
          code: address,
        },
      ];
    default:
      return assertNever(signature);
  }
}

/** Whether anything is sent to it: files are imported, feeds and connected platforms are read. */
export const takesRequests = (format: SourceFormat): boolean =>
  format !== 'file' && format !== 'feed' && format !== 'pull';

/** Whether requests carry the write key at all. */
export const usesKey = ({ config }: Pick<SourceDetail, 'config'>): boolean =>
  config.signature.scheme === 'key' && takesRequests(config.format);

const json = (value: string) => [`  -H 'Content-Type: application/json' \\`, `  -d '${value}'`];
const sampleBody: Record<Exclude<SourceFormat, 'segment' | 'file' | 'feed' | 'pull'>, readonly string[]> = {
  json: json('{ "your": "JSON" }'),
  hubspot: json('[]'),
  salesforce: json('{}'),
  salesforce_events: json('{ "your": "event" }'),
  marketo: json('{ "your": "fields" }'),
  sendgrid: json('[{ "email": "ada@example.com", "event": "open", "timestamp": 1767225600 }]'),
  cloudevents: [
    `  -H 'Content-Type: application/cloudevents+json' \\`,
    `  -d '{ "specversion": "1.0", "id": "1", "source": "/shop", "type": "order.placed", "data": {} }'`,
  ],
  mail: [`  -H 'Content-Type: message/rfc822' \\`, '  --data-binary @mail.eml'],
};

function trackingSnippets(address: string, key: string): Snippet[] {
  const origin = address.replace(/\/v1$/, '');
  return [
    {
      title: 'In a browser',
      note: 'Nothing is stored or sent before mandate.consent({ analytics: true }). With a ground of your own, say data-consent="granted".',
      code: [
        '<script>window.mandate = window.mandate || [];</script>',
        `<script async src="${origin}/tracking/mandate.js" data-write-key="${key}" data-consent="required"></script>`,
      ].join('\n'),
    },
    {
      title: 'Segment for Node.js',
      note: 'Other Segment libraries take the same host and key.',
      code: [
        "import { Analytics } from '@segment/analytics-node';",
        '',
        'const analytics = new Analytics({',
        `  writeKey: '${key}',`,
        `  host: '${origin}',`,
        "  path: '/v1/batch',",
        '});',
        'analytics.track({',
        "  userId: 'user-1',",
        "  event: 'Demo Requested',",
        "  properties: { plan: 'pro' },",
        '});',
      ].join('\n'),
    },
    {
      title: 'From a terminal',
      code: [
        `curl ${address}/batch -u '${key}:' \\`,
        `  -H 'Content-Type: application/json' \\`,
        `  -d '{ "batch": [{ "type": "track", "userId": "user-1", "event": "Demo Requested", "messageId": "first" }] }'`,
      ].join('\n'),
    },
  ];
}
