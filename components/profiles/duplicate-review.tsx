'use client';

import { Search, Users } from 'lucide-react';
import { toast } from 'sonner';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { DuplicatePage } from '@/lib/contracts/profiles';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { PageSkeleton } from '../ui/skeleton';
import { RelativeTime } from '../ui/time';
import { DuplicatePair } from './duplicate-pair';
import { MergedPeopleList } from './merged-people-list';
import { useDuplicates, useFindDuplicates, useMergedPeople } from './use-profiles';

/** Pairs that look like one person, side by side, and people who already are several profiles. */
export function DuplicateReview({ workspace }: { workspace: string }) {
  const duplicates = useDuplicates(workspace);
  const merged = useMergedPeople(workspace);
  if (duplicates.isPending || merged.isPending) return <PageSkeleton />;
  if (!duplicates.data)
    return <ErrorState error={duplicates.error} onRetry={() => void duplicates.refetch()} />;
  if (!merged.data) return <ErrorState error={merged.error} onRetry={() => void merged.refetch()} />;
  const { rows, total } = duplicates.data;
  return (
    <div className="flex flex-col gap-6">
      <Panel
        title="Probably one person"
        description={
          total > rows.length
            ? `The ${formatNumber(rows.length)} surest of ${formatNumber(total)} pairs.`
            : 'Nothing of either profile moves: whatever is confirmed can be split again.'
        }
        actions={<SearchButton />}
        footer={<LastLook look={duplicates.data.lastLook} />}
        padding="none"
      >
        {rows.length === 0 ? (
          <EmptyState title="No pair waits for a decision" icon={Users}>
            Every night the people who changed are compared by name, company and phone number.
          </EmptyState>
        ) : (
          <ul className="divide-y">
            {rows.map((row) => (
              <li key={row.id} className="p-4">
                <DuplicatePair row={row} workspace={workspace} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <MergedPeopleList people={merged.data} workspace={workspace} />
    </div>
  );
}

function LastLook({ look }: { look: DuplicatePage['lastLook'] }) {
  if (look === null) return <p>Not looked for yet: it is looked every night, or at once by hand.</p>;
  return (
    <p>
      Last looked for <RelativeTime at={look.at} />{' '}
      {look.by ? (
        <>
          by <NamedLabel named={look.by} />
        </>
      ) : (
        'by itself'
      )}
      : {formatCount(look.examined, 'person', 'people')} compared, {formatCount(look.suggested, 'new pair')}.
      Looked for every night.
    </p>
  );
}

function SearchButton() {
  const canMerge = useCan('profiles.merge');
  const search = useFindDuplicates();
  if (!canMerge) return null;
  return (
    <Button
      disabled={search.isPending}
      onClick={() =>
        search.mutate(undefined, {
          onSuccess: ({ examined, suggested }) =>
            toast.success(
              `${formatNumber(examined)} people compared, ${suggested === 1 ? 'one new pair' : `${formatNumber(suggested)} new pairs`} found`,
            ),
          onError: (error) =>
            toast.error(readProblem(error).title, { description: readProblem(error).detail }),
        })
      }
    >
      <Search aria-hidden />
      Look for duplicates
    </Button>
  );
}
