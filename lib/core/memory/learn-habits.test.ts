import { expect, test } from 'vitest';
import { emptyClock, readingPattern } from '../learning/send-time';
import { memoryFor, memoryInput } from './agent-memory';
import { learnBestHours, learnChannel } from './learn-habits';
import type { Observation } from './merge-facts';
import { wishedHours } from './wished-hours';

test('a channel is learnt from several answers, as sure as their share, and not from one or two', () => {
  expect(learnChannel({ email: 2 })).toBeNull();
  expect(learnChannel({ email: 3 })).toEqual({
    fact: { type: 'preferred_channel', value: { channel: 'email' } },
    confidence: 0.571,
  });
  expect(learnChannel({ email: 3, phone: 3, sms: 3 })).toBeNull();
  expect(learnChannel({ email: 2, phone: 12 })?.fact.value).toEqual({ channel: 'phone' });
});

test('a time of day is learnt from their own history alone', () => {
  const clock = emptyClock();
  clock.hours[10] = 40;
  clock.weekdays[1] = 40;
  const own = readingPattern({ ...clock, count: 40 }, 'mid_market', null);
  expect(learnBestHours(own)).toMatchObject({ fact: { type: 'best_hours', value: { band: 'morning' } } });
  const others = readingPattern(emptyClock(), 'mid_market', {
    workspace: { ...clock, count: 40 },
    segments: {},
  });
  expect(learnBestHours(others)).toBeNull();
});

const at = new Date('2026-12-02T00:00:00Z');
const observed = (fact: Observation['fact'], over: Partial<Observation> = {}): Observation => ({
  id: 'lft_1',
  type: fact?.type ?? 'objection',
  fact,
  origin: 'message',
  taint: 'outside',
  confidence: 0.6,
  observedAt: at,
  recordedAt: at,
  forgottenAt: null,
  ...over,
});

test('an agent is told of its own types alone, while they are sure and not stale', () => {
  const told = (observation: Observation, when = at, reader: 'sequencer' | 'content' = 'sequencer') =>
    memoryFor(reader, [observation], when).length;
  const price = observed({ type: 'objection', value: { kind: 'price' } });
  expect(told(price)).toBe(1);
  expect(told(price, at, 'content')).toBe(0);
  expect(told({ ...price, confidence: 0.4 })).toBe(0);
  expect(told(price, new Date('2027-12-02T00:00:00Z'))).toBe(0);
  expect(told(price, new Date('2026-12-01T00:00:00Z'))).toBe(0);
});

test('a fact among the reasons is named by its id and type, never its value', () => {
  const [fact] = memoryFor(
    'sequencer',
    [observed({ type: 'not_before', value: { date: '2027-03-15' } })],
    at,
  );
  if (!fact) throw new Error('The sequencer is told of it.');
  const input = memoryInput(fact, 'until then nothing reaches them.');
  expect(input).toMatchObject({ type: 'memory', id: 'lft_1', taint: 'outside' });
  expect(JSON.stringify(input)).not.toContain('2027');
});

test('hours that people asked for are wishes; those that an agent worked out are not', () => {
  const best = observed({ type: 'best_hours', value: { band: 'night' } });
  expect(wishedHours([best], at)?.best).toEqual(new Set([21, 22, 23, 0, 1, 2, 3, 4, 5]));
  expect(wishedHours([{ ...best, origin: 'agent', taint: 'none' }], at)).toBeNull();
  const none = observed({ type: 'no_contact_hours', value: { band: 'midday' } });
  expect(wishedHours([none], at)).toEqual({ best: null, none: new Set([12, 13]) });
});
