'use client';

import { formatCount } from '@/lib/client/format';
import type { OpportunityDetail, TouchRow } from '@/lib/contracts/attribution';
import { creditChannelTitles, LOOK_BACK_DAYS } from '@/lib/core/attribution/attribution';
import { NamedLabel } from '../actions/named-label';
import { useWorkspaceSlug } from '../auth/access-context';
import { signalKindWords } from '../runs/signal-kind-words';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { OrMissing } from '../ui/or-missing';
import { Panel } from '../ui/panel';
import { ScrollingTable } from '../ui/scrolling-table';
import { Skeleton } from '../ui/skeleton';
import { AbsoluteTime } from '../ui/time';
import { useTouches } from './use-attribution';

/** Every touch that counts for an opportunity, the earliest first. */
export function OpportunityTouches({ id, status }: { id: string; status: OpportunityDetail['status'] }) {
  const query = useTouches(id);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Panel
      title="Touches"
      description={`Within ${LOOK_BACK_DAYS} days before ${status === 'open' ? 'now' : 'its outcome'}, the earliest first. What somebody did counts once for each channel and day.`}
      padding="none"
    >
      {query.isPending ? (
        <div className="p-4">
          <Skeleton />
        </div>
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState title="Nothing touched this account">
          Nobody of it was seen, and nothing was done about them, within these days.
        </EmptyState>
      ) : (
        <Table rows={rows} />
      )}
      {query.hasNextPage ? (
        <div className="border-t p-3">
          <Button size="sm" onClick={() => void query.fetchNextPage()} pending={query.isFetchingNextPage}>
            Show later ones
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function Table({ rows }: { rows: readonly TouchRow[] }) {
  const workspace = useWorkspaceSlug();
  return (
    <ScrollingTable label="Touches of the account">
      <table className="w-full min-w-[40rem] border-collapse text-left text-sm">
        <caption className="sr-only">Touches of the account</caption>
        <thead className="bg-sunken text-xs text-muted">
          <tr className="[&>*]:px-4 [&>*]:py-1.5 [&>*]:font-medium">
            <th scope="col">When</th>
            <th scope="col">Channel</th>
            <th scope="col">What</th>
            <th scope="col">Contact</th>
            <th scope="col">Agent</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, at, channel, what, count, contact, agent }) => (
            <tr key={key} className="border-t [&>*]:px-4 [&>*]:py-2">
              <td>
                <AbsoluteTime at={at} />
              </td>
              <td>{creditChannelTitles[channel]}</td>
              <td>
                <NamedLabel
                  named={
                    what.type === 'signal' && what.name !== null
                      ? { ...what, name: signalKindWords(what.name) }
                      : what
                  }
                  workspace={workspace}
                />
                {count > 1 ? (
                  <span className="block text-xs text-muted">{formatCount(count, 'signal')} of that day</span>
                ) : null}
              </td>
              <td>
                <OrMissing>{contact && <NamedLabel named={contact} workspace={workspace} />}</OrMissing>
              </td>
              <td>
                <OrMissing>{agent && <NamedLabel named={agent} workspace={workspace} />}</OrMissing>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}
