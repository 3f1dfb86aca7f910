import { expect, test } from 'vitest';
import { windowsOf } from './windows-of';

const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');

test('a short text is one part', () => {
  for (const text of ['', ' ', words(1), words(80)])
    expect(windowsOf(text)).toEqual([{ from: 0, to: text.length }]);
});

test('the parts of a long text share words and leave none out', () => {
  for (const count of [81, 100, 101, 500]) {
    const text = words(count);
    const parts = windowsOf(text).map(({ from, to }) => text.slice(from, to).trim().split(' '));
    expect(new Set(parts.flat()).size).toBe(count);
    expect(Math.max(...parts.map((part) => part.length))).toBe(60);
    for (const [index, part] of parts.slice(1).entries()) expect(parts[index]).toContain(part[0]);
  }
});
