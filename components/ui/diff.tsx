import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { ScrollingTable } from './scrolling-table';

export type DiffRow = {
  label: ReactNode;
  /** `null` where there was nothing before. */
  before: ReactNode | null;
  /** `null` where it is taken away. */
  after: ReactNode | null;
  /** Same value on both sides: shown quietly, for context. */
  unchanged?: boolean;
  note?: ReactNode;
};

/** Before → after, field by field. Told apart by words and marks as well as by colour. */
export function Diff({ rows, caption }: { rows: readonly DiffRow[]; caption?: string }) {
  return (
    <ScrollingTable label={caption ?? 'Changes'} className="rounded-md border">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption ?? 'Changes'}</caption>
        <thead className="bg-sunken text-left text-xs text-muted">
          <tr className="[&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th aria-hidden className="w-4" />
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: labels are nodes, and the diff is rendered whole.
              key={index}
              className="border-t align-top [&>*]:px-3 [&>*]:py-2"
            >
              <th scope="row" className="text-left font-normal text-muted">
                {row.label}
                {row.note ? <span className="block text-xs text-subtle">{row.note}</span> : null}
              </th>
              {row.unchanged ? (
                <td colSpan={3} className="text-muted">
                  {row.after} <span className="text-xs text-subtle">(unchanged)</span>
                </td>
              ) : (
                <>
                  <td>
                    <DiffValue kind="before" value={row.before} />
                  </td>
                  <td aria-hidden className="text-subtle">
                    <ArrowRight className="mt-0.5 size-4" />
                  </td>
                  <td>
                    <DiffValue kind="after" value={row.after} />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}

function DiffValue({ kind, value }: { kind: 'before' | 'after'; value: ReactNode | null }) {
  if (value === null || value === undefined) return <span className="text-subtle">nothing</span>;
  return kind === 'before' ? (
    <del className="rounded-sm bg-stop-soft px-1 py-0.5 text-stop [text-decoration-thickness:1px] box-decoration-clone">
      {value}
    </del>
  ) : (
    <ins className="rounded-sm bg-ok-soft px-1 py-0.5 font-medium text-ok no-underline box-decoration-clone">
      {value}
    </ins>
  );
}
