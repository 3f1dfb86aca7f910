'use client';

import { useState } from 'react';
import { formatNumber } from '@/lib/client/format';
import { type RollbackItemView, type RollbackView, rollbackOutlooks } from '@/lib/contracts/rollbacks';
import { NamedLabel } from '../actions/named-label';
import { actionHref } from '../actions/thing-href';
import { UndoFieldTable } from '../actions/undo-field-table';
import { useWorkspaceSlug } from '../auth/access-context';
import { MitigationList } from '../mitigations/mitigation-list';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { totalOf } from './rollback-figures';
import { itemStatusWords, outlookWords } from './rollback-words';
import { useChooseRows, useRollbackItems } from './use-rollbacks';

type Filter = RollbackItemView['outlook'] | 'all';

/** The actions of a rollback with their three values; where somebody changed one since, a choice for that row. */
export function RollbackItems({ rollback, canUndo }: { rollback: RollbackView; canUndo: boolean }) {
  const { outlooks, status } = rollback;
  const [filter, setFilter] = useState<Filter>(outlooks.conflict > 0 ? 'conflict' : 'all');
  const query = useRollbackItems(rollback.id, filter, status === 'running');
  const rows = query.data?.pages.flatMap((page) => page.rows);
  const options = [
    { value: 'all' as const, label: `All (${formatNumber(totalOf(outlooks))})` },
    ...rollbackOutlooks
      .filter((outlook) => outlooks[outlook] > 0)
      .map((outlook) => ({
        value: outlook,
        label: `${outlookWords[outlook].label} (${formatNumber(outlooks[outlook])})`,
      })),
  ];
  return (
    <Panel
      title="Actions"
      description="Before the action, what it set, and what it is now"
      padding="none"
      actions={
        <span className="w-56">
          <Select<Filter>
            aria-label="Which actions"
            size="sm"
            options={options}
            value={filter}
            onValueChange={setFilter}
          />
        </span>
      }
    >
      {!rows ? (
        query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton height="chart" />
        )
      ) : rows.length === 0 ? (
        <EmptyState title="Nothing to take back">
          Nothing that was carried out and still stands fits what was asked for.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line" aria-label="Actions of the rollback">
          {rows.map((item) => (
            <ItemRow key={item.actionId} item={item} rollback={rollback} canUndo={canUndo} />
          ))}
        </ul>
      )}
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

const choices = [
  { value: 'rule', label: 'By the rule' },
  { value: 'leave', label: 'Leave the edit' },
  { value: 'overwrite', label: 'Put back over it' },
] as const;

function ItemRow({
  item,
  rollback,
  canUndo,
}: {
  item: RollbackItemView;
  rollback: RollbackView;
  canUndo: boolean;
}) {
  const workspace = useWorkspaceSlug();
  const words = item.status === 'waiting' ? outlookWords[item.outlook] : itemStatusWords[item.status];
  const isOpen = rollback.status === 'planned' || rollback.status === 'paused';
  const isConflict = item.outlook === 'conflict';
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="min-w-0 flex-1 basis-72 text-sm">
          <TextLink href={actionHref(workspace, item.action)}>{item.action.sentence}</TextLink>
          <span className="block text-xs text-muted">
            <NamedLabel named={item.action.target} />
            {isConflict ? (
              <>
                {' · changed since by '}
                {item.changedBy ? <NamedLabel named={item.changedBy} /> : 'somebody in the platform itself'}
              </>
            ) : null}
          </span>
        </span>
        <StatusChip tone={words.tone} size="sm">
          {words.label}
        </StatusChip>
        {isConflict && item.status === 'waiting' && isOpen && canUndo ? (
          <RowChoice item={item} rollbackId={rollback.id} />
        ) : null}
      </div>
      {item.message ? <p className="text-sm text-pretty text-muted">{item.message}</p> : null}
      {isConflict ? <UndoFieldTable fields={item.fields} currency={item.action.currency} /> : null}
      {!isConflict && item.fields.length > 0 ? (
        <details className="text-sm">
          <summary className="cursor-pointer text-xs text-muted">Before, ours and now</summary>
          <div className="mt-2">
            <UndoFieldTable fields={item.fields} currency={item.action.currency} />
          </div>
        </details>
      ) : null}
      <MitigationList actionId={item.actionId} offers={item.mitigations} />
    </li>
  );
}

function RowChoice({ item, rollbackId }: { item: RollbackItemView; rollbackId: string }) {
  const choose = useChooseRows(rollbackId);
  return (
    <span className="w-44">
      <Select<'rule' | 'leave' | 'overwrite'>
        aria-label={`What becomes of the later edit of ${item.action.target.name ?? item.action.target.id}`}
        size="sm"
        disabled={choose.isPending}
        options={item.choice === null ? choices : choices.slice(1)}
        value={item.choice ?? 'rule'}
        onValueChange={(choice) => {
          if (choice !== 'rule') choose.mutate({ choice, actionIds: [item.actionId] });
        }}
      />
    </span>
  );
}
