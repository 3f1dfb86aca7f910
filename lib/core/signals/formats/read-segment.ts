import { flattenTraits } from './flatten-traits';
import { emailIds, identifier } from './identifiers';
import { firstText, isObject, type JsonObject, own } from './loose-json';
import { type FieldError, type Reading, type ReadingContext, readEach, refuse, toReading } from './reading';
import { readSegmentAccount, readSegmentGroup } from './segment-account';
import { readSegmentEvent } from './segment-event';
import {
  parseSegmentMessage,
  type SegmentMessage,
  type SegmentMethod,
  segmentMethods,
} from './segment-message';
import { readSegmentPerson } from './segment-person';
import { segmentTime } from './segment-time';

export type SegmentContext = ReadingContext & {
  /** The method that the address names (`/v1/track`): for a message that names none itself. */
  method?: SegmentMethod | 'batch';
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads a request of the Segment HTTP Tracking API: one call, or a batch, whose `context` and `sentAt` hold for its messages that have none.
 *
 * identify → contact.identified · group → account.identified · alias → contact.linked · track, page and screen → contact.tracked, or
 * email.reported for the events that the spec defines for e-mail. An event that names nobody is of somebody unknown, known by the id of
 * the message; a group call then tells of the company alone.
 */
export function readSegment(body: unknown, context: SegmentContext): Reading[] {
  if (!isObject(body)) return [refuse(0, '', 'must be a JSON object: one call, or a batch of them')];
  const batch = own(body, 'batch');
  if (batch === undefined && context.method !== 'batch')
    return readEach([body], (item, index) => [readMessage(item, index, context, {})]);
  if (!Array.isArray(batch)) return [refuse(0, 'batch', 'must be a list of messages')];
  return readEach(batch, (item, index) => [readMessage(item, index, context, body)]);
}

function readMessage(item: unknown, index: number, context: SegmentContext, batch: JsonObject): Reading {
  if (!isObject(item)) return refuse(index, '', 'must be a JSON object');
  const stated = firstText(item, 'type', 'action') ?? context.method;
  const method = segmentMethods.find((name) => name === stated);
  if (!method)
    return refuse(index, 'type', `must be one of ${segmentMethods.join(', ')}, or the address must name it`);
  const time = segmentTime(item, batch, context.receivedAt);
  if ('field' in time) return refuse(index, time.field, time.message);

  const message = parseSegmentMessage(method, item, batch, context);
  const signal = readSignal(message);
  if ('field' in signal) return refuse(index, signal.field, signal.message);
  return toReading(index, {
    source: context.source,
    messageId: message.messageId,
    occurredAt: time.occurredAt,
    ...signal,
  });
}

function readSignal(message: SegmentMessage): FieldError | { kind: string; payload: object } {
  switch (message.method) {
    case 'identify':
      return readIdentify(message);
    case 'group':
      return readGroup(message);
    case 'alias':
      return readAlias(message);
    case 'track':
      if (message.event === null) return { field: 'event', message: 'is missing: it names what happened' };
      return readSegmentEvent(message);
    case 'page':
    case 'screen':
      return readSegmentEvent(message);
  }
}

function readIdentify(message: SegmentMessage) {
  const person = readSegmentPerson(message);
  if (person.ids.length === 0)
    return { field: 'userId', message: 'is missing: add it, anonymousId, or an e-mail address to traits' };
  const consent = own(message.about, 'consent');
  const traits = { ...person.traits, ...(consent === undefined ? {} : flattenTraits({ consent })) };
  return {
    kind: 'contact.identified',
    payload: { person: { ...person, traits }, account: readSegmentAccount(message) },
  };
}

function readGroup(message: SegmentMessage) {
  if (message.groupId === null) return { field: 'groupId', message: 'is missing: it names the company' };
  const person = readSegmentPerson(message);
  return {
    kind: 'account.identified',
    payload: {
      ...readSegmentGroup(message, message.groupId),
      person: person.ids.length > 0 ? person : null,
    },
  };
}

/** The id from before may be of either type; the spec's libraries make up anonymous ones as UUIDs. */
function readAlias({ userId, anonymousId, previousId }: SegmentMessage) {
  if (userId === null) return { field: 'userId', message: 'is missing: it names who this is from now on' };
  const wasAnonymous = previousId !== null && (previousId === anonymousId || UUID.test(previousId));
  const [previous] = [
    ...emailIds(previousId),
    ...identifier(wasAnonymous ? 'anonymous' : 'user', previousId),
  ];
  if (!previous) return { field: 'previousId', message: 'is missing: it names who this was before' };
  return {
    kind: 'contact.linked',
    payload: {
      person: {
        ids: [...identifier('user', userId), ...emailIds(userId), ...identifier('anonymous', anonymousId)],
      },
      previous,
    },
  };
}
