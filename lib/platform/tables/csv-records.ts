import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { ByteWindow } from './byte-window';
import type { Delimiter } from './detect-format';
import { tableProblem } from './table-problem';

/** Where in the file something stands: its line, and where what follows it begins. */
export type Place = { line: number; offset: number; nextLine: number };
export type CsvRecord = Place & { cells: string[] };

/**
 * Rows of cells, no faster than the caller takes them. Quotes within a cell are kept as they are; empty lines are passed over.
 * @throws AppError when a row is larger than allowed or a quote is never closed: what follows could not be told from it.
 */
export async function* csvRecords(
  text: AsyncGenerator<Buffer>,
  start: { offset: number; line: number },
  charset: () => string,
  options: { delimiter: Delimiter; recordBytes: number },
): AsyncGenerator<CsvRecord> {
  const window = new ByteWindow(start, charset);
  let made: { cells: string[]; end: number }[] = [];
  const parser = parse({
    delimiter: options.delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: options.recordBytes,
    // Rows are taken here and not from the stream: those before a mistake would be lost with it.
    on_record: (cells: string[], info: InfoRecord) => {
      made.push({ cells, end: info.bytes_records });
      return null;
    },
  });
  parser.on('error', () => {});
  parser.resume();
  const write = (chunk: Buffer | null) =>
    new Promise<Error | null>((resolve) => {
      const done = (error?: Error | null) => resolve(error ?? null);
      if (chunk) parser.write(chunk, done);
      else parser.end(done);
    });

  let taken = 0;
  const drain = function* (): Generator<CsvRecord> {
    const records = made;
    made = [];
    for (const { cells, end } of records) {
      const line = window.take(end - taken);
      taken = end;
      yield { cells, line, offset: window.offset, nextLine: window.line };
    }
  };
  try {
    for await (const chunk of text) {
      window.push(chunk);
      const error = await write(chunk);
      yield* drain();
      if (error) throw asProblem(error, window.line, options.recordBytes);
    }
    const error = await write(null);
    yield* drain();
    if (error) throw asProblem(error, window.line, options.recordBytes);
  } finally {
    parser.destroy();
  }
}

function asProblem(error: Error, line: number, recordBytes: number): Error {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return tableProblem(
      `The quote that is opened in the row on line ${line} is never closed.`,
      'Close it, or double it where it is part of the text, and send the rest again.',
    );
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return tableProblem(
      `The row on line ${line} is larger than ${Math.floor(recordBytes / 1000)} kB.`,
      'Look for a quote on that line that is never closed, or for another sign between rows than a line break.',
    );
  return tableProblem(
    `The row on line ${line} can't be read: ${error.message}.`,
    'Mend the row and send the rest again.',
  );
}
