import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  formatTime,
  microsToUnits,
} from './format';

describe('formatMoney', () => {
  it('writes minor units, signs and currencies', () => {
    expect(formatMoney('1250000', 'USD')).toBe('$1.25');
    expect(formatMoney(1_234_567_890_000n, 'EUR')).toBe('€1,234,567.89');
    expect(formatMoney('-500000000', 'USD')).toBe('-$500.00');
    expect(formatMoney('1200000000', 'JPY')).toBe('¥1,200');
    expect(formatMoney('0', 'USD')).toBe('$0.00');
    expect(formatMoney('80000000', 'USD', { signed: true })).toBe('+$80.00');
    expect(formatMoney('0', 'USD', { signed: true })).toBe('$0.00');
  });

  it('does not round a fraction of a cent away', () => {
    expect(formatMoney('4200', 'USD')).toBe('$0.0042');
    expect(formatMoney('480000', 'USD')).toBe('$0.48');
  });

  it('keeps every cent beyond the range of floating point', () => {
    expect(formatMoney('90071992547409930010000', 'USD')).toBe('$90,071,992,547,409,930.01');
  });

  it('rounds only when asked', () => {
    expect(formatMoney('12449500000', 'USD', { style: 'whole' })).toBe('$12,450');
    expect(formatMoney('12449500000', 'USD', { style: 'compact' })).toBe('$12.4K');
  });

  it('agrees with the cents it was made from', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (cents) => {
        const digits = formatMoney(cents * 10_000n, 'USD').replace(/[^0-9-]/g, '');
        return BigInt(digits) === cents;
      }),
    );
  });

  it('gives units for drawing', () => {
    expect(microsToUnits('2500000')).toBe(2.5);
  });
});

describe('formatNumber and formatPercent', () => {
  it('groups, shortens and signs', () => {
    expect(formatNumber(12480)).toBe('12,480');
    expect(formatNumber(12480, { style: 'compact' })).toBe('12.5K');
    expect(formatNumber(2.34567)).toBe('2.35');
    expect(formatNumber(3, { signed: true })).toBe('+3');
    expect(formatNumber(Number.NaN)).toBe('–');
  });

  it('writes shares', () => {
    expect(formatPercent(0.374)).toBe('37.4%');
    expect(formatPercent(-0.05, { signed: true })).toBe('-5%');
    expect(formatPercent(Number.POSITIVE_INFINITY)).toBe('–');
  });

  it('counts with the right form of the noun', () => {
    expect(formatCount(1, 'action')).toBe('1 action');
    expect(formatCount(0, 'action')).toBe('0 actions');
    expect(formatCount(2, 'person', 'people')).toBe('2 people');
  });
});

describe('dates', () => {
  const at = '2026-11-23T23:30:05.000Z';

  it('uses the zone that it is given', () => {
    expect(formatDate(at, 'UTC')).toBe('23 Nov 2026');
    expect(formatDate(at, 'Asia/Tokyo')).toBe('24 Nov 2026');
    expect(formatTime(at, 'America/New_York')).toBe('18:30');
    expect(formatDateTime(at, 'Europe/Berlin')).toBe('24 Nov 2026, 00:30');
    expect(formatDateTime(at, 'UTC', { precise: true })).toBe('23 Nov 2026, 23:30:05 UTC');
  });

  it('refuses what is no time', () => {
    expect(() => formatDate('soon', 'UTC')).toThrow(/Not a point in time: soon/);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [340, '340 ms'],
    [4249, '4.2 s'],
    [9999, '9.9 s'],
    [59_999, '59 s'],
    [200_000, '3 min 20 s'],
    [3_600_000, '1 h'],
    [187_200_000, '2 d 4 h'],
    [-200_000, '-3 min 20 s'],
  ])('%d ms is %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});

describe('formatRelative', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const fromNow = (ms: number) => new Date(now.getTime() + ms);

  it.each([
    [-10_000, 'just now'],
    [10_000, 'in a moment'],
    [-60_000, '1 min ago'],
    [-3_569_000, '59 min ago'],
    [-3_599_000, '1 h ago'],
    [7_200_000, 'in 2 h'],
    [-84_599_000, '23 h ago'],
    [-86_400_000, '1 d ago'],
    [-40 * 86_400_000, '14 Oct 2026'],
  ])('%d ms away is %s', (ms, text) => {
    expect(formatRelative(fromNow(ms), now)).toBe(text);
  });

  it('never writes 60 min or 24 h', () => {
    fc.assert(
      fc.property(fc.integer({ min: -29 * 86_400_000, max: 29 * 86_400_000 }), (ms) => {
        return !/\b(60 min|24 h|0 \w+)\b/.test(formatRelative(fromNow(ms), now));
      }),
    );
  });
});
