import { flattenRow } from '@/lib/core/signals/tables/flatten-row';
import type { Charset } from './charset';
import type { Delimiter, TableFormat } from './detect-format';
import { type OpenTableOptions, openTable, type TableReject, type TableRow } from './open-table';

export type TablePreview = {
  format: TableFormat;
  delimiter: Delimiter;
  packed: boolean;
  charset: Charset;
  /** Of JSON: every name that the rows have, in the order in which they come up; what is nested by its path. */
  header: string[];
  notes: string[];
  rows: TableRow[];
  rejects: TableReject[];
  /** Whether these are all the rows there are. */
  isWhole: boolean;
};

/**
 * The first rows of a table, for whoever maps it. Reads no further than it must.
 * @throws AppError as `openTable` does
 */
export async function previewTable(
  bytes: AsyncIterable<Uint8Array>,
  options: OpenTableOptions = {},
  most = 100,
): Promise<TablePreview> {
  const table = await openTable(bytes, options);
  const rows: TableRow[] = [];
  const rejects: TableReject[] = [];
  const names = new Set<string>(table.header ?? []);
  let isWhole = true;
  for await (const item of table.rows) {
    if (rows.length + rejects.length >= most) {
      isWhole = false;
      break;
    }
    if ('reason' in item) rejects.push(item);
    else {
      rows.push(item);
      if (!table.header) for (const [name] of flattenRow(item.row)) names.add(name);
    }
  }
  const { format, delimiter, packed, notes } = table;
  return {
    format,
    delimiter,
    packed,
    notes,
    charset: table.charset(),
    header: [...names],
    rows,
    rejects,
    isWhole,
  };
}
