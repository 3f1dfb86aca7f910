import type { EmailReport } from '../signal-kinds';
import { emailIds } from './identifiers';
import { cut, firstText, isObject, type JsonObject, own } from './loose-json';
import { momentOf } from './moment';
import { type Reading, type ReadingContext, readEach, refuse, toReading } from './reading';

const reports: Record<string, EmailReport> = {
  processed: 'sent',
  deferred: 'deferred',
  delivered: 'delivered',
  bounce: 'bounced',
  dropped: 'dropped',
  open: 'opened',
  click: 'clicked',
  spamreport: 'complained',
  unsubscribe: 'unsubscribed',
  group_unsubscribe: 'unsubscribed',
};

/**
 * Reads a request of the SendGrid event webhook: a list of events → email.reported. `group_resubscribe`, somebody's wish to hear of a topic
 * again, is a contact.tracked: it lifts no suppression by itself. All that an event says is kept in `properties`.
 */
export function readSendGrid(body: unknown, context: ReadingContext): Reading[] {
  if (!Array.isArray(body)) return [refuse(0, '', 'must be a list of events')];
  return readEach(body, (item, index) => [readOne(item, index, context)]);
}

function readOne(item: unknown, index: number, context: ReadingContext): Reading {
  if (!isObject(item)) return refuse(index, '', 'must be a JSON object');
  const event = firstText(item, 'event') ?? '';
  const report = Object.hasOwn(reports, event) ? reports[event] : null;
  if (!report && event !== 'group_resubscribe')
    return refuse(index, 'event', `must be one of ${Object.keys(reports).join(', ')} or group_resubscribe`);
  const ids = emailIds(own(item, 'email'));
  const [address] = ids;
  if (!address) return refuse(index, 'email', 'must be an e-mail address');
  const occurredAt = momentOf(own(item, 'timestamp'));
  if (occurredAt === null) return refuse(index, 'timestamp', 'must be the seconds since 1970');

  const reason = firstText(item, 'reason', 'response');
  const person = { ids, email: address.value };
  return toReading(index, {
    source: context.source,
    messageId: firstText(item, 'sg_event_id') ?? context.fallbackId(item),
    occurredAt,
    ...(report
      ? {
          kind: 'email.reported',
          payload: {
            person,
            report,
            bounce: report === 'bounced' ? bounceOf(item) : null,
            reason: reason === null ? null : cut(reason, 1000),
            properties: item,
          },
        }
      : { kind: 'contact.tracked', payload: { person, medium: 'track', event, properties: item } }),
  });
}

/** `blocked` is refused for now, not for good: SendGrid itself goes on sending to such an address. */
function bounceOf(event: JsonObject): 'hard' | 'soft' {
  const isForNow = own(event, 'type') === 'blocked' || firstText(event, 'status')?.startsWith('4');
  return isForNow ? 'soft' : 'hard';
}
