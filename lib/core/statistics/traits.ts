import { z } from 'zod';

/** What is known of a contact: numeric and categorical features. Text in it is data and never read as anything else. */
export const traitsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type Traits = Readonly<Record<string, string | number | boolean | null>>;
export type TraitValue = Traits[string];

/** A trait as a number: numbers and texts that are wholly a decimal number; otherwise null. */
export function numericTrait(value: TraitValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return null;
  return Number(value);
}

/** A trait as a category; null when it is missing or blank. */
export function categoryTrait(value: TraitValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

/** A name from outside as it may be shown: letters, digits and plain separators only, so that no name can carry markup. */
export function traitLabel(name: string): string {
  const label = name
    .replace(/[^\p{L}\p{N} _/-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return label.slice(0, 60) || 'unnamed';
}
