import { z } from 'zod';
import { openBytes, sealBytes } from '../person-cipher';

type Told = { field: string; message: string };

/** What is kept of a row that was not taken: the row as JSON, null where it could not be read or is too large, and why. */
export const rejectContentSchema = z.strictObject({
  row: z.string().nullable(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })),
});
export type RejectContent = z.infer<typeof rejectContentSchema>;

/** A larger row is known by its line alone. */
const MOST_CHARS = 32_000;
const MOST_ERRORS = 20;

/** As it is stored beside a file. */
export function sealReject(
  fileId: string,
  row: Readonly<Record<string, unknown>> | null,
  errors: readonly Told[],
): Uint8Array<ArrayBuffer> {
  const text = row === null ? null : JSON.stringify(row);
  const content: RejectContent = {
    row: text === null || text.length > MOST_CHARS ? null : text,
    errors: errors.slice(0, MOST_ERRORS),
  };
  return new Uint8Array(sealBytes(fileId, Buffer.from(JSON.stringify(content), 'utf8')));
}

export const openReject = (fileId: string, content: Uint8Array): RejectContent =>
  rejectContentSchema.parse(JSON.parse(openBytes(fileId, content).toString('utf8')));

/** The same messages without what they quote of a row: for whoever may not read what is personal. */
export const withoutQuotes = (errors: readonly Told[]): Told[] =>
  errors.slice(0, MOST_ERRORS).map(({ field, message }) => ({
    field,
    // The column is named in the same way, and is nobody’s.
    message: message.replace(/“([^”]*)”/g, (quoted, text: string) => (text === field ? quoted : '“…”')),
  }));
