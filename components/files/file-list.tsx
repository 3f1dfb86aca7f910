'use client';

import { formatCount, formatNumber } from '@/lib/client/format';
import type { FileRow } from '@/lib/contracts/files';
import { NamedLabel } from '../actions/named-label';
import { useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Meter } from '../ui/meter';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { fileStatusWords, isMoving } from './file-words';
import { formatSize } from './format-size';
import { useFiles } from './use-files';

/** Every file that was uploaded, the newest first, with how far it is. */
export function FileList() {
  const query = useFiles();
  const rows = query.data?.pages.flatMap((page) => page.rows);
  if (!rows)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height="chart" />
    );
  if (rows.length === 0)
    return (
      <EmptyState title="No file has been uploaded">
        Export a table from any tool and drop it above. You see what its columns are taken for, try it out on
        all of its rows, and only then import it.
      </EmptyState>
    );
  return (
    <div className="rounded-lg border bg-surface">
      <ul className="divide-y divide-line" aria-label="Files">
        {rows.map((file) => (
          <FileItem key={file.id} file={file} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <div className="p-3">
          <Button onClick={() => void query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show older
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function FileItem({ file }: { file: FileRow }) {
  const workspace = useWorkspaceSlug();
  const words = fileStatusWords[file.status];
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-x-2 text-sm font-medium">
          <TextLink href={`/${workspace}/sources/files/${file.id}`}>{file.name}</TextLink>
          <StatusChip tone={words.tone} size="sm">
            {words.label}
          </StatusChip>
        </p>
        <p className="text-sm text-muted">
          {file.source.name} · {formatSize(file.bytes)}
          {file.rows > 0 ? ` · ${formatCount(file.rows, 'row')}` : ''}
          {file.rejected > 0 ? ` · ${formatNumber(file.rejected)} rejected` : ''}
        </p>
        {file.error ? <p className="text-sm text-stop">{file.error}</p> : null}
        {isMoving(file.status) ? (
          <div className="mt-2 max-w-md">
            <Meter
              label={words.label}
              text={`${Math.floor(file.progress * 100)} %`}
              max={1}
              segments={[{ label: 'Read', value: file.progress }]}
            />
          </div>
        ) : null}
      </div>
      <p className="text-xs text-muted">
        <RelativeTime at={file.createdAt} /> by <NamedLabel named={file.createdBy} />
      </p>
    </li>
  );
}
