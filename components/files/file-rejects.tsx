'use client';

import { Download } from 'lucide-react';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { FileDetail, FileReject } from '@/lib/contracts/files';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { useFileRejects } from './use-files';

/** Rows that were not taken: why, how many of each reason, and the rows themselves. */
export function FileRejects({ file }: { file: FileDetail }) {
  const workspace = useWorkspaceSlug();
  const mayRead = useCan('contacts.read');
  const count = file.rejected + file.quarantined;
  const query = useFileRejects(file.id, count > 0);
  if (count === 0) return null;
  const rows = query.data?.pages.flatMap((page) => page.rows);
  return (
    <Panel
      title={`${formatCount(count, 'row')} not taken`}
      padding="none"
      actions={
        mayRead && file.reasons.length > 0 ? (
          <Button asChild>
            <a href={`/api/v1/files/${file.id}/rejects.csv?workspace=${workspace}`} download>
              <Download aria-hidden />
              Download them
            </a>
          </Button>
        ) : null
      }
    >
      <ul aria-label="Reasons" className="divide-y divide-line border-b">
        {file.reasons.map(({ field, message, rows: of }) => (
          <li
            key={`${field} ${message}`}
            className="flex items-baseline justify-between gap-4 px-4 py-2 text-sm"
          >
            <span className="min-w-0 text-pretty">{message}</span>
            <span className="shrink-0 tabular-nums">{formatNumber(of)}</span>
          </li>
        ))}
      </ul>
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {rows ? (
        <ul aria-label="Rows that were not taken" className="divide-y divide-line">
          {rows.map((reject) => (
            <RejectRow key={reject.ordinal} reject={reject} />
          ))}
        </ul>
      ) : query.isPending ? (
        <Skeleton height="chart" />
      ) : null}
      {rows?.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">The rows are no longer kept.</p>
      ) : null}
      {query.hasNextPage ? (
        <div className="p-3">
          <Button onClick={() => void query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function RejectRow({ reject: { line, quarantined, errors, row } }: { reject: FileReject }) {
  return (
    <li className="flex flex-col gap-0.5 px-4 py-2 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <span className="text-xs text-muted">Line {line}</span>
        {quarantined ? <Badge tone="wait">Held back</Badge> : null}
      </p>
      {errors.map(({ field, message }) => (
        <p key={`${field} ${message}`} className="text-pretty">
          {message}
        </p>
      ))}
      {row ? <p className="truncate font-mono text-xs text-muted">{row}</p> : null}
    </li>
  );
}
