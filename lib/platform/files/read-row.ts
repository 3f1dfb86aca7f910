import type { Mapping } from '@/lib/core/signals/tables/mapping';
import { type RowReading, rowToSignal } from '@/lib/core/signals/tables/row-to-signal';
import { sha256Hex } from '../hash';
import { SEALED_PREFIX } from '../person-cipher';
import type { TableReject, TableRow } from '../tables/open-table';

/** What is the same for all rows of a file. */
export type RowsOf = { source: string; contentHash: string; fileTime: string; mapping: Mapping };

/**
 * What a row of a file says. `ordinal` is which row it is, the first being 1: with what the whole file holds it makes the id of a signal that
 * brings none, so that the same file under the same source says nothing new.
 */
export function readRow(item: TableRow | TableReject, ordinal: number, of: RowsOf): RowReading {
  if ('reason' in item) return { errors: [{ field: 'row', message: `This row ${item.reason}.` }] };
  if (holdsSealed(item.row))
    return {
      errors: [
        {
          field: 'row',
          message: `This row holds a text that begins with “${SEALED_PREFIX}”: nobody may write one. Mend it.`,
        },
      ],
    };
  return rowToSignal(item.row, of.mapping, {
    source: of.source,
    fallbackId: sha256Hex(`${of.contentHash} ${ordinal}`).slice(0, 40),
    line: item.line,
    fileTime: of.fileTime,
  });
}

/** Stored values that begin like this are opened when they are read: nobody may plant one. */
function holdsSealed(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(SEALED_PREFIX);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsSealed);
}
