import { z } from 'zod';
import { AppError } from '@/lib/core/shared/app-error';

/** Where a page ended: the sorting moment of its last row and its id, which breaks ties. */
export type Keyset = { at: Date; id: string };

const keysetSchema = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.string().min(1)]);

export function encodeKeyset({ at, id }: Keyset): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/** @throws AppError `invalid_request` for anything that `encodeKeyset` did not write. */
export function decodeKeyset(cursor: string): Keyset {
  try {
    const [at, id] = keysetSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at, id };
  } catch {
    throw cursorRefused();
  }
}

/** The answer to a cursor that a list did not give out. */
export const cursorRefused = () =>
  new AppError('invalid_request', {
    detail: 'The cursor is not one that this list gave out.',
    remedy: 'Start at the first page: leave the cursor out.',
    invalidParams: [{ name: 'cursor', in: 'query', reason: 'is not known' }],
  });

/** Splits what was read (one more than the limit) into a page and where the next one begins. */
export function takePage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
