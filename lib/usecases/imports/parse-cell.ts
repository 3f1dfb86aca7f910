import type { ValueType } from './mapping';

export type Cell = { ok: true; value: string | number | boolean | null } | { ok: false; reason: string };

const booleans: Record<string, boolean> = {
  yes: true,
  true: true,
  '1': true,
  no: false,
  false: false,
  '0': false,
};

/** A cell by its type; `empty` lists the texts that stand for nothing. */
export function parseCell(text: string | undefined, type: ValueType, empty: readonly string[]): Cell {
  const trimmed = (text ?? '').trim();
  if (empty.includes(trimmed)) return { ok: true, value: null };
  if (type === 'text') return { ok: true, value: trimmed };
  if (type === 'number') {
    const number = Number(trimmed.replaceAll(',', ''));
    return Number.isFinite(number) ? { ok: true, value: number } : { ok: false, reason: 'is not a number' };
  }
  const value = booleans[trimmed.toLowerCase()];
  return value === undefined ? { ok: false, reason: 'is neither yes nor no' } : { ok: true, value };
}

/** Currency units as text, exactly, in micros; what is finer than a micro is rounded half up. Null when it is no amount. */
export function parseMicros(text: string): bigint | null {
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = (match[2] ?? '').padEnd(7, '0');
  const micros = BigInt(`${match[1]}${fraction.slice(0, 6)}`);
  return Number(fraction[6]) >= 5 ? micros + 1n : micros;
}

/** A whole number of things. Null when it is none. */
export function parseCount(text: string): number | null {
  const number = Number(text.trim());
  return text.trim() !== '' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}
