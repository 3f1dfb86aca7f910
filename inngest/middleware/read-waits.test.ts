import { describe, expect, test } from 'vitest';
import { readUntil, readWaits } from './read-waits';

const at = new Date('2026-11-25T12:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

describe('what the SDK tells the engine to wait for', () => {
  test('an event with its condition and end, a sleep with its end; steps are no waits', () => {
    const body = JSON.stringify([
      {
        op: 'WaitForEvent',
        id: 'a'.repeat(40),
        name: 'approval/decided',
        displayName: 'answer',
        userland: { id: 'answer apr_1 0' },
        opts: { timeout: '2026-11-26T12:00:00.000Z', if: "async.data.approvalId == 'apr_1'" },
      },
      { op: 'Sleep', id: 'b'.repeat(40), name: '1h30m', userland: { id: 'pause' } },
      { op: 'StepPlanned', id: 'c'.repeat(40), name: 'look', userland: { id: 'look' }, opts: { type: 'x' } },
    ]);
    expect(readWaits(body, at)).toEqual([
      {
        step: 'answer apr_1 0',
        kind: 'wait',
        waitsFor: { event: 'approval/decided', condition: "async.data.approvalId == 'apr_1'" },
        until: later(86_400_000),
      },
      { step: 'pause', kind: 'sleep', waitsFor: null, until: later(5_400_000) },
    ]);
  });

  test('nothing in an answer that is something else', () => {
    for (const body of ['', 'null', '{"data":1}', '[1]', '<html>']) expect(readWaits(body, at)).toEqual([]);
  });
});

test.each([
  ['10s', 10_000],
  ['1d2h', 93_600_000],
  ['1w', 604_800_000],
  ['2026-11-25T12:00:05.000Z', 5000],
])('%s is a moment', (text, ms) => {
  expect(readUntil(text, at)).toEqual(later(ms));
});

test('what is no time is none', () => {
  expect(readUntil('soon', at)).toBeNull();
});
