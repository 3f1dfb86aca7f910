import { type ColumnGuess, guessColumns } from '@/lib/core/signals/tables/guess-columns';
import { recogniseTable } from '@/lib/core/signals/tables/known/recognise-table';
import type { Mapping } from '@/lib/core/signals/tables/mapping';
import { suggestMapping } from '@/lib/core/signals/tables/suggest-mapping';
import type { TablePreview } from '@/lib/platform/tables/preview-table';

export type SuggestedMapping = {
  mapping: Mapping;
  notes: string[];
  table: { platform: string; name: string; isSure: boolean } | null;
};

/** How a table is best read: as the one of a platform that it is recognised as, or else by its columns and their cells. */
export function suggestFor(
  { header, rows }: Pick<TablePreview, 'header' | 'rows'>,
  fileName: string,
): { columns: ColumnGuess[]; suggestion: SuggestedMapping } {
  const columns = guessColumns(
    header,
    rows.map(({ row }) => row),
  );
  const known = recogniseTable(header, fileName);
  const suggested = suggestMapping(header, columns);
  if (!known) return { columns, suggestion: { ...suggested, table: null } };
  const { platform, table: name } = known.table;
  const others = known.alternatives.map(({ table }) => table);
  return {
    columns,
    suggestion: {
      mapping: known.mapping,
      notes:
        others.length === 0
          ? []
          : [`The tables ${others.join(', ')} have the same columns: check that it is ${name}.`],
      table: { platform, name, isSure: known.isSure },
    },
  };
}
