'use client';

import type { Route } from 'next';
import Link from 'next/link';
import type { MouseEvent, ReactNode } from 'react';
import type { DataTableColumnMeta } from './columns';

export type TableCell = {
  id: string;
  header: unknown;
  meta?: DataTableColumnMeta;
  content: ReactNode;
};

const INTERACTIVE = 'a, button, input, select, textarea, label, [role="menuitem"]';

/** A row; with `href` its first cell holds the link, and a click anywhere on the row follows it. */
export function TableRow({ href, children }: { href?: string; children: readonly TableCell[] }) {
  const followLink = (event: MouseEvent<HTMLTableRowElement>) => {
    const target = event.target as Element;
    const isSelecting = (window.getSelection()?.toString() ?? '') !== '';
    // React bubbles clicks out of portals too: a dialog opened from the row is not the row.
    if (isSelecting || !event.currentTarget.contains(target) || target.closest(INTERACTIVE)) return;
    const link = event.currentTarget.querySelector<HTMLAnchorElement>('a[data-row-link]');
    if (!link) return;
    if (event.metaKey || event.ctrlKey) window.open(link.href, '_blank', 'noopener');
    else link.click();
  };
  return (
    <tr
      onClick={href ? followLink : undefined}
      className={`border-b last:border-b-0 has-[a[data-row-link]:focus-visible]:bg-hover group-data-[narrow=cards]/table:max-sm:block group-data-[narrow=cards]/table:max-sm:px-4 group-data-[narrow=cards]/table:max-sm:py-3 ${href ? 'cursor-pointer hover:bg-hover/70' : ''}`}
    >
      {children.map((cell, index) => (
        <TableDataCell key={cell.id} {...cell}>
          {href && index === 0 ? (
            <Link
              href={href as Route}
              data-row-link
              className="block rounded-sm font-medium underline-offset-3 hover:underline"
            >
              {cell.content}
            </Link>
          ) : (
            cell.content
          )}
        </TableDataCell>
      ))}
    </tr>
  );
}

const narrowLine =
  'group-data-[narrow=cards]/table:max-sm:flex group-data-[narrow=cards]/table:max-sm:justify-between group-data-[narrow=cards]/table:max-sm:gap-4 group-data-[narrow=cards]/table:max-sm:p-0 group-data-[narrow=cards]/table:max-sm:py-0.5 group-data-[narrow=cards]/table:max-sm:text-right';
const narrowTitle =
  'group-data-[narrow=cards]/table:max-sm:block group-data-[narrow=cards]/table:max-sm:p-0 group-data-[narrow=cards]/table:max-sm:pb-1 group-data-[narrow=cards]/table:max-sm:text-base';
const narrowHide = 'group-data-[narrow=cards]/table:max-sm:hidden';

function TableDataCell({
  header,
  meta = {},
  children,
}: {
  header: unknown;
  meta?: DataTableColumnMeta;
  children: ReactNode;
}) {
  const narrow = meta.narrow ?? 'line';
  const narrowClass = narrow === 'title' ? narrowTitle : narrow === 'hide' ? narrowHide : narrowLine;
  const wideClass = `${meta.align === 'right' ? 'text-right' : ''} ${meta.width === 'fit' ? 'sm:whitespace-nowrap' : ''}`;
  return (
    <td className={`h-10 px-3 py-1.5 first:pl-4 last:pr-4 max-sm:h-auto ${wideClass} ${narrowClass}`}>
      {narrow === 'line' && typeof header === 'string' ? (
        <span
          aria-hidden
          className="hidden shrink-0 text-muted group-data-[narrow=cards]/table:max-sm:inline"
        >
          {header}
        </span>
      ) : null}
      {children}
    </td>
  );
}
