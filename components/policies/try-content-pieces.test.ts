import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtFindings, type NumberedFinding } from './try-content-pieces';

const aFinding = (number: number, start: number, end: number): NumberedFinding => ({
  number,
  rule: 'brand.forbidden-phrase',
  verdict: 'deny',
  message: 'No.',
  numbers: {},
  remedy: 'Leave it.',
  field: 'body',
  start,
  end,
  quote: '',
});

test('a text is cut where findings begin and end, also where they overlap', () => {
  const pieces = cutAtFindings('one two three', [aFinding(1, 0, 7), aFinding(2, 4, 13), aFinding(3, 0, 13)]);
  expect(pieces.map(({ text, findings }) => [text, findings.map(({ number }) => number)])).toEqual([
    ['one ', [1]],
    ['two', [1, 2]],
    [' three', [2]],
  ]);
});

test('the pieces are the text', () => {
  const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(range), (text, ranges) => {
      const findings = ranges
        .filter(([, end]) => end <= text.length)
        .map(([start, end], index) => aFinding(index, start, end));
      const pieces = cutAtFindings(text, findings);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }),
  );
});
