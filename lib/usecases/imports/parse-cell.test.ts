import { describe, expect, it } from 'vitest';
import { parseCell, parseCount, parseMicros } from './parse-cell';

describe('reading cells', () => {
  it('takes what stands for nothing as null, whatever the type', () => {
    for (const type of ['text', 'number', 'boolean'] as const)
      expect(parseCell(' Select ', type, ['', 'Select'])).toEqual({ ok: true, value: null });
  });

  it('reads numbers and booleans, and refuses what is neither', () => {
    expect(parseCell('1,234.5', 'number', [])).toEqual({ ok: true, value: 1234.5 });
    expect(parseCell('Infinity', 'number', [])).toMatchObject({ ok: false });
    expect(parseCell('No', 'boolean', [])).toEqual({ ok: true, value: false });
    expect(parseCell('maybe', 'boolean', [])).toMatchObject({ ok: false });
  });

  it('reads money without a float in between', () => {
    expect(parseMicros('26.7824')).toBe(26_782_400n);
    expect(parseMicros('0.0000005')).toBe(1n);
    expect(parseMicros('0.00000049')).toBe(0n);
    expect(parseMicros('999999999.999999')).toBe(999_999_999_999_999n);
    for (const text of ['', '-1', '1e3', '#N/A', '1.']) expect(parseMicros(text)).toBeNull();
  });

  it('reads counts', () => {
    expect(parseCount('20170')).toBe(20_170);
    for (const text of ['', '-1', '1.5', 'x']) expect(parseCount(text)).toBeNull();
  });
});
