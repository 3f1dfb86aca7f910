import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { AppError } from '@/lib/core/shared/app-error';

export type Row = { row: number; values: Record<string, string> };
export type BadRow = { row: number; problem: string };
export type Reading = { bytesRead: number };

/**
 * Reads a CSV file row by row, no faster than the caller takes them. Rows are numbered as a spreadsheet numbers them: the
 * header is 1. `reading` is kept up to date for whoever shows progress.
 * @throws AppError when the file can't be read or lacks a column.
 */
export async function* readRows(
  file: string,
  columns: readonly string[],
  reading: Reading = { bytesRead: 0 },
): AsyncGenerator<Row | BadRow> {
  const source = createReadStream(file);
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: string[] | null = null;
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      reading.bytesRead = source.bytesRead;
      if (header === null) {
        header = checkHeader(
          record.map((name) => name.trim()),
          columns,
        );
      } else if (record.length !== header.length) {
        yield { row, problem: `has ${record.length} cells where the header has ${header.length}` };
      } else {
        yield { row, values: Object.fromEntries(header.map((name, i) => [name, record[i] ?? ''])) };
      }
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid_request', {
      detail: `The file can't be read after row ${row}: ${reason}`,
      remedy: 'Check that it is a CSV file in UTF-8.',
    });
  } finally {
    source.destroy();
  }
  if (header === null)
    throw new AppError('invalid_request', {
      detail: 'The file is empty.',
      remedy: 'Give a CSV file with a header.',
    });
}

function checkHeader(header: string[], columns: readonly string[]): string[] {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new AppError('invalid_request', {
      detail: `The file lacks ${missing.length === 1 ? 'the column' : 'the columns'} ${missing.join(', ')}.`,
      remedy: 'Choose the mapping that was made for this file.',
    });
  }
  return header;
}
