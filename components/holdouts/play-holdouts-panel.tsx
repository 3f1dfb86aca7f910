'use client';

import { useWorkspaceSlug } from '../auth/access-context';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { TextLink } from '../ui/text-link';
import { EvidenceChip, netText } from './holdout-words';
import { useHoldouts } from './use-holdouts';

/** What the holdouts of a play show of it. */
export function PlayHoldoutsPanel({ playId }: { playId: string }) {
  const workspace = useWorkspaceSlug();
  const { data, error, refetch } = useHoldouts(playId);
  return (
    <Panel
      title="What it is worth"
      actions={
        <>
          <TextLink href={`/${workspace}/attribution?play=${playId}`}>Attribution</TextLink>
          <TextLink href={`/${workspace}/holdouts?of=${playId}`}>Holdouts of it</TextLink>
        </>
      }
    >
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <Skeleton />
        )
      ) : data.rows.length === 0 ? (
        <p className="text-sm text-pretty text-muted">
          No holdout has run: there is no evidence that it does better than doing nothing.
        </p>
      ) : (
        <ul className="flex flex-col gap-2 text-sm">
          {data.rows.slice(0, 3).map((row) => (
            <li key={row.id} className="flex flex-wrap items-center gap-2">
              <TextLink href={`/${workspace}/holdouts/${row.id}`}>
                {row.net === null ? row.name : `${netText(row)} a ${row.unit}`}
              </TextLink>
              <EvidenceChip evidence={row.evidence} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
