import type { Charset } from './charset';
import { cleanHeader } from './clean-header';
import { type CsvRecord, csvRecords, type Place } from './csv-records';
import { decodeText, type Reading } from './decode-text';
import { type Delimiter, detectDelimiter, detectFormat, type TableFormat } from './detect-format';
import { type JsonRecord, jsonArrayRecords, ndjsonRecords } from './json-records';
import { inPieces, peek, skipBytes } from './peek';
import type { ResumePoint } from './resume-point';
import { type TableLimits, tableLimits } from './table-limits';
import { tableProblem } from './table-problem';
import { unpack } from './unpack';

export type TableRow = Place & { row: Record<string, unknown> };
/** A row that can't be read: `reason` goes on from "This row …". */
export type TableReject = Place & { reason: string };

export type OpenTableOptions = {
  /** Whoever sends the table may say what it is; what they don't say is found out. */
  charset?: string | undefined;
  format?: TableFormat | undefined;
  delimiter?: Delimiter | undefined;
  /** Goes on where reading stopped. */
  resume?: ResumePoint | undefined;
  /** The byte of the file at which `bytes` begins, for a caller who could jump ahead: 0 or up to the offset to resume at. */
  bytesBegin?: number | undefined;
  limits?: Partial<TableLimits> | undefined;
};

export type Table = {
  format: TableFormat;
  /** Of CSV. */
  delimiter: Delimiter;
  packed: boolean;
  /** Names of the columns; null where each row names its own, as in JSON. */
  header: string[] | null;
  /** What the reader had to make of the file, in sentences for whoever maps it. */
  notes: string[];
  /** So far: text beyond ASCII may come late. */
  charset(): Charset;
  /** Once, in order, no faster than they are taken. Stop early by leaving the loop. */
  rows: AsyncGenerator<TableRow | TableReject>;
  /** Where to go on after a row. */
  resumeAfter(place: Place): ResumePoint;
};

const sampleBytes = 65_536;

/**
 * Reads a table from a stream of bytes: CSV by any of four delimiters, NDJSON, or a JSON array, packed with gzip or not, in any
 * of the common charsets. However large it is, no more of it is held than a few pieces and one row.
 * @throws AppError, here or from `rows`, for what can't be read as a table; a row that can't be read comes as a reject.
 */
export async function openTable(
  bytes: AsyncIterable<Uint8Array>,
  options: OpenTableOptions = {},
): Promise<Table> {
  const source = inPieces(bytes);
  try {
    return await open(source, { ...options, limits: { ...tableLimits, ...options.limits } });
  } catch (error) {
    await source.return(undefined);
    throw error;
  }
}

async function open(
  source: AsyncGenerator<Buffer>,
  options: OpenTableOptions & { limits: TableLimits },
): Promise<Table> {
  const { limits, resume, bytesBegin = 0 } = options;
  const { packed, chunks } =
    bytesBegin > 0 ? { packed: false, chunks: source } : await unpack(source, limits);
  if (resume && (packed !== resume.packed || bytesBegin > resume.offset))
    throw tableProblem('This is not the file of which a part was read.', 'Send the same file again.');
  const rest = resume ? skipBytes(chunks, resume.offset - bytesBegin) : chunks;
  const declared = resume ? (resume.charset === 'ascii' ? undefined : resume.charset) : options.charset;
  const { reading, markBytes, text } = await decodeText(rest, declared, resume !== undefined);
  if (resume && declared !== undefined) reading.charset.guessed = resume.charsetGuessed;

  const sample = await peek(text, sampleBytes);
  const head = sample.head.toString('utf8');
  if (!resume && head.trim() === '')
    throw tableProblem('The file is empty.', 'Send a table with at least one row.');
  const format = resume?.format ?? options.format ?? detectFormat(head);
  const delimiter =
    resume?.delimiter ?? options.delimiter ?? (format === 'csv' ? detectDelimiter(head) : ',');
  const start = resume ? { offset: resume.offset, line: resume.line } : { offset: markBytes, line: 1 };
  const shape = { format, delimiter, packed };
  const finish = (header: string[] | null, notes: string[], rows: Table['rows']): Table => ({
    ...shape,
    header,
    notes,
    rows,
    charset: () => reading.charset,
    resumeAfter: ({ offset, nextLine }) => ({
      ...shape,
      offset,
      line: nextLine,
      charset: reading.charset.name,
      charsetGuessed: reading.charset.guessed,
      header,
    }),
  });

  const charset = () => reading.charset.name;
  if (format === 'csv') {
    const records = csvRecords(sample.all, start, charset, { delimiter, recordBytes: limits.recordBytes });
    const { header, notes } = resume?.header
      ? { header: resume.header, notes: [] }
      : await readHeader(records, limits);
    return finish(header, notes, csvRows(records, header, reading));
  }
  const records =
    format === 'ndjson'
      ? ndjsonRecords(sample.all, start, charset, limits.recordBytes)
      : jsonArrayRecords(sample.all, start, charset, limits.recordBytes, resume !== undefined);
  return finish(null, [], jsonRows(records, reading));
}

async function readHeader(records: AsyncGenerator<CsvRecord>, limits: TableLimits) {
  const first = await records.next();
  const cells: string[] = first.done ? [] : first.value.cells;
  if (cells.length > limits.columns)
    throw tableProblem(
      `The file has ${cells.length} columns; at most ${limits.columns} can be read.`,
      'Leave out what is not needed.',
    );
  return cleanHeader(cells);
}

const notInCharset =
  'has characters that are not UTF-8, which the rest of the file is: say of which charset it is, or mend the row';
const broken = '\ufffd';

async function* csvRows(
  records: AsyncGenerator<CsvRecord>,
  header: readonly string[],
  reading: Reading,
): Table['rows'] {
  for await (const { cells, ...place } of records) {
    const row: Record<string, unknown> = {};
    let isEmpty = true;
    let isBroken = false;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? '';
      const name = header[at];
      if (name !== undefined) row[name] = cell;
      if (cell === '') continue;
      isEmpty = isEmpty && cell.trim() === '';
      isBroken ||= reading.hasBrokenText && cell.includes(broken);
    }
    if (isEmpty) yield { ...place, reason: 'has no cell with anything in it' };
    else if (isBroken) yield { ...place, reason: notInCharset };
    // Empty cells beyond the last column are what spreadsheets leave behind.
    else if (cells.length < header.length || cells.slice(header.length).some((cell) => cell !== ''))
      yield { ...place, reason: `has ${cells.length} cells where the header has ${header.length}` };
    else yield { ...place, row };
  }
}

async function* jsonRows(records: AsyncGenerator<JsonRecord>, reading: Reading): Table['rows'] {
  for await (const record of records) {
    const { line, offset, nextLine } = record;
    const place = { line, offset, nextLine };
    if ('reason' in record) yield { ...place, reason: record.reason };
    else if (reading.hasBrokenText && record.text.includes(broken)) yield { ...place, reason: notInCharset };
    else yield { ...place, ...parseObject(record.text) };
  }
}

function parseObject(text: string): { row: Record<string, unknown> } | { reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { reason: 'is not valid JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { reason: 'is not a JSON object' };
  return { row: { ...value } };
}
