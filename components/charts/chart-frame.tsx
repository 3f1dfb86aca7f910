'use client';

import { cva } from 'class-variance-authority';
import { ChartNoAxesColumn, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../ui/button';
import { type ChartColor, swatchClass } from './chart-colors';
import { type ChartFormat, formatChartValue } from './chart-format';

export type ChartTableColumn = { label: string; values: readonly (number | null)[] };

export type ChartFrameProps = {
  /** What a person who cannot see the chart should take from it, in one or two sentences. */
  summary: string;
  /** Title of the table's first column: "Day". */
  categoryLabel: string;
  categories: readonly string[];
  columns: readonly ChartTableColumn[];
  format: ChartFormat;
  legend: readonly { label: string; color: ChartColor; look?: 'area' | 'line' | 'dashed' }[];
  height?: 'sm' | 'md' | 'lg';
  children: ReactNode;
};

const box = cva('relative w-full', { variants: { height: { sm: 'h-40', md: 'h-60', lg: 'h-80' } } });

/** What every chart has: a legend, a fixed height, a summary for those who cannot see it, and its data as a table. */
export function ChartFrame({
  summary,
  categoryLabel,
  categories,
  columns,
  format,
  legend,
  height = 'md',
  children,
}: ChartFrameProps) {
  const [showTable, setShowTable] = useState(false);
  const tableId = useId();
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <div className="flex items-start justify-between gap-3">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-xs text-muted">
          {legend.map((entry) => (
            <li key={entry.label} className="flex items-center gap-1.5">
              <span aria-hidden className={swatchClass(entry.color, entry.look)} />
              {entry.label}
            </li>
          ))}
        </ul>
        <Button
          variant="ghost"
          size="iconSm"
          aria-label={showTable ? 'Show the chart' : 'Show the data as a table'}
          aria-expanded={showTable}
          aria-controls={tableId}
          onClick={() => setShowTable(!showTable)}
        >
          {showTable ? <ChartNoAxesColumn aria-hidden /> : <Table2 aria-hidden />}
        </Button>
      </div>
      <div className={box({ height })}>
        {showTable ? null : (
          <div role="img" aria-label={summary} className="absolute inset-0">
            {children}
          </div>
        )}
        <section
          id={tableId}
          aria-label="Data of the chart"
          tabIndex={showTable ? 0 : undefined}
          hidden={!showTable}
          className="absolute inset-0 overflow-auto rounded-md border"
        >
          {showTable ? (
            <ChartTable
              caption={summary}
              categoryLabel={categoryLabel}
              categories={categories}
              columns={columns}
              format={format}
            />
          ) : null}
        </section>
      </div>
    </figure>
  );
}

function ChartTable({
  caption,
  categoryLabel,
  categories,
  columns,
  format,
}: Pick<ChartFrameProps, 'categoryLabel' | 'categories' | 'columns' | 'format'> & { caption: string }) {
  return (
    <table className="w-full border-collapse text-xs">
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-0 bg-sunken text-muted">
        <tr className="[&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
          <th scope="col" className="text-left">
            {categoryLabel}
          </th>
          {columns.map((column) => (
            <th key={column.label} scope="col" className="text-right">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, index) => (
          <tr key={category} className="border-t [&>*]:px-3 [&>*]:py-1">
            <th scope="row" className="text-left font-normal">
              {category}
            </th>
            {columns.map((column) => {
              const value = column.values[index];
              return (
                <td key={column.label} className="text-right">
                  {value === null || value === undefined ? '–' : formatChartValue(value, format)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
