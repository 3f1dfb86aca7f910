import { isAscii, isUtf8 } from 'node:buffer';
import { tableProblem } from './table-problem';

/** Of which charset the bytes are, by its name in the Encoding Standard. `guessed`: nobody said so, and no mark shows it. */
export type Charset = { name: string; guessed: boolean };

const oneByteEach = /^(windows-\d+|iso-8859-\d+(-i)?|koi8-[ru]|macintosh|x-mac-cyrillic|ibm866)$/;
const isUtf16 = (name: string) => name.startsWith('utf-16');
const utf8Only = 'Save the file as UTF-8 and send it again.';

/**
 * The charset by one of its names, such as `latin1` or `utf-8`.
 * @throws AppError for one that is unknown, or of which a position in the file could not be told from the text.
 */
export function charsetNamed(label: string): string {
  let name: string;
  try {
    name = new TextDecoder(label).encoding;
  } catch {
    throw tableProblem(`The charset ${label.slice(0, 40)} is not known.`, utf8Only);
  }
  if (name !== 'utf-8' && !isUtf16(name) && !oneByteEach.test(name))
    throw tableProblem(`Files in the charset ${name} can't be read.`, utf8Only);
  return name;
}

/** By the mark that a file may begin with, and how many bytes the mark takes. */
export function charsetByMark(head: Buffer): { name: string; markBytes: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', markBytes: 2 };
  return null;
}

/**
 * UTF-16 without a mark shows by its zero bytes: half of all in western text, all on one side.
 * @throws AppError when there are zeros and it is not that: then it is no text.
 */
export function charsetByZeros(head: Buffer): string | null {
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[(at % 2) as 0 | 1]++;
  const all = zeros[0] + zeros[1];
  if (all === 0) return null;
  if (all > head.length / 4 && zeros[1] > all * 0.95) return 'utf-16le';
  if (all > head.length / 4 && zeros[0] > all * 0.95) return 'utf-16be';
  // A few zeros are cells that are not text: the rows that have them are rejected.
  if (all < head.length / 100) return null;
  throw tableProblem('The file is not text.', 'Send CSV, NDJSON or JSON, packed with gzip or not.');
}

/** What bytes beyond ASCII are: UTF-8 where they read as such, as hardly anything else does, else the usual one of Windows. */
export function charsetByValidity(sample: Buffer, isEnd: boolean): string {
  return isUtf8(isEnd ? sample : sample.subarray(0, sample.length - unfinishedBytes(sample)))
    ? 'utf-8'
    : 'windows-1252';
}

/** How many bytes at the end begin a character that goes on in the next piece. */
export function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** How many bytes of the file a stretch of its text takes, given in UTF-8. */
export function bytesInFile(utf8: Buffer, charset: string): number {
  if (charset === 'utf-8' || isAscii(utf8)) return isUtf16(charset) ? utf8.length * 2 : utf8.length;
  let characters = 0;
  let pairs = 0;
  for (const byte of utf8) {
    if ((byte & 0xc0) !== 0x80) characters++;
    if (byte >= 0xf0) pairs++;
  }
  return isUtf16(charset) ? (characters + pairs) * 2 : characters;
}
