import { z } from 'zod';
import { cursorRefused } from './keyset';

/** Where a page ended, for lists sorted by something that may be missing: what is missing comes last, both ways. */
export type ValueKeyset<V> = { value: V | null; id: string };

export function encodeValueKeyset({ value, id }: ValueKeyset<string | number | Date>): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** @throws AppError `invalid_request` for a cursor of another sort, or one that was never given out. */
export function decodeValueKeyset<V>(cursor: string, value: z.ZodType<V>): ValueKeyset<V> {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const [at, id] = z.tuple([value.nullable(), z.string().min(1)]).parse(JSON.parse(text));
    return { value: at, id };
  } catch {
    throw cursorRefused();
  }
}

export const instantValue = z.iso.datetime().transform((text) => new Date(text));

type Direction = 'asc' | 'desc';

/** The order that `beyondKeyset` continues: by the field, what is missing last, ties by id. */
export const nullsLast = (field: string, direction: Direction) => [
  { [field]: { sort: direction, nulls: 'last' as const } },
  { id: direction },
];

/** What comes after the keyset in that order, as the `OR` of a filter. */
export function beyondKeyset(
  field: string,
  direction: Direction,
  { value, id }: ValueKeyset<string | number | Date>,
): Record<string, unknown>[] {
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  const tie = { [field]: value, id: { [beyond]: id } };
  return value === null ? [tie] : [{ [field]: { [beyond]: value } }, tie, { [field]: null }];
}
