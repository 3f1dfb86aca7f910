'use client';

import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useState } from 'react';
import { formatCount, formatNumber } from '@/lib/client/format';
import { Button } from '../ui/button';
import type { TableState } from './use-table-state';

const FIRST_PAGE = '';

export type TablePage = {
  nextCursor: string | null;
  total?: number;
  /** Set by lists that know the way back themselves; null on the first page. */
  previousCursor?: string | null;
  /** Set by lists that can be entered at their end. */
  lastCursor?: string;
};

/**
 * Next, and back the way one came. Where a cursor names only what follows it, the way back is remembered here; after opening
 * a link to a later page only "First page" can be offered.
 */
export function TablePager({
  state,
  page,
  rowCount,
}: {
  state: TableState;
  page?: TablePage;
  rowCount: number;
}) {
  const [cameFrom, setCameFrom] = useState<Readonly<Record<string, string>>>({});
  const nextCursor = page?.nextCursor ?? null;
  const known = page?.previousCursor;
  const previous =
    state.cursor === null ? undefined : known === undefined ? cameFrom[state.cursor] : (known ?? undefined);
  if (rowCount === 0 && state.cursor === null) return null;
  if (!page) return null;

  const isWhole = nextCursor === null && state.cursor === null;
  const goNext = () => {
    if (nextCursor === null) return;
    setCameFrom({ ...cameFrom, [nextCursor]: state.cursor ?? FIRST_PAGE });
    state.setCursor(nextCursor);
  };
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-11 items-center justify-between gap-3 border-t px-4 py-1.5 text-xs text-muted"
    >
      <p aria-live="polite">{describeRows(rowCount, page.total, isWhole)}</p>
      {nextCursor !== null || state.cursor !== null ? (
        <div className="flex gap-1.5">
          {page.lastCursor !== undefined && state.cursor !== null && previous !== undefined ? (
            <Button size="iconSm" aria-label="First page" onClick={() => state.setCursor(null)}>
              <ChevronsLeft aria-hidden />
            </Button>
          ) : null}
          {state.cursor !== null && previous === undefined ? (
            <Button size="sm" onClick={() => state.setCursor(null)}>
              <ChevronsLeft aria-hidden />
              First page
            </Button>
          ) : (
            <Button
              size="sm"
              disabled={previous === undefined}
              onClick={() => state.setCursor(previous === FIRST_PAGE ? null : (previous ?? null))}
            >
              <ChevronLeft aria-hidden />
              Previous
            </Button>
          )}
          <Button size="sm" disabled={nextCursor === null} onClick={goNext}>
            Next
            <ChevronRight aria-hidden />
          </Button>
          {page.lastCursor !== undefined ? (
            <Button
              size="iconSm"
              aria-label="Last page"
              disabled={nextCursor === null}
              onClick={() => state.setCursor(page.lastCursor ?? null)}
            >
              <ChevronsRight aria-hidden />
            </Button>
          ) : null}
        </div>
      ) : null}
    </nav>
  );
}

function describeRows(rowCount: number, total: number | undefined, isWhole: boolean): string {
  if (isWhole) return formatCount(rowCount, 'row');
  if (total !== undefined) return `${formatNumber(rowCount)} of ${formatCount(total, 'row')}`;
  return `${formatCount(rowCount, 'row')} on this page`;
}
