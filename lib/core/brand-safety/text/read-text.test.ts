import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../../tests/support/builders/any-text';
import { readText } from './read-text';

const seen = (text: string) => readText(text).map((read) => read.seen);

describe('a text is read as it is seen', () => {
  test.each([
    ['plain words', 'plain words'],
    ['full\uff57idth \uff21', 'fullwidth A'],
    ['\u{1d5c0}\u{1d5ce}y', 'guy'],
    ['p\u0430yp\u0430l', 'paypal'],
    ['zero\u200bwidth and so\u00adft', 'zerowidth and soft'],
    ['caf\u00e9 z\u0301\u0302\u0303a', 'cafe za'],
    ['\u201cquoted\u201d \u2013 isn\u2019t', '"quoted" - isn\'t'],
    ['A &amp; B&nbsp;&#67;&#x44; &unknown; & more', 'A & B CD &unknown; & more'],
    ['one<br>two<b>three</b><p class="x">four', 'one\ntwothree\nfour'],
    ['2 < 3 and 4 > 1', '2 < 3 and 4 > 1'],
    ['Stra\u00dfe \ufb01ne', 'Strasse fine'],
    ['2\u00bd cups, x\u00b2', '2\u00bd cups, x2'],
  ])('%j', (text, expected) => {
    expect(seen(text)).toEqual([expected]);
  });

  test.each([
    ['a<!-- hidden -->b', ['ab', 'a<!-- hidden -->b']],
    ['<b guaranteed>x', ['x', '<b guaranteed>x']],
    ['gua<x-y>ranteed', ['guaranteed', 'gua<x-y>ranteed']],
  ])('in two ways where programs disagree: %j', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  test('emoji are counted as they are drawn', () => {
    expect(readText('Hi \u{1f600} \u{1f469}\u200d\u{1f4bb} \u2600\ufe0f')[0].emoji).toBe(3);
  });

  test('any text, and every place leads back into it', () => {
    const odd = fc.constantFrom(
      '<',
      '>',
      '&',
      '&#',
      ';',
      '<!--',
      '-->',
      '<b ',
      'x',
      '\u200b',
      '\u0430',
      '\ufdfa',
      '"',
      '=',
      '\ud800',
      '\u{1f600}',
    );
    const anyMix = fc.oneof(
      anyText,
      fc.array(odd).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyMix, (text) => {
        for (const read of readText(text)) {
          const places = Array.from(
            { length: read.seen.length },
            (_, i) => [read.startOf(i), read.endOf(i)] as const,
          );
          const strays = places.filter(
            ([start, end], i) => start < (places[i - 1]?.[0] ?? 0) || end <= start || end > text.length,
          );
          expect(strays).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
