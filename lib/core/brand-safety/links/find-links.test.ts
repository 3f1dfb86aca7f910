import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../../tests/support/builders/any-text';
import { findLinks, isWithin } from './find-links';

const found = (text: string) => findLinks(text).map(({ start, end, host }) => [text.slice(start, end), host]);

describe('a link is', () => {
  test.each([
    ['see https://shop.example.com/a?b=c.', 'https://shop.example.com/a?b=c', 'shop.example.com'],
    ['see www.example.com now', 'www.example.com', 'www.example.com'],
    ['see example.com/deals', 'example.com/deals', 'example.com'],
    ['visit Example.COM today', 'Example.COM', 'example.com'],
    ['https://good.example@evil.example/x', 'https://good.example@evil.example/x', 'evil.example'],
    ['https:\\\\evil.example', 'https:\\\\evil.example', 'evil.example'],
    ['https:evil.example', 'https:evil.example', 'evil.example'],
    ['h&#116;tps://evil.example', 'h&#116;tps://evil.example', 'evil.example'],
    ['https://ev\u200bil.example', 'https://ev\u200bil.example', 'evil.example'],
    ['<a href="//evil.example/x">', '//evil.example/x', 'evil.example'],
    ['evil\u3002com', 'evil\u3002com', 'evil.com'],
    ['https://ex\u0430mple.com', 'https://ex\u0430mple.com', 'xn--exmple-4nf.com'],
    ['https://1.2.3.4/', 'https://1.2.3.4/', '1.2.3.4'],
    ['https://0x7f.1/', 'https://0x7f.1/', '127.0.0.1'],
    ['javascript:alert(1)', 'javascript:alert', null],
    ['https://{{domain}}/x', 'https:/', null],
  ])('%j', (text, quote, host) => {
    expect(found(text)[0]?.[1]).toBe(host);
    if (host !== null) expect(found(text)).toEqual([[quote, host]]);
  });

  test.each([
    'e.g. today.It is',
    'Node.js is used',
    'a@b.com wrote',
    'Data: 5 rows',
    'Dr.Who, vol.2',
    '3.5 of 4.0',
    'and/or',
  ])('not in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('a host lies within a domain by whole labels', () => {
  const domains = new Set(['example.com']);
  expect(['example.com', 'a.b.example.com'].every((host) => isWithin(host, domains))).toBe(true);
  expect(['badexample.com', 'example.com.evil.org', 'com', ''].some((host) => isWithin(host, domains))).toBe(
    false,
  );
});

test('no link hides behind many', () => {
  const text = `${'https://example.com/x '.repeat(3000)}https://evil.example`;
  expect(findLinks(text).at(-1)?.host).toBe('evil.example');
});

test('any text has links that lie in it, in order', () => {
  const piece = fc.constantFrom(
    'http:',
    '//',
    'www.',
    'a.com',
    '@',
    '.',
    '/',
    '&#46;',
    '\u3002',
    ' ',
    'x',
    '"',
    '=',
    '\u00e9.de',
  );
  const anyMix = fc.oneof(
    anyText,
    fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(anyMix, (text) => {
      const links = findLinks(text);
      const strays = links.filter(
        ({ start, end }, i) => start < (links[i - 1]?.start ?? 0) || end <= start || end > text.length,
      );
      expect(strays).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
