import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '@/lib/platform/zone';
import { seededCalendar } from './seeded-calendar';

const end = new Date('2026-05-10T12:34:00Z');
const at = seededCalendar({ end, days: 90, seed: 'a', timeZone: 'Europe/Berlin' });
const dayMs = 86_400_000;

describe('the calendar of what carries no time', () => {
  it('reaches from its first day to its end and never beyond', () => {
    expect(at(0)).toEqual(new Date(end.getTime() - 90 * dayMs));
    expect(at(1)).toEqual(end);
    expect(at(2)).toEqual(end);
  });

  it('keeps the order', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(share, share, (a, b) => a > b || at(a).getTime() <= at(b).getTime()));
  });

  it('is the same for the same seed and another for another', () => {
    expect(seededCalendar({ end, days: 90, seed: 'a', timeZone: 'Europe/Berlin' })(0.3)).toEqual(at(0.3));
    expect(seededCalendar({ end, days: 90, seed: 'b', timeZone: 'Europe/Berlin' })(0.3)).not.toEqual(at(0.3));
  });

  it('is busier in working hours than their share of the week', () => {
    const moments = Array.from({ length: 2000 }, (_, i) => localTime(at(i / 2000), 'Europe/Berlin'));
    const working = moments.filter(({ hour, weekday }) => weekday <= 5 && hour >= 8 && hour < 20);
    expect(working.length / moments.length).toBeGreaterThan(0.6);
  });
});
