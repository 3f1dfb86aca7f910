import type { FileReading, FileSample } from '@/lib/contracts/files';
import { checkMapping } from '@/lib/core/signals/tables/check-mapping';
import type { Mapping } from '@/lib/core/signals/tables/mapping';
import type { RowError } from '@/lib/core/signals/tables/place-cells';
import { fileLimits } from '@/lib/platform/files/file-limits';
import { type RowsOf, readRow } from '@/lib/platform/files/read-row';
import { readStored, type StoredFile } from '@/lib/platform/files/stored-file';
import { previewTable, type TablePreview } from '@/lib/platform/tables/preview-table';

/** So many rows are looked at to guess what the columns are. */
const PREVIEW_ROWS = 100;
const SAMPLE_ROWS = 20;

/** The first rows of a stored file. @throws AppError for what can't be read so. */
export const previewFile = (file: StoredFile, reading: FileReading): Promise<TablePreview> =>
  previewTable(
    readStored(file),
    {
      charset: reading.charset ?? undefined,
      format: reading.format ?? undefined,
      delimiter: reading.delimiter ?? undefined,
      limits: fileLimits,
    },
    PREVIEW_ROWS,
  );

/** What the first rows say by a mapping. */
export function sampleOf(preview: TablePreview, of: RowsOf): FileSample[] {
  const items = [...preview.rows, ...preview.rejects].toSorted((a, b) => a.offset - b.offset);
  return items.slice(0, SAMPLE_ROWS).map((item, i) => {
    const reading = readRow(item, i + 1, of);
    if ('errors' in reading) return { line: item.line, signals: [], errors: reading.errors };
    return {
      line: item.line,
      signals: [reading.input, ...reading.also].map(({ kind, messageId, occurredAt, payload }) => ({
        kind,
        messageId,
        occurredAt,
        payload: { ...payload },
      })),
      errors: [],
    };
  });
}

/** What a mapping has wrong for the columns that a file shows. Rows of JSON may have columns that the first ones lack. */
export function problemsOf(mapping: Mapping, { header, format }: TablePreview): RowError[] {
  const columns = new Set(header);
  return checkMapping(mapping, header).filter(({ field }) => format === 'csv' || columns.has(field));
}
