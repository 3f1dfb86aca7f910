import { createColumnHelper, type RowData, type TableOptions, tableFeatures } from '@tanstack/react-table';

export type DataTableColumnMeta = {
  /** The header sorts by the column's id; `desc` starts with the largest or newest. */
  sort?: 'asc' | 'desc';
  align?: 'left' | 'right';
  /** `fit` takes what the content needs and does not wrap; `grow` takes what is left. */
  width?: 'fit' | 'grow';
  /** On narrow screens: the card's heading, an ordinary line, or left out. */
  narrow?: 'title' | 'line' | 'hide';
};

export const dataTableFeatures = tableFeatures({ columnMeta: {} as DataTableColumnMeta });

export type DataTableFeatures = typeof dataTableFeatures;

export type DataTableColumns<Row extends RowData> = TableOptions<DataTableFeatures, Row>['columns'];

/**
 * The typed column builder; call it at module scope:
 * `const column = dataTableColumns<Run>(); const columns = column.columns([column.accessor('name', { header: 'Name' })])`.
 */
export function dataTableColumns<Row extends RowData>() {
  return createColumnHelper<DataTableFeatures, Row>();
}
