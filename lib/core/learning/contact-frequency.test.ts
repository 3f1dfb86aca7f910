import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ContactCount, lastWorthwhile, learnFrequency, nextContact } from './contact-frequency';

const count = (contact: number, made: number, answered: number, refused = 0): ContactCount => ({
  contact,
  made,
  answered,
  refused,
});
const falling = [
  count(1, 10_000, 500),
  count(2, 6_000, 180),
  count(3, 4_000, 60),
  count(4, 2_500, 10),
  count(5, 2_000, 4),
];

test('a falling return is found, with the contact after which the next is not worth it', () => {
  const pattern = learnFrequency(falling);
  expect(pattern.contacts.map(({ mean }) => Number(mean.toFixed(3)))).toEqual([
    0.05, 0.03, 0.015, 0.004, 0.002,
  ]);
  expect(lastWorthwhile(pattern, 0.01)).toBe(3);
  expect(nextContact(pattern, 3, 0.01).isWorthIt).toBe(true);
  expect(nextContact(pattern, 4, 0.01)).toMatchObject({ isWorthIt: false });
  // Beyond what was ever tried, the last that was counts.
  expect(nextContact(pattern, 12, 0.01)).toMatchObject({ contact: 12, isWorthIt: false });
});

test('a return that stays never says stop, and little data never does', () => {
  expect(lastWorthwhile(learnFrequency([1, 2, 3, 4].map((k) => count(k, 3000, 90))), 0.01)).toBeNull();
  expect(
    lastWorthwhile(learnFrequency([count(1, 500, 25), count(2, 12, 0), count(3, 5, 0)]), 0.01),
  ).toBeNull();
  expect(nextContact(learnFrequency([]), 4, 0.01)).toEqual({
    contact: 4,
    expected: null,
    likelyTooLittle: 0,
    isWorthIt: true,
  });
});

test('refusals count against: a contact may harm although some answer', () => {
  const harming = learnFrequency([count(1, 5000, 150, 5), count(2, 4000, 80, 20), count(3, 3000, 30, 60)]);
  expect(harming.contacts[2]?.mean).toBeLessThan(0);
  expect(lastWorthwhile(harming, 0)).toBe(2);
});

test('whatever was counted: never rising, bounds around the mean, more contacts make it surer', () => {
  const counts = fc.array(
    fc.record({ made: fc.integer({ min: 1, max: 5000 }), share: fc.nat(100), refused: fc.nat(20) }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(counts, (list) => {
      const of = (times: number) =>
        learnFrequency(
          list.map(({ made, share, refused }, i) => {
            const all = made * times;
            return count(i + 1, all, Math.floor((all * share) / 100), Math.floor((all * refused) / 1000));
          }),
        ).contacts;
      const [once, often] = [of(1), of(100)];
      once.forEach((each, i) => {
        expect(each.low).toBeLessThan(each.mean);
        expect(each.high).toBeGreaterThan(each.mean);
        const before = once[i - 1];
        if (before) expect(each.mean).toBeLessThanOrEqual(before.mean + 1e-12);
      });
      const width = (contacts: typeof once) => contacts.reduce((sum, { deviation }) => sum + deviation, 0);
      expect(width(often)).toBeLessThan(width(once));
    }),
    { numRuns: 100, seed: 3 },
  );
});
