import { CloudEvent, type CloudEventV1, HTTP, ValidationError } from 'cloudevents';
import { z } from 'zod';
import { isObject, type JsonObject, own } from '@/lib/core/signals/formats/loose-json';
import { momentOf } from '@/lib/core/signals/formats/moment';
import type { FieldError } from '@/lib/core/signals/formats/reading';

export type OpenedCloudEvent =
  | { index: number; event: CloudEventV1<unknown> }
  | { index: number; errors: FieldError[] };

type HttpMessage = {
  headers: { get(name: string): string | null; forEach(each: (value: string, name: string) => void): void };
  text: string;
};

/** The media type of any JSON. */
const JSON_TYPE = /^[a-z0-9.+-]+\/(?:[a-z0-9.+-]+\+)?json\s*(?:;|$)/i;

/**
 * The CloudEvents 1.0 of an HTTP request, in binary, structured (JSON) or batched mode, by the official SDK; null where it is none.
 * What the SDK would put right by itself is refused here: a missing `id` or a `time` that can't be read would otherwise be made up.
 */
export function openCloudEvents(request: HttpMessage): OpenedCloudEvent[] | null {
  const type = (request.headers.get('content-type') ?? '').toLowerCase();
  if (type.startsWith('application/cloudevents-batch')) return openBatch(request.text);
  if (type.startsWith('application/cloudevents')) {
    if (!/^application\/cloudevents\+json\s*(;|$)/.test(type))
      return [problem(0, 'content-type', 'must be application/cloudevents+json: no other format is read')];
    const event = parseJson(request.text);
    return [event === undefined ? problem(0, '', 'is not JSON') : openJson(event, 0)];
  }
  const isBinary = ['ce-id', 'ce-specversion', 'ce-type', 'ce-source'].some(
    (name) => request.headers.get(name) !== null,
  );
  return isBinary ? [openBinary(request)] : null;
}

const problem = (index: number, field: string, message: string): OpenedCloudEvent => ({
  index,
  errors: [{ field, message }],
});

function openBatch(text: string): OpenedCloudEvent[] {
  const events = parseJson(text);
  return Array.isArray(events) ? events.map(openJson) : [problem(0, '', 'must be a JSON list of events')];
}

function openJson(stated: unknown, index: number): OpenedCloudEvent {
  if (!isObject(stated)) return problem(index, '', 'must be a JSON object');
  const errors = checkAttributes(stated);
  if (errors.length > 0) return { index, errors };
  if ('data' in stated && 'data_base64' in stated)
    return problem(index, 'data_base64', 'must not stand beside data: an event has one of them');
  return validated(index, () => {
    const { data_base64: base64, ...rest } = stated;
    const decoded = typeof base64 === 'string' ? decodeData(base64, own(stated, 'datacontenttype')) : null;
    return new CloudEvent(decoded ? { ...rest, ...decoded } : stated, false);
  });
}

/** JSON that came as base64 is data like any other; all else stays as it is. */
function decodeData(base64: string, type: unknown): { data: unknown } | null {
  if (typeof type === 'string' && !JSON_TYPE.test(type)) return null;
  const data = parseJson(Buffer.from(base64, 'base64').toString('utf8'));
  return data === undefined ? null : { data };
}

function openBinary({ headers, text }: HttpMessage): OpenedCloudEvent {
  const stated: Record<string, string> = {};
  headers.forEach((value, name) => {
    const isAttribute = name.toLowerCase().startsWith('ce-');
    if (isAttribute || name.toLowerCase() === 'content-type')
      stated[name.toLowerCase()] = isAttribute ? decodeHeader(value) : value;
  });
  const attributes = Object.fromEntries(
    Object.entries(stated).flatMap(([name, value]) =>
      name.startsWith('ce-') ? [[name.slice(3), value]] : [],
    ),
  );
  const errors = checkAttributes(attributes);
  if (errors.length > 0) return { index: 0, errors };
  const isJson = JSON_TYPE.test(stated['content-type'] ?? '');
  const data = isJson && text !== '' ? parseJson(text) : text;
  if (data === undefined) return problem(0, 'data', 'is not JSON, as content-type says that it is');
  return validated(0, () => {
    const event = HTTP.toEvent<unknown>({ headers: stated, body: isObject(data) ? data : '' });
    if (Array.isArray(event)) throw new ValidationError('a request in binary mode holds one event');
    return isObject(data) || data === '' ? event : new CloudEvent({ ...event, data }, false);
  });
}

/** Values of headers are percent-encoded where they hold more than printable ASCII. */
function decodeHeader(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function checkAttributes(stated: JsonObject): FieldError[] {
  const missing = ['id', 'source', 'type'].flatMap((name) => {
    const value = own(stated, name);
    return typeof value === 'string' && value !== ''
      ? []
      : [{ field: name, message: 'is missing: it must be text that is not empty' }];
  });
  const version =
    own(stated, 'specversion') === '1.0' ? [] : [{ field: 'specversion', message: 'must be "1.0"' }];
  const time = own(stated, 'time');
  const isTime =
    time === undefined ||
    time === null ||
    (typeof time === 'string' &&
      z.iso.datetime({ offset: true }).safeParse(time).success &&
      momentOf(time) !== null);
  const names = Object.keys(stated)
    .filter((name) => !/^[a-z0-9]+$/.test(name) && name !== 'data_base64')
    .map((name) => ({
      field: name,
      message: 'is no name of an attribute: those are lower-case letters and digits',
    }));
  return [
    ...missing,
    ...version,
    ...(isTime ? [] : [{ field: 'time', message: 'must be RFC 3339, such as 2026-11-30T09:30:00Z' }]),
    ...names,
  ];
}

const sdkIssues = z.array(
  z.looseObject({ instancePath: z.string(), message: z.string().default('is not valid') }),
);

/** Checks an event by the schema of the SDK, whatever an extension is called. */
function validated(index: number, make: () => CloudEventV1<unknown>): OpenedCloudEvent {
  try {
    const event = make();
    CloudEvent.prototype.validate.call(event);
    return { index, event };
  } catch (error) {
    const stated = error instanceof ValidationError ? sdkIssues.safeParse(error.errors) : null;
    const issues = stated?.success ? stated.data : [];
    const said = error instanceof Error ? error.message : 'is not a CloudEvent';
    return {
      index,
      errors:
        issues.length > 0
          ? issues.map(({ instancePath, message }) => ({ field: instancePath.replace(/^\//, ''), message }))
          : [{ field: '', message: said }],
    };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
