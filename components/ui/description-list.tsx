import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';

const list = cva('grid gap-x-6 text-sm', {
  variants: {
    layout: {
      rows: 'grid-cols-[minmax(7rem,auto)_1fr] gap-y-2',
      columns: 'grid-cols-2 gap-y-4 sm:grid-cols-3 lg:grid-cols-4',
    },
  },
});

export type DescriptionItem = { label: ReactNode; value: ReactNode };

/** Terms and values: `rows` beside each other, `columns` as small labelled cells. */
export function DescriptionList({
  items,
  layout = 'rows',
}: {
  items: readonly DescriptionItem[];
  layout?: 'rows' | 'columns';
}) {
  return (
    <dl className={list({ layout })}>
      {items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: labels are nodes, and the list is rendered whole.
          key={index}
          className={layout === 'rows' ? 'contents' : 'min-w-0'}
        >
          <dt className="text-muted">{item.label}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
