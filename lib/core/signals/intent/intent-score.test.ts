import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DailyIntent, intentScores, statedIntentSettings } from './intent-score';

const dayMs = 86_400_000;
const pages = (day: number, count: number, topic = 'pricing'): DailyIntent => ({
  day,
  topic,
  kind: 'page',
  count,
  weight: 1,
});
const endOf = (day: number) => (day + 1) * dayMs;

describe('intent', () => {
  it('is 50 at the weight of half, and halves its weight in a half-life', () => {
    const counts = [pages(100, statedIntentSettings.weightOfHalf)];
    expect(intentScores(counts, endOf(100))).toMatchObject([{ topic: 'pricing', score: 50, lastDay: 100 }]);
    const [later] = intentScores(counts, endOf(100 + statedIntentSettings.halfLifeDays));
    expect(later?.weight).toBeCloseTo(statedIntentSettings.weightOfHalf / 2, 12);
    expect(later?.score).toBeCloseTo(29.3, 1);
  });

  it('is told by topic, the strongest first, with the kinds it comes from', () => {
    const form: DailyIntent = { day: 100, topic: 'security', kind: 'form', count: 2, weight: 8 };
    const scores = intentScores([pages(100, 3), form, { ...pages(100, 1), topic: 'security' }], endOf(100));
    expect(scores.map(({ topic }) => topic)).toEqual(['security', 'pricing']);
    expect(scores[0]?.parts).toEqual([
      { kind: 'form', count: 2, weight: 16 },
      { kind: 'page', count: 1, weight: 1 },
    ]);
  });

  it('knows nothing of days to come, nor of nothing done', () => {
    expect(intentScores([pages(101, 5), pages(100, 0)], endOf(99))).toEqual([]);
    expect(() => intentScores([pages(1, -1)], endOf(1))).toThrow(RangeError);
  });

  const counts = fc.array(
    fc.record<DailyIntent>({
      day: fc.integer({ min: 0, max: 400 }),
      topic: fc.constantFrom('a', 'b', 'c'),
      kind: fc.constantFrom('page', 'form'),
      count: fc.nat(20),
      weight: fc.double({ min: 0, max: 10, noNaN: true }),
    }),
    { maxLength: 30 },
  );

  it('is the same in whatever order counts come, to the last digit', () => {
    fc.assert(
      fc.property(counts, fc.infiniteStream(fc.double({ noNaN: true })), fc.nat(400), (list, keys, day) => {
        const shuffled = list
          .map((item) => ({ item, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
        expect(intentScores(shuffled, endOf(day))).toEqual(intentScores(list, endOf(day)));
      }),
    );
  });

  it('stays within 0 and 100, rises with more, and falls with time when nothing comes', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 60 }), (list, wait) => {
        const of = (from: readonly DailyIntent[], day: number) =>
          intentScores(from, endOf(day)).find(({ topic }) => topic === 'a')?.score ?? 0;
        const now = of(list, 400);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(100);
        expect(of([...list, pages(400, 3, 'a')], 400)).toBeGreaterThanOrEqual(now);
        expect(of(list, 400 + wait)).toBeLessThanOrEqual(now);
      }),
    );
  });
});
