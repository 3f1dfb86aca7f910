import { shownCell } from './cells';
import type { RowError } from './place-cells';

const traitName = 80;
const traitText = 1000;
const mostTraits = 200;
const propertyName = 200;

export type Trait = string | number | boolean;

/**
 * Traits as a person or an account keeps them: one value each. What is longer than a trait may be goes on in further ones,
 * `notes (2)` after `notes`; what JSON nests is kept as its text; a name that comes twice is told apart the same way.
 */
export function keepTraits(named: readonly [string, unknown][], errors: RowError[]): Record<string, Trait> {
  const traits = new Map<string, Trait>();
  for (const [column, value] of named) {
    const name = column.trim();
    if (name === '' || name.length > traitName) {
      errors.push(nameError(column, traitName));
      continue;
    }
    if (traits.has(name) && traits.get(name) === value) continue;
    if (typeof value === 'number' || typeof value === 'boolean')
      traits.set(freeName(name, traits, traitName), value);
    else
      for (const part of inParts(typeof value === 'string' ? value : JSON.stringify(value)))
        traits.set(freeName(name, traits, traitName), part);
  }
  if (traits.size > mostTraits)
    errors.push({
      field: named[0]?.[0] ?? '',
      message: `The row fills ${traits.size} traits; at most ${mostTraits} are kept: leave columns out in the mapping, or load the rows as record.changed.`,
    });
  return Object.fromEntries(traits);
}

/** Properties as they came; a name that comes twice is told apart by a number. */
export function keepProperties(
  named: readonly [string, unknown][],
  errors: RowError[],
): Record<string, unknown> {
  const properties = new Map<string, unknown>();
  for (const [column, value] of named) {
    if (column.length > propertyName) errors.push(nameError(column, propertyName));
    else if (properties.has(column) && properties.get(column) === value) continue;
    else properties.set(freeName(column, properties, propertyName), value);
  }
  return Object.fromEntries(properties);
}

const nameError = (column: string, most: number): RowError => ({
  field: column,
  message: `Column ${shownCell(column)} has ${column.trim() === '' ? 'no name' : `a name longer than ${most} characters`}: map it under another name, or leave it out.`,
});

function freeName(name: string, taken: ReadonlyMap<string, unknown>, most: number): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number++) {
    const suffix = ` (${number})`;
    candidate = name.slice(0, most - suffix.length) + suffix;
  }
  return candidate;
}

/** Pieces no longer than a trait may be, never cut within a character. */
function inParts(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + traitText, text.length);
    const last = text.charCodeAt(end - 1);
    if (end < text.length && last >= 0xd800 && last <= 0xdbff) end--;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}
