import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { attributeJourneys } from './attribute-journeys';
import {
  attributionModels,
  countingTouches,
  type Journey,
  LOOK_BACK_DAYS,
  type Touch,
  touchChannels,
} from './attribution';
import { influencingCells, progressOf } from './influence';
import { prepareJourney } from './journey-cells';
import { shapleyShares } from './shapley-shares';
import { splitMoney } from './split-money';
import { touchShares } from './touch-shares';
import { fitWinRates } from './win-rates';

const DAY_MS = 86_400_000;
const END = Date.UTC(2026, 5, 1);
const touch = (channel: Touch['channel'], daysBefore: number, agentId: string | null = null): Touch => ({
  channel,
  agentId,
  playId: null,
  atMs: END - daysBefore * DAY_MS,
});
const journey = (id: string, touches: readonly Touch[], over: Partial<Journey> = {}): Journey => ({
  id,
  accountId: `account of ${id}`,
  isWon: true,
  amountMicros: 1_000_000_000n,
  currency: 'EUR',
  outcomeAtMs: END,
  touches,
  ...over,
});

const arbitraryTouch: fc.Arbitrary<Touch> = fc.record({
  channel: fc.constantFrom(...touchChannels),
  agentId: fc.constantFrom(null, 'agt_1', 'agt_2'),
  playId: fc.constantFrom(null, 'ply_1'),
  atMs: fc.integer({ min: END - 120 * DAY_MS, max: END + 20 * DAY_MS }),
});
const arbitraryJourneys = fc.array(
  fc.record({
    accountId: fc.constantFrom('a', 'b', 'c'),
    isWon: fc.boolean(),
    amountMicros: fc.bigInt({ min: 0n, max: 10n ** 15n }),
    currency: fc.constantFrom('EUR', 'USD'),
    outcomeAtMs: fc.constant(END),
    touches: fc.array(arbitraryTouch, { maxLength: 12 }),
  }),
  { maxLength: 15 },
);

describe('touches that count', () => {
  it('lie within the look-back and never after the outcome', () => {
    const counted = countingTouches(
      [touch('web', -1), touch('email', 0), touch('ads', LOOK_BACK_DAYS), touch('crm', LOOK_BACK_DAYS + 1)],
      END,
    );
    expect(counted).toEqual([touch('ads', LOOK_BACK_DAYS)]);
  });
});

describe('models by position', () => {
  it('give 40, 20 and 40 of 100', () => {
    expect(touchShares.position(4)).toEqual([0.4, expect.closeTo(0.1), expect.closeTo(0.1), 0.4]);
    expect([1, 2, 3].map(touchShares.position)).toEqual([[1], [0.5, 0.5], [0.4, expect.closeTo(0.2), 0.4]]);
  });

  it('share one opportunity out as they say', () => {
    const { credits } = attributeJourneys([
      journey('o', [touch('ads', 60), touch('email', 30, 'agt_1'), touch('web', 1)]),
    ]);
    const of = (model: 'first' | 'last' | 'position') =>
      Object.fromEntries(
        credits.flatMap(({ channel, micros }) => (micros[model] > 0n ? [[channel, micros[model]]] : [])),
      );
    expect(of('first')).toEqual({ ads: 1_000_000_000n });
    expect(of('last')).toEqual({ web: 1_000_000_000n });
    expect(of('position')).toEqual({ ads: 400_000_000n, email: 200_000_000n, web: 400_000_000n });
  });
});

test('whatever came before, the credits of every model add up to the money that was won, to the micro', () => {
  fc.assert(
    fc.property(arbitraryJourneys, (drawn) => {
      const journeys = drawn.map((each, i) => ({ ...each, id: `o${i}` }));
      const { credits } = attributeJourneys(journeys);
      for (const { id, isWon, amountMicros } of journeys)
        for (const model of attributionModels) {
          const own = credits.filter(({ opportunityId }) => opportunityId === id);
          const sum = own.reduce((total, { micros }) => total + micros[model], 0n);
          expect(sum).toBe(isWon ? amountMicros : 0n);
          expect(own.every(({ micros }) => micros[model] >= 0n)).toBe(true);
        }
    }),
    { numRuns: 60 },
  );
});

test('a touch after the outcome, or from before the look-back, changes nothing', () => {
  const base = [touch('ads', 40), touch('web', 3)];
  const late = [touch('email', -2, 'agt_1'), touch('crm', 200)];
  expect(attributeJourneys([journey('o', [...base, ...late])]).credits).toEqual(
    attributeJourneys([journey('o', base)]).credits,
  );
});

test('money is shared out to the micro', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 16n }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 }),
      (amount, shares) => {
        fc.pre(shares.some((share) => share > 1e-6));
        const parts = splitMoney(amount, shares);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
      },
    ),
  );
  expect(() => splitMoney(1n, [0, 0])).toThrow(RangeError);
});

describe('the data-driven model', () => {
  it('gives each channel its Shapley value, and what is won without any to none', () => {
    const rates = new Map([
      [0b00, 0.1],
      [0b01, 0.2],
      [0b10, 0.1],
      [0b11, 0.4],
    ]);
    const { channels, none } = shapleyShares(0b11, (set) => rates.get(set) ?? 0, 2);
    // Orders: 1 before 2 and 2 before 1, as shares of 0.4.
    expect(channels[0]).toBeCloseTo((0.1 + 0.3) / 2 / 0.4);
    expect(channels[1]).toBeCloseTo((0.2 + 0) / 2 / 0.4);
    expect(none).toBeCloseTo(0.25);
  });

  it('adds up to one and gives nobody less than nothing, whatever the chances', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
        fc.integer({ min: 0, max: 15 }),
        (rates, set) => {
          const { channels, none } = shapleyShares(set, (part) => rates[part] ?? 0, 4);
          expect(channels.reduce((sum, share) => sum + share, none)).toBeCloseTo(1, 9);
          expect(Math.min(none, ...channels)).toBeGreaterThanOrEqual(0);
          channels.forEach((share, c) => {
            if (!(set & (1 << c))) expect(share).toBe(0);
          });
        },
      ),
    );
  });

  it('gives nothing to a channel that is always there and never matters, whatever came last', () => {
    const journeys = Array.from({ length: 400 }, (_, i) => {
      const helped = i % 2 === 0;
      return journey(`o${i}`, [...(helped ? [touch('outreach', 20)] : []), touch('web', 1)], {
        isWon: helped ? i % 5 !== 0 : i % 5 === 1,
      });
    });
    const without = Array.from({ length: 200 }, (_, i) =>
      journey(`n${i}`, i % 2 === 0 ? [touch('outreach', 20)] : [], {
        isWon: i % 2 === 0 ? i % 5 !== 0 : i % 5 === 1,
      }),
    );
    const { credits } = attributeJourneys([...journeys, ...without]);
    const given = (channel: string, model: 'last' | 'data_driven') =>
      Number(credits.reduce((sum, c) => sum + (c.channel === channel ? c.micros[model] : 0n), 0n));
    expect(given('web', 'last')).toBeGreaterThan(given('outreach', 'last'));
    expect(given('web', 'data_driven')).toBeLessThan(0.1 * given('outreach', 'data_driven'));
  });

  it('knows a chance for sets that never were, and one half where nothing was', () => {
    expect(fitWinRates([], 3)(0b101)).toBeCloseTo(0.5);
    const rate = fitWinRates(
      [
        { set: 0b00, n: 200, won: 20 },
        { set: 0b01, n: 200, won: 100 },
        { set: 0b10, n: 200, won: 60 },
      ],
      2,
    );
    expect(rate(0b11)).toBeGreaterThan(rate(0b01));
    expect(rate(0b01)).toBeCloseTo(0.5, 1);
  });

  it('is exact for ten channels, and refuses more', () => {
    const { channels } = shapleyShares(0b11_1111_1111, (set) => (set ? 1 : 0.5), 10);
    expect(channels[9]).toBeCloseTo(0.05);
    expect(() => shapleyShares(1, () => 1, 11)).toThrow(RangeError);
  });
});

test('cells hold how many of the touches of their channel are theirs', () => {
  const { cells, set } = prepareJourney(
    journey('o', [touch('email', 9, 'agt_1'), touch('email', 5), touch('email', 4), touch('web', 1)]),
  );
  expect(
    cells.map(({ channel, agentId, touches, ofChannel }) => [channel, agentId, touches, ofChannel]),
  ).toEqual([
    ['email', 'agt_1', 1, expect.closeTo(1 / 3)],
    ['email', null, 2, expect.closeTo(2 / 3)],
    ['web', null, 1, 1],
  ]);
  expect(set.toString(2)).toHaveLength(touchChannels.indexOf('email') + 1);
});

describe('influence on pipeline', () => {
  const step = (daysBefore: number, position: number, status: 'open' | 'won' | 'lost' = 'open') => ({
    atMs: END - daysBefore * DAY_MS,
    position,
    status,
  });

  it('is of an agent that acted before progress: coming up, going on, being won; never back, never lost', () => {
    const steps = [step(50, 0), step(40, 2), step(30, 1), step(20, 2), step(10, 4, 'won'), step(5, 4, 'won')];
    expect(progressOf(steps).map((atMs) => (END - atMs) / DAY_MS)).toEqual([50, 40, 10]);
    expect(progressOf([step(3, 0), step(1, 5, 'lost')])).toHaveLength(1);
  });

  it('counts no touch of people by themselves, none after the last progress, none long before', () => {
    const progress = progressOf([step(50, 0), step(40, 1)]);
    const found = (touches: readonly Touch[]) => influencingCells(touches, progress).size;
    expect(found([touch('email', 45, 'agt_1')])).toBe(1);
    expect(found([touch('email', 39, 'agt_1')])).toBe(0);
    expect(found([touch('web', 45)])).toBe(0);
    expect(found([touch('email', 50 + LOOK_BACK_DAYS + 1, 'agt_1')])).toBe(0);
  });
});
