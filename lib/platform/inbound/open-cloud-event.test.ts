import { CloudEvent, HTTP } from 'cloudevents';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { readCloudEvents } from '@/lib/core/signals/formats/read-cloud-events';
import { aReadingContext } from '@/tests/support/inbound/a-reading-context';
import { hasPublishedExamples, publishedExample } from '@/tests/support/inbound/published-examples';
import { type OpenedCloudEvent, openCloudEvents } from './open-cloud-event';

const open = (headers: Record<string, string>, text: string) =>
  openCloudEvents({ headers: new Headers(headers), text });
const structured = (event: unknown, type = 'application/cloudevents+json') =>
  open({ 'content-type': type }, JSON.stringify(event)) ?? [];
const stated = {
  specversion: '1.0',
  id: 'e1',
  source: '/shop',
  type: 'order.paid',
  time: '2018-04-05T03:56:24Z',
};
const binary = { 'ce-specversion': '1.0', 'ce-id': 'e1', 'ce-source': '/shop', 'ce-type': 'order.paid' };
const eventOf = (opened: OpenedCloudEvent[] | null) => {
  const [first] = opened ?? [];
  if (!first || 'errors' in first) throw new Error(JSON.stringify(opened));
  return first.event;
};
const fieldsOf = (opened: OpenedCloudEvent[] | null) =>
  (opened ?? []).flatMap((each) => ('errors' in each ? each.errors.map(({ field }) => field) : ['none']));

/** The scenarios of the conformance suite: a request, the attributes it has and its data, for each content type. */
function scenarios() {
  const feature = publishedExample('cloudevents_http.feature');
  return feature
    .split('Scenario Outline:')
    .slice(1)
    .flatMap((scenario) => {
      const [request = '', data = ''] = [...scenario.matchAll(/"""\n([\s\S]*?)\n\s*"""/g)].map(
        ([, text]) => text ?? '',
      );
      const attributes = [...scenario.matchAll(/^ +\| +(\w+) +\| (\S.*?) +\|$/gm)].flatMap(
        ([, key, value]) => (key && value && key !== 'key' ? [[key, value] as const] : []),
      );
      const types = [
        ...(scenario.split('Examples:')[1] ?? '').matchAll(/\| (application\S+(?:; \S+)?) +\|/g),
      ].map(([, type]) => type ?? '');
      const lines = request.split('\n').map((line) => line.trim());
      const end = lines.indexOf('');
      return types.map((type) => ({
        type,
        headers: Object.fromEntries(
          lines.slice(1, end).map((line) => [
            line.slice(0, line.indexOf(':')),
            line
              .slice(line.indexOf(':') + 1)
              .trim()
              .replace('<contentType>', type),
          ]),
        ),
        text: lines.slice(end).join('\n'),
        attributes: Object.fromEntries(
          attributes.map(([key, value]) => [key, value.replace('<contentType>', type)]),
        ),
        data: JSON.parse(data) as unknown,
      }));
    });
}

describe.skipIf(!hasPublishedExamples)('the conformance suite', () => {
  test('every scenario is parsed as it says', () => {
    const all = scenarios();
    expect(all.map(({ type }) => type)).toEqual([
      'application/json',
      'application/json; charset=utf-8',
      'application/cloudevents+json',
      'application/cloudevents+json; charset=utf-8',
    ]);
    for (const { headers, text, attributes, data } of all) {
      const { time, ...rest } = attributes;
      const event = eventOf(open(headers, text));
      expect(event).toMatchObject({ ...rest, data });
      expect(new Date(event.time ?? '')).toEqual(new Date(time ?? ''));
    }
  });

  test('what its schema requires, and of what form, is required here', () => {
    const schema = z
      .object({ required: z.array(z.string()), properties: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(publishedExample('cloudevents.schema.json')));
    for (const name of schema.required) {
      expect(fieldsOf(structured({ ...stated, [name]: undefined }))).toContain(name);
      expect(fieldsOf(structured({ ...stated, [name]: '' }))).toContain(name);
      expect(fieldsOf(structured({ ...stated, [name]: 5 }))).toContain(name);
    }
    const examples = { datacontenttype: 5, dataschema: 'no uri', subject: '', time: 'noon' };
    for (const [name, value] of Object.entries(examples)) {
      expect(Object.keys(schema.properties)).toContain(name);
      expect(fieldsOf(structured({ ...stated, [name]: value }))).toContain(name);
    }
  });
});

describe('a request', () => {
  it('in any mode gives what the SDK sent', () => {
    const sent = new CloudEvent({ ...stated, subject: 'orders/1', traceparent: 't', data: { total: 5 } });
    for (const message of [HTTP.binary(sent), HTTP.structured(sent)]) {
      const headers = z.record(z.string(), z.string()).parse(message.headers);
      expect(eventOf(open(headers, String(message.body)))).toMatchObject({
        ...stated,
        time: '2018-04-05T03:56:24.000Z',
        subject: 'orders/1',
        traceparent: 't',
        data: { total: 5 },
      });
    }
  });

  it('in batches gives each, and one that is refused spoils no other', () => {
    const opened = structured(
      [stated, { ...stated, id: undefined }, 5, { ...stated, id: 'e2' }],
      'application/cloudevents-batch+json',
    );
    expect(opened).toMatchObject([
      { index: 0, event: { id: 'e1' } },
      { index: 1, errors: [{ field: 'id' }] },
      { index: 2, errors: [{ field: '' }] },
      { index: 3, event: { id: 'e2' } },
    ]);
    expect(fieldsOf(structured({}, 'application/cloudevents-batch+json'))).toEqual(['']);
  });

  it('in binary mode has percent-encoded headers and data of any type', () => {
    const json = { ...binary, 'content-type': 'application/json;charset=UTF-8' };
    expect(eventOf(open({ ...json, 'ce-subject': 'Euro%20%E2%82%AC' }, '{"a":1}'))).toMatchObject({
      subject: 'Euro €',
      data: { a: 1 },
    });
    expect(eventOf(open(json, '[1]')).data).toEqual([1]);
    expect(eventOf(open({ ...binary, 'content-type': 'text/plain' }, 'hello')).data).toBe('hello');
    expect(fieldsOf(open(json, '{'))).toEqual(['data']);
    expect(fieldsOf(open({ 'ce-id': 'e1', 'content-type': 'application/json' }, '{}'))).toEqual([
      'source',
      'type',
      'specversion',
    ]);
    expect(fieldsOf(open({ ...json, 'ce-time': 'noon' }, '{}'))).toEqual(['time']);
  });

  it('has JSON that came as base64 as its data', () => {
    const base64 = Buffer.from('{"a":1}').toString('base64');
    expect(
      eventOf(structured({ ...stated, datacontenttype: 'application/json', data_base64: base64 })).data,
    ).toEqual({ a: 1 });
    const opened = structured({ ...stated, datacontenttype: 'image/png', data_base64: 'AQI=' });
    const reading = readCloudEvents(eventOf(opened), aReadingContext());
    expect(reading).toMatchObject([
      { input: { kind: 'record.changed', payload: { properties: { data_base64: 'AQI=' } } } },
    ]);
    expect(fieldsOf(structured({ ...stated, data: 1, data_base64: 'AQI=' }))).toEqual(['data_base64']);
  });

  it.each([
    ['a name that no attribute has', { Bad_Name: 1 }, ['Bad_Name']],
    ['an extension of the name of a method', { validate: 'x' }, ['none']],
    ['another version', { specversion: '0.3' }, ['specversion']],
  ])('is checked for %s', (_, fields, expected) =>
    expect(fieldsOf(structured({ ...stated, ...fields }))).toEqual(expected),
  );

  it('is no CloudEvent without a sign of it, and no other format is read', () => {
    expect(open({ 'content-type': 'application/json' }, '{}')).toBeNull();
    expect(fieldsOf(open({ 'content-type': 'application/cloudevents+avro' }, ''))).toEqual(['content-type']);
    expect(fieldsOf(open({ 'content-type': 'application/cloudevents+json' }, '{'))).toEqual(['']);
  });

  it('never throws, and what it opens can be read', () => {
    const extra = fc.dictionary(
      fc.oneof(
        fc.constantFrom('data', 'data_base64', 'subject', 'time', '__proto__', 'tostring'),
        fc.string(),
      ),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          extra.map((fields): unknown => ({ ...stated, ...fields })),
        ),
        (event) => {
          for (const opened of structured(event))
            if ('event' in opened) readCloudEvents(opened.event, aReadingContext());
          structured([event], 'application/cloudevents-batch+json');
        },
      ),
    );
  });
});
