import { expect, it } from 'vitest';
import { toReadableJson, toSignableJson } from './safe-json';

const ODD = { 'k\ud800': 'nul\0, half \udc01, pair \ud83d\ude00, text \\u0000 \\\\ud800', n: [1, null] };

it('replaces only halves of surrogate pairs in what is signed', () => {
  expect(JSON.parse(toSignableJson(ODD))).toEqual({
    'k\ufffd': 'nul\0, half \ufffd, pair \ud83d\ude00, text \\u0000 \\\\ud800',
    n: [1, null],
  });
  expect(toSignableJson(undefined)).toBe('null');
});

it('replaces also U+0000 in what PostgreSQL reads', () => {
  expect(JSON.parse(toReadableJson(ODD))['k\ufffd']).toBe(
    'nul\ufffd, half \ufffd, pair \ud83d\ude00, text \\u0000 \\\\ud800',
  );
});
