import { firstText, type JsonObject, objectOf, own, without } from './loose-json';
import type { ReadingContext } from './reading';

export const segmentMethods = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;
export type SegmentMethod = (typeof segmentMethods)[number];

/** One call of the Segment spec, with what all of them have in common. */
export type SegmentMessage = {
  method: SegmentMethod;
  messageId: string;
  userId: string | null;
  anonymousId: string | null;
  groupId: string | null;
  /** `context`: where and by what it was sent. */
  about: JsonObject;
  traits: JsonObject;
  properties: JsonObject;
  /** What stands beside the fields that the spec knows. */
  extra: JsonObject;
  event: string | null;
  name: string | null;
  previousId: string | null;
};

/** The fields of the envelope, the secret among them: read, or instructions to Segment that say nothing about anybody. */
const known = new Set(
  [
    'type action event name messageId message_id userId user_id anonymousId anonymous_id groupId group_id previousId previous_id',
    'timestamp originalTimestamp sentAt receivedAt context traits properties integrations writeKey version channel projectId _metadata',
  ].flatMap((names) => names.split(' ')),
);

export function parseSegmentMessage(
  method: SegmentMethod,
  message: JsonObject,
  batch: JsonObject,
  context: ReadingContext,
): SegmentMessage {
  const about = { ...objectOf(own(batch, 'context')), ...objectOf(own(message, 'context')) };
  const id = firstText(message, 'messageId', 'message_id');
  return {
    method,
    messageId: id !== null && id.length <= 200 ? id : context.fallbackId(message),
    userId: firstText(message, 'userId', 'user_id'),
    anonymousId: firstText(message, 'anonymousId', 'anonymous_id'),
    groupId: firstText(message, 'groupId', 'group_id') ?? firstText(about, 'groupId', 'group_id'),
    about,
    traits: objectOf(own(message, 'traits')),
    properties: objectOf(own(message, 'properties')),
    extra: without(message, known),
    event: firstText(message, 'event'),
    name: firstText(message, 'name'),
    previousId: firstText(message, 'previousId', 'previous_id'),
  };
}
