import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { matchGlob } from './match-glob';
import { type Topic, topicOf, topicSchema } from './topic-of';

test.each([
  ['/pricing', '/pricing', true],
  ['/pricing', '/Pricing', true],
  ['/pricing', '/pricing/x', false],
  ['/blog/*', '/blog/a', true],
  ['/blog/*', '/blog/a/b', false],
  ['/blog/**', '/blog/a/b', true],
  ['**/compare*', '/de/x/compare-us', true],
  ['/a?c', '/abc', true],
  ['/a?c', '/a/c', false],
  ['*', '', true],
  ['**', 'anything/at all', true],
  ['', '', true],
  ['(a+)+', 'aaaa', false],
  ['(a+)+', '(a+)+', true],
  ['/a.c', '/abc', false],
] as const)('%s against %s: %s', (glob, text, fits) => expect(matchGlob(glob, text)).toBe(fits));

describe('a pattern', () => {
  it('agrees with the regular expression of the same meaning', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '**', '?');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
        fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 10 }).map((letters) => letters.join('')),
        (glob, text) => {
          const source = glob
            .replace(/\*+/g, (stars) => (stars.length > 1 ? '§' : '[^/]*'))
            .replaceAll('§', '.*')
            .replaceAll('?', '[^/]');
          expect(matchGlob(glob, text)).toBe(new RegExp(`^${source}$`).test(text));
        },
      ),
    );
  });

  it('never hangs, however it is made', () => {
    const glob = '*a'.repeat(100);
    expect(matchGlob(glob, 'a'.repeat(1999).concat('b'))).toBe(false);
    expect(matchGlob('*'.repeat(201), 'a')).toBe(false);
    expect(matchGlob('**', 'a'.repeat(2001))).toBe(false);
  });
});

describe('the topic of a place', () => {
  const topics: Topic[] = [
    { id: 'reading', name: 'Reading', patterns: [{ of: 'path', glob: '/blog/**' }] },
    {
      id: 'comparison',
      name: 'Comparison',
      patterns: [
        { of: 'path', glob: '/compare/**' },
        { of: 'path', glob: '/blog/*-vs-*' },
        { of: 'event', glob: 'Comparison *' },
      ],
    },
    { id: 'docs', name: 'Documentation', patterns: [{ of: 'url', glob: 'docs.example.com/**' }] },
  ];
  const at = (place: Partial<Parameters<typeof topicOf>[0]>) =>
    topicOf({ url: null, path: null, event: null, title: null, ...place }, topics);

  it('is the one with the closest pattern', () => {
    expect(at({ path: '/blog/news' })).toBe('reading');
    expect(at({ path: '/blog/us-vs-them' })).toBe('comparison');
    expect(at({ event: 'comparison viewed' })).toBe('comparison');
    expect(at({ path: '/about' })).toBeNull();
    expect(at({})).toBeNull();
  });

  it('is found by the address alone, whatever its query, fragment and last slash', () => {
    expect(at({ url: 'https://www.example.com/compare/x/?utm=1#top' })).toBe('comparison');
    expect(at({ url: 'https://docs.example.com/start' })).toBe('docs');
    expect(at({ url: 'https://www.example.com' })).toBeNull();
    expect(at({ url: 'https://evil.example/?/compare/x' })).toBeNull();
  });

  it('is given as data of one form', () => {
    for (const topic of topics) expect(topicSchema.parse(topic)).toEqual(topic);
    expect(topicSchema.safeParse({ ...topics[0], id: 'Reading!' }).success).toBe(false);
    expect(topicSchema.safeParse({ ...topics[0], patterns: [] }).success).toBe(false);
  });
});
