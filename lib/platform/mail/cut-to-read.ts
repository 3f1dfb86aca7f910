import { AppError } from '@/lib/core/shared/app-error';

/**
 * How much of an e-mail is read. What matters stands at its beginning: the words, the report, the header of the returned message;
 * behind it come attachments. A parser keeps every line and part as an object of its own, so these are counted too.
 */
export const mailSize = {
  acceptedBytes: 25 * 1024 * 1024,
  readBytes: 2 * 1024 * 1024,
  readLines: 30_000,
  readDashedLines: 1000,
} as const;

const LINE_FEED = 0x0a;
const DASH = 0x2d;

/** The end of the last line that is read. A part can begin only at a line that begins with two dashes, so these bound the parts. */
function endOfRead(raw: Uint8Array): number {
  const end = Math.min(raw.length, mailSize.readBytes);
  let dashed = 0;
  let at = 0;
  for (let lines = 0; lines < mailSize.readLines && dashed < mailSize.readDashedLines; lines++) {
    if (raw[at] === DASH && raw[at + 1] === DASH) dashed++;
    const next = raw.indexOf(LINE_FEED, at) + 1;
    if (next === 0 || next >= end) return end;
    at = next;
  }
  return at;
}

/**
 * The beginning of an e-mail that is read, as a view of the same bytes.
 * @throws AppError `payload_too_large` above 25 MB.
 */
export function cutToRead(raw: Uint8Array): { bytes: Uint8Array; isCut: boolean } {
  if (raw.length > mailSize.acceptedBytes)
    throw new AppError('payload_too_large', {
      detail: `The e-mail has ${Math.ceil(raw.length / 1024 / 1024)} MB; at most 25 MB are taken.`,
      remedy: 'Send it without its attachments.',
    });
  const end = endOfRead(raw);
  return { bytes: raw.subarray(0, end), isCut: end < raw.length };
}
