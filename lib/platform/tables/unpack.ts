import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { peek } from './peek';
import type { TableLimits } from './table-limits';
import { tableProblem, tooLarge } from './table-problem';

const gzipMagic = [0x1f, 0x8b];

/** What people send by mistake, told by its first bytes. */
const foreign: readonly { magic: readonly number[]; is: string; remedy: string }[] = [
  {
    magic: [0x50, 0x4b, 0x03, 0x04],
    is: 'an Excel workbook or a ZIP archive',
    remedy: 'Save the sheet as CSV, or unpack the archive and send the file in it.',
  },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old Excel workbook', remedy: 'Save the sheet as CSV.' },
  { magic: [0x25, 0x50, 0x44, 0x46], is: 'a PDF', remedy: 'Export the table as CSV.' },
  { magic: [0x50, 0x41, 0x52, 0x31], is: 'a Parquet file', remedy: 'Export it as CSV or NDJSON.' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], is: 'packed with zstd', remedy: 'Unpack it, or pack it with gzip.' },
  { magic: [0x42, 0x5a, 0x68], is: 'packed with bzip2', remedy: 'Unpack it, or pack it with gzip.' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], is: 'packed with xz', remedy: 'Unpack it, or pack it with gzip.' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], is: 'a 7-Zip archive', remedy: 'Unpack it and send the file in it.' },
];
const startsWith = (head: Buffer, magic: readonly number[]) =>
  magic.every((byte, index) => head[index] === byte);

function refuseForeign(head: Buffer): void {
  const found = foreign.find(({ magic }) => startsWith(head, magic));
  if (found) throw tableProblem(`The file is ${found.is}.`, found.remedy);
}

/**
 * The bytes of the table itself: what gzip packed is unpacked as it is read, and given up as soon as it grows beyond what is
 * allowed. `packed` says whether it was.
 * @throws AppError for other archives and for what unpacks to too much.
 */
export async function unpack(
  chunks: AsyncGenerator<Buffer>,
  limits: TableLimits,
): Promise<{ packed: boolean; chunks: AsyncGenerator<Buffer> }> {
  const { head, all } = await peek(chunks, 8);
  refuseForeign(head);
  if (!startsWith(head, gzipMagic)) return { packed: false, chunks: bounded(all, limits) };
  const unpacked = await peek(bounded(gunzip(all, limits), limits), 8);
  if (startsWith(unpacked.head, gzipMagic))
    throw tableProblem('The file is packed more than once.', 'Pack it with gzip once.');
  refuseForeign(unpacked.head);
  return { packed: true, chunks: unpacked.all };
}

async function* bounded(chunks: AsyncGenerator<Buffer>, { unpackedBytes }: TableLimits) {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > unpackedBytes)
      throw tooLarge(
        `The table is larger than ${Math.floor(unpackedBytes / 1_000_000)} MB.`,
        'Split it into several files.',
      );
    yield chunk;
  }
}

async function* gunzip(chunks: AsyncGenerator<Buffer>, limits: TableLimits): AsyncGenerator<Buffer> {
  let packed = 0;
  let unpacked = 0;
  async function* counted() {
    for await (const chunk of chunks) {
      packed += chunk.length;
      yield chunk;
    }
  }
  const gunzipped = createGunzip();
  // The error reaches whoever iterates: nothing is left for the callback to do.
  pipeline(Readable.from(counted(), { objectMode: false }), gunzipped, () => {});
  try {
    for await (const chunk of gunzipped as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > limits.packRatioFromBytes && unpacked > packed * limits.packRatio)
        throw tooLarge(
          `The file unpacks to more than ${limits.packRatio} times its size.`,
          'Send it unpacked, so that its size can be seen.',
        );
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error)
      ? tableProblem(
          error.code === 'Z_BUF_ERROR' ? 'The packed file ends too early.' : 'The packed file is damaged.',
          'Pack the table with gzip again, or send it unpacked.',
        )
      : error;
  }
}

function isZlibError(error: unknown): error is { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
