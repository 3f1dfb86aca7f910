import { bytesInFile } from './charset';
import type { Place } from './csv-records';
import { tableProblem } from './table-problem';

export type JsonRecord = Place & ({ text: string } | { reason: string });
type Start = { offset: number; line: number };

const lineFeed = 0x0a;
const quote = 0x22;
const backslash = 0x5c;
const isSpace = (byte: number) => byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09;
const tooLong = (bytes: number) => `is larger than ${Math.floor(bytes / 1000)} kB`;

/** Collects the bytes of one record over the pieces it comes in, and lets go of one that grows too large. */
class Collected {
  private parts: Buffer[] = [];
  size = 0;
  private readonly most: number;
  constructor(most: number) {
    this.most = most;
  }
  add(part: Buffer): void {
    this.size += part.length;
    if (this.size > this.most) this.parts = [];
    else this.parts.push(part);
  }
  take(): { text: string } | { reason: string } {
    const isTooLong = this.size > this.most;
    const text = isTooLong ? '' : Buffer.concat(this.parts).toString('utf8').trim();
    this.parts = [];
    this.size = 0;
    return isTooLong ? { reason: tooLong(this.most) } : { text };
  }
}

/** One record on each line; empty lines are passed over. */
export async function* ndjsonRecords(
  chunks: AsyncGenerator<Buffer>,
  start: Start,
  charset: () => string,
  recordBytes: number,
): AsyncGenerator<JsonRecord> {
  let { offset, line } = start;
  const collected = new Collected(recordBytes);
  const take = (): JsonRecord | null => {
    const record = collected.take();
    const place = { line, offset, nextLine: line + 1 };
    line++;
    return 'text' in record && record.text === '' ? null : { ...place, ...record };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (;;) {
      const at = chunk.indexOf(lineFeed, from);
      const part = chunk.subarray(from, at < 0 ? chunk.length : at + 1);
      collected.add(part);
      offset += bytesInFile(part, charset());
      if (at < 0) break;
      const record = take();
      if (record) yield record;
      from = at + 1;
    }
  }
  const record = take();
  if (record) yield record;
}

/**
 * The elements of one array, each as its text. `start` is where to go on, after an element, when the array was begun before.
 * @throws AppError when the array is not closed.
 */
export async function* jsonArrayRecords(
  chunks: AsyncGenerator<Buffer>,
  start: Start,
  charset: () => string,
  recordBytes: number,
  isBegun: boolean,
): AsyncGenerator<JsonRecord> {
  let { offset, line } = start;
  let state: 'before' | 'between' | 'in' | 'after' = isBegun ? 'between' : 'before';
  const isClosed = () => state === 'after';
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  let begins = line;
  const collected = new Collected(recordBytes);
  for await (const chunk of chunks) {
    let from = 0;
    let counted = 0;
    const moveTo = (at: number) => {
      offset += bytesInFile(chunk.subarray(counted, at), charset());
      counted = at;
    };
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === lineFeed) line++;
      if (state === 'in') {
        if (isText) {
          if (isEscaped) isEscaped = false;
          else if (byte === backslash) isEscaped = true;
          else if (byte === quote) isText = false;
        } else if (byte === quote) isText = true;
        else if (byte === 0x7b || byte === 0x5b) depth++;
        else if (depth > 0 && (byte === 0x7d || byte === 0x5d)) depth--;
        else if (depth === 0 && (byte === 0x2c || byte === 0x5d)) {
          collected.add(chunk.subarray(from, at));
          moveTo(at);
          yield { line: begins, offset, nextLine: line, ...collected.take() };
          state = byte === 0x5d ? 'after' : 'between';
        }
      } else if (isSpace(byte) || (state === 'between' && byte === 0x2c)) {
        // Nothing to take.
      } else if (state === 'before' && byte === 0x5b) state = 'between';
      else if (state === 'between' && byte === 0x5d) state = 'after';
      else if (state === 'between') {
        state = 'in';
        from = at;
        begins = line;
        depth = 0;
        isText = false;
        // The first byte of an element counts like any other.
        at--;
      } else
        throw tableProblem(
          `Line ${line} has text outside of the array.`,
          'Give one array of objects, or one object on each line.',
        );
    }
    if (state === 'in') collected.add(chunk.subarray(from));
    moveTo(chunk.length);
  }
  if (state === 'in' && collected.size > 0)
    yield { line: begins, offset, nextLine: line, reason: 'is cut short: the file ends within it' };
  if (!isClosed())
    throw tableProblem('The file ends before its array does.', 'Send the whole file again: it is cut short.');
}
