import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { autonomyLevels, isFreer } from '../../autonomy/level';
import { qualityCeiling } from './quality-ceiling';

const of = (...qualities: (number | null)[]) =>
  qualityCeiling(qualities.map((quality, i) => ({ name: `signal ${i}`, quality })));

test.each([
  [1, 'act', false],
  [0.5, 'act', false],
  [0.499, 'act_with_undo', false],
  [0.4, 'act_with_undo', false],
  [0.399, 'ask', false],
  [0.2, 'ask', false],
  [0.199, 'suggest', true],
  [0, 'suggest', true],
  [null, 'ask', false],
  [Number.NaN, 'ask', false],
] as const)('a quality of %s carries %s', (quality, level, denied) => {
  expect(of(quality)).toMatchObject({ level, denied });
});

describe('the ceiling of several inputs', () => {
  it('is that of the weakest, named', () => {
    expect(of(0.99, 0.35, 0.9)).toMatchObject({ level: 'ask', weakest: { name: 'signal 1' } });
    expect(of(0.99, 0.35).sentence).toContain('35%');
  });

  it('is a person where one was never measured or there is none, and a denial is stronger still', () => {
    expect(of(0.99, null)).toMatchObject({ level: 'ask', weakest: { name: 'signal 1', quality: null } });
    expect(of()).toMatchObject({ level: 'ask', weakest: null });
    expect(of(null, 0.1)).toMatchObject({ denied: true });
  });

  it('never rises by one more input', () => {
    const quality = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(quality, { minLength: 1, maxLength: 6 }), quality, (qualities, more) => {
        const [before, after] = [of(...qualities), of(...qualities, more)];
        expect(isFreer(after.level, before.level)).toBe(false);
        expect(autonomyLevels).toContain(after.level);
        if (before.denied) expect(after.denied).toBe(true);
      }),
    );
  });
});
