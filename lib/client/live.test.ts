import { describe, expect, it } from 'vitest';
import { readTopic, retryDelayMs } from './live';

describe('readTopic', () => {
  it('reads the topic of a message', () => {
    expect(readTopic('{"topic":"approvals"}')).toBe('approvals');
  });

  it.each([['not json'], ['{}'], ['{"topic":3}'], ['null'], [undefined]])('ignores %s', (data) => {
    expect(readTopic(data)).toBeNull();
  });
});

describe('retryDelayMs', () => {
  it('doubles and levels off', () => {
    expect([0, 1, 2, 4, 5, 60].map(retryDelayMs)).toEqual([1000, 2000, 4000, 16_000, 30_000, 30_000]);
  });
});
