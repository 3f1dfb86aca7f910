import { assertNever } from '@/lib/core/shared/assert-never';
import { readCloudEvents } from '@/lib/core/signals/formats/read-cloud-events';
import { readHubSpot } from '@/lib/core/signals/formats/read-hubspot';
import { readMappedJson } from '@/lib/core/signals/formats/read-mapped-json';
import { readMarketo } from '@/lib/core/signals/formats/read-marketo';
import { readSalesforceEvents } from '@/lib/core/signals/formats/read-salesforce-events';
import { readSegment } from '@/lib/core/signals/formats/read-segment';
import { readSendGrid } from '@/lib/core/signals/formats/read-sendgrid';
import type { Reading } from '@/lib/core/signals/formats/reading';
import { trackingMethodOf } from '@/lib/core/sources/tracking-method';
import type { OpenSource } from '@/lib/db/repositories/sources';
import { sha256Hex } from '@/lib/platform/hash';
import { openCloudEvents } from '@/lib/platform/inbound/open-cloud-event';
import { readSalesforceMessage } from '@/lib/platform/inbound/read-salesforce-message';
import { findOwnMessage } from './find-own-message';
import { readMailSignals } from './read-mail-signals';

export type RequestToRead = {
  headers: { get(name: string): string | null; forEach(each: (value: string, name: string) => void): void };
  bytes: Buffer;
  text: string;
  /** As it was called: a tracking call names its method there. */
  url: string;
  receivedAt: Date;
};

/** What a request says, by the format of its source; or why nothing of it can be read. */
export async function readRequest(
  source: Pick<OpenSource, 'workspaceId' | 'name' | 'config' | 'believesReports'>,
  request: RequestToRead,
): Promise<Reading[] | { reason: string }> {
  const { format, mapping } = source.config;
  const context = {
    source: source.name,
    receivedAt: request.receivedAt.toISOString(),
    fallbackId: (value: unknown) =>
      sha256Hex(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 40),
  };
  if (format === 'feed')
    return { reason: 'Its signals are read from the address of its feed: nothing is sent to it.' };
  if (format === 'pull')
    return { reason: 'Its signals are read from a connected platform: nothing is sent to it.' };
  if (format === 'salesforce') return readSalesforceMessage(request.text, context);
  if (format === 'mail')
    return readMailSignals(request.bytes, {
      ...context,
      believesReports: source.believesReports,
      findOwnMessage: (actionId) => findOwnMessage(source.workspaceId, actionId),
    });
  if (format === 'cloudevents') {
    const opened = openCloudEvents({ headers: request.headers, text: request.text });
    if (opened === null)
      return { reason: 'It is no CloudEvent: send ce- headers, or application/cloudevents+json.' };
    return opened.flatMap((item) =>
      'errors' in item
        ? [item]
        : readCloudEvents(item.event, context).map((reading) => ({ ...reading, index: item.index })),
    );
  }
  const body = parseJson(request.text);
  if (body === undefined) return { reason: 'The body is no JSON: check commas, quotes and the encoding.' };
  switch (format) {
    case 'segment': {
      const method = trackingMethodOf(request.url);
      return readSegment(body, { ...context, ...(method ? { method } : {}) });
    }
    case 'hubspot':
      return readHubSpot(body, context);
    case 'salesforce_events':
      return readSalesforceEvents(body, context);
    case 'marketo':
      return readMarketo(body, context);
    case 'sendgrid':
      return readSendGrid(body, context);
    case 'json':
      return mapping
        ? readMappedJson(body, { ...context, mapping })
        : { reason: 'The source has no mapping: add one.' };
    case 'file':
      return { reason: 'Its signals come in files: upload one in the console, or by npm run import-file.' };
    default:
      return assertNever(format);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
