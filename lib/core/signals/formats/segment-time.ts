import { type JsonObject, own } from './loose-json';
import { momentOf } from './moment';
import type { FieldError } from './reading';

/**
 * When a call was made, corrected by how far the client's clock is off: `receivedAt − (sentAt − originalTimestamp)`, as the spec computes
 * `timestamp`. What Segment itself passed on has its `timestamp` corrected already.
 */
export function segmentTime(
  message: JsonObject,
  batch: JsonObject,
  receivedHere: string,
): { occurredAt: string } | FieldError {
  const stated = (from: JsonObject, field: string) => {
    const value = own(from, field);
    return value === undefined || value === null || value === '' ? null : { field, moment: momentOf(value) };
  };
  const original = stated(message, 'originalTimestamp');
  const timestamp = stated(message, 'timestamp');
  const passedOn = stated(message, 'receivedAt');
  const sentAt = stated(message, 'sentAt') ?? stated(batch, 'sentAt');
  const unreadable = [original, timestamp, passedOn, sentAt].find((time) => time?.moment === null);
  if (unreadable)
    return {
      field: unreadable.field,
      message: 'is not a time that can be read: send ISO 8601, such as 2026-11-30T09:30:00.000Z',
    };

  const received = passedOn?.moment ?? receivedHere;
  const called = (original ?? timestamp)?.moment;
  if (!called) return { occurredAt: received };
  const isCorrected = original === null && passedOn !== null;
  if (isCorrected || !sentAt?.moment) return { occurredAt: called };
  const corrected = Date.parse(received) - (Date.parse(sentAt.moment) - Date.parse(called));
  return { occurredAt: momentOfMs(corrected) ?? called };
}

/** Out of the range of dates no correction makes sense. */
function momentOfMs(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : momentOf(date.toISOString());
}
