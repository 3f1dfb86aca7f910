import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWindows1252 } from '../decode-bytes';
import {
  type Charset,
  charsetByMark,
  charsetByValidity,
  charsetByZeros,
  charsetNamed,
  unfinishedBytes,
} from './charset';
import { peek, skipBytes } from './peek';

/** What is found out of a file while it is read: it may change until the last row. */
export type Reading = {
  /** `ascii` as long as nothing beyond it was seen. */
  charset: Charset;
  /** Said to be UTF-8 or taken for it, and has bytes that are not. */
  hasBrokenText: boolean;
};

const sampleBytes = 65_536;

/**
 * The same text in UTF-8, whatever charset it is in: as declared, by its mark, or as its bytes look where they first go beyond
 * ASCII. `reading` tells which. `markBytes` were left out at the front.
 */
export async function decodeText(
  chunks: AsyncGenerator<Buffer>,
  declared: string | undefined,
  isResumed: boolean,
): Promise<{ reading: Reading; markBytes: number; text: AsyncGenerator<Buffer> }> {
  const { head, all } = await peek(chunks, sampleBytes);
  const mark = isResumed ? null : charsetByMark(head);
  const named = declared === undefined ? undefined : charsetNamed(declared);
  // A mark is left out even where another charset was declared: it is no text in any of them.
  const markBytes = mark && (named === undefined || named === mark.name) ? mark.markBytes : 0;
  const byZeros = named === undefined && !mark ? charsetByZeros(head) : null;
  const name = named ?? mark?.name ?? byZeros ?? 'ascii';
  const reading: Reading = {
    charset: { name, guessed: named === undefined && !mark },
    hasBrokenText: false,
  };
  return { reading, markBytes, text: decode(skipBytes(all, markBytes), reading) };
}

async function* decode(chunks: AsyncGenerator<Buffer>, reading: Reading): AsyncGenerator<Buffer> {
  let rest = chunks;
  try {
    while (reading.charset.name === 'ascii') {
      const next = await rest.next();
      if (next.done) return;
      if (isAscii(next.value)) yield next.value;
      else {
        const sample = await peek(startingWith(next.value, rest), sampleBytes);
        reading.charset = { name: charsetByValidity(sample.head, sample.isWhole), guessed: true };
        rest = sample.all;
      }
    }
    const { name } = reading.charset;
    yield* name === 'utf-8' ? checked(rest, reading) : converted(rest, name);
  } finally {
    await chunks.return(undefined);
  }
}

async function* startingWith(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

/** UTF-8 goes on as it is; bytes that are none are noticed before the rows that have them are made. */
async function* checked(chunks: AsyncGenerator<Buffer>, reading: Reading): AsyncGenerator<Buffer> {
  let begun: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (!reading.hasBrokenText) {
      const bytes = begun.length > 0 ? Buffer.concat([begun, chunk]) : chunk;
      const unfinished = unfinishedBytes(bytes);
      reading.hasBrokenText = !isUtf8(bytes.subarray(0, bytes.length - unfinished));
      begun = Buffer.from(bytes.subarray(bytes.length - unfinished));
    }
    yield chunk;
  }
  if (begun.length > 0) reading.hasBrokenText = true;
}

async function* converted(chunks: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(name, { ignoreBOM: true });
  for await (const chunk of chunks) {
    const text = name === 'windows-1252' ? decodeWindows1252(chunk) : decoder.decode(chunk, { stream: true });
    if (text !== '') yield Buffer.from(text, 'utf8');
  }
  const text = decoder.decode();
  if (text !== '') yield Buffer.from(text, 'utf8');
}
