import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { addDays } from './campaign-day';
import { assumedDelay } from './conversion-delay';
import { EXCLUDE_FROM, type JudgedTerm, judgeTerms } from './judge-terms';
import type { TermStanding } from './search-term';

const today = '2026-06-15';
type Made = { term: string; perDay: number; rate: number };

/** Weeks of terms, each click costing a unit, conversions as chance has them; those of late days are not all known. */
function someWeeks(terms: readonly Made[], days: number, seed: string): TermStanding[] {
  const random = seededRandom(seed);
  return terms.map(({ term, perDay, rate }) => ({
    term,
    days: Array.from({ length: days }, (_, i) => {
      const after = days - i;
      const known = assumedDelay.known[after] ?? 1;
      const won = Array.from({ length: perDay }, () => random.float() < rate * known);
      return {
        day: addDays(today, -after),
        spendMicros: String(perDay * 1_000_000),
        clicks: perDay,
        conversions: won.filter(Boolean).length,
        reportedAfterDays: after,
      };
    }),
  }));
}
const judge = (terms: readonly TermStanding[], over = {}): JudgedTerm[] =>
  judgeTerms(terms, {
    today,
    delay: assumedDelay,
    worth: { perConversion: 50, floor: 1 },
    ...over,
  });
const cut = (judged: readonly JudgedTerm[]) =>
  judged.filter(({ probability }) => probability >= EXCLUDE_FROM).map(({ term }) => term);

describe('search terms', () => {
  // A conversion is worth 50: at 5 % a click brings 2.5 for the unit that it costs, and below 2 % less than that.
  const good = { term: 'good', perDay: 30, rate: 0.05 };
  const waste = { term: 'waste', perDay: 20, rate: 0 };
  const rare = { term: 'rare but good', perDay: 1, rate: 0.08 };
  const young = { term: 'young waste', perDay: 1, rate: 0 };

  it('are cut where they spend and bring nothing, and not where too little is known to say so', () => {
    const judged = judge(someWeeks([good, waste, rare, young], 28, 'terms'));
    expect(cut(judged)).toEqual(['waste']);
    const [saved] = judged.filter(({ term }) => term === 'waste').map((each) => each.saved);
    expect(saved?.low).toBeGreaterThan(400);
    expect(saved?.mid).toBeGreaterThan(saved?.low ?? 0);
    expect(saved?.high).toBeLessThanOrEqual(600);
    expect(judged.find(({ term }) => term === 'good')?.saved.high).toBeLessThan(0);
  });

  it('are cut by mistake in fewer than one of a hundred campaigns, where good and rare ones are among them', () => {
    const seeds = Array.from({ length: 200 }, (_, i) => `campaign ${i}`);
    const rares = Array.from({ length: 8 }, (_, i) => ({ ...rare, term: `rare ${i}` }));
    const wastes = Array.from({ length: 4 }, (_, i) => ({ ...waste, term: `waste ${i}` }));
    const cuts = seeds.map((seed) => cut(judge(someWeeks([good, ...rares, ...wastes], 28, seed))));
    const wrong = cuts.flat().filter((term) => !term.startsWith('waste'));
    expect(wrong.length / seeds.length).toBeLessThan(0.01 * rares.length);
    expect(cuts.flat().length - wrong.length).toBe(seeds.length * wastes.length);
  });

  it('count clicks by what can be known of them: late conversions are not held against a term', () => {
    const fresh: TermStanding[] = [
      ...someWeeks([good], 28, 'late'),
      {
        term: 'yesterday',
        days: [
          {
            day: addDays(today, -1),
            spendMicros: '60000000',
            clicks: 60,
            conversions: 0,
            reportedAfterDays: 0,
          },
        ],
      },
    ];
    const late = { known: [0.1, 0.5, 1], days: 10, conversions: 100 };
    const probability = (delay: typeof late | null) =>
      judge(fresh, { delay }).find(({ term }) => term === 'yesterday')?.probability ?? 0;
    expect(probability(null)).toBeGreaterThan(probability(late));
    expect(probability(late)).toBeLessThan(EXCLUDE_FROM);
    expect(judge(fresh, { delay: late }).at(-1)?.toCome).toBeGreaterThan(1);
  });

  it('are not judged where nothing ever came, or nobody knows what a conversion is worth', () => {
    expect(judge(someWeeks([waste, young], 28, 'none'))).toEqual([]);
    expect(judge(someWeeks([good, waste], 28, 'none'), { worth: null })).toEqual([]);
    expect(judge([])).toEqual([]);
  });
});
