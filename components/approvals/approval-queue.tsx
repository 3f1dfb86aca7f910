'use client';

import { ClipboardCheck } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import type { ApprovalRow } from '@/lib/contracts/approvals';
import { useAccess } from '../auth/access-context';
import { TablePager } from '../data-table/table-pager';
import { TableToolbar } from '../data-table/table-toolbar';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { LinkTabs } from '../ui/tabs';
import { ViewMenu } from '../views/view-menu';
import { AnswerTogether } from './answer-together';
import { ApprovalQueueRow } from './approval-queue-row';
import { type AgentOption, approvalTableConfig } from './approval-table-config';
import {
  type AskedAnswer,
  DecideApprovalDialog,
  needsConfirmation,
  useAnswer,
} from './decide-approval-dialog';
import { QueueKeysDialog } from './queue-keys-dialog';
import { useApprovals } from './use-approvals';
import { useScreenKeys } from './use-screen-keys';

/** The one queue of everything that waits for a person, worked through by keyboard; and what was decided. */
export function ApprovalQueue({
  workspace,
  agents,
  canDecide,
}: {
  workspace: string;
  agents: readonly AgentOption[];
  canDecide: boolean;
}) {
  const router = useRouter();
  const { person: you } = useAccess();
  const config = useMemo(() => approvalTableConfig(agents), [agents]);
  const state = useTableState(config);
  const query = useApprovals(workspace, state.toSearchParams().toString());
  const rows = query.data?.rows ?? [];
  const isNarrowed = Boolean(
    state.filters.agent?.length || state.filters.kind?.length || state.filters.show?.length,
  );
  const isDecided = state.filters.status?.includes('decided') ?? false;

  const listRef = useRef<HTMLOListElement>(null);
  const [selected, setSelected] = useState<{ id: string; index: number } | null>(null);
  const [asked, setAsked] = useState<AskedAnswer | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const mark = (id: string, on: boolean) => {
    const next = new Set(marked);
    if (on) next.add(id);
    else next.delete(id);
    setMarked(next);
  };
  const [areKeysShown, setKeysShown] = useState(false);
  const { answer, answerNow, isPending } = useAnswer(workspace);

  // A row that was answered leaves the list: the one that took its place is next.
  const foundAt = rows.findIndex((row) => row.id === selected?.id);
  const index = foundAt >= 0 ? foundAt : Math.min(selected?.index ?? 0, rows.length - 1);
  const current = rows[index];
  /** Nobody answers what they asked for themselves. */
  const mayAnswer = (row: ApprovalRow) =>
    canDecide && row.status === 'pending' && row.action.requester.id !== you?.id;
  const hrefOf = (row: ApprovalRow) => `/${workspace}/approvals/${row.id}`;

  const moveTo = (next: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
    if (!row) return;
    const link = listRef.current?.querySelector<HTMLElement>(`[data-approval="${row.id}"]`);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
  };
  const approve = (row: ApprovalRow | undefined) => {
    if (!row || !mayAnswer(row) || isPending) return;
    const ask: AskedAnswer = { approval: row, answer: 'granted' };
    if (needsConfirmation(row)) setAsked(ask);
    else void answerNow(ask);
  };
  const reject = (row: ApprovalRow | undefined) => {
    if (row && mayAnswer(row) && !isPending) setAsked({ approval: row, answer: 'rejected' });
  };
  const next = () => moveTo(selected === null ? 0 : index + 1);
  const previous = () => moveTo(index - 1);
  useScreenKeys({
    j: next,
    ArrowDown: next,
    k: previous,
    ArrowUp: previous,
    a: () => approve(current),
    r: () => reject(current),
    x: () => {
      if (current && mayAnswer(current)) mark(current.id, !marked.has(current.id));
    },
    '?': () => setKeysShown(true),
    Enter: () => {
      // A focused link or button answers Enter by itself.
      if (document.activeElement !== document.body || !current) return false;
      return router.push(hrefOf(current) as Route);
    },
  });

  return (
    <div className="flex min-w-0 flex-col gap-4">
      <LinkTabs
        label="Approvals"
        current={`/${workspace}/approvals${isDecided ? '?status=decided' : ''}`}
        items={[
          { href: `/${workspace}/approvals`, label: 'Waiting' },
          { href: `/${workspace}/approvals?status=decided`, label: 'Decided' },
        ]}
      />
      <div className="min-w-0 rounded-lg border bg-surface">
        <TableToolbar
          state={{
            ...state,
            isNarrowed,
            clear: () => {
              state.setFilter('agent', []);
              state.setFilter('kind', []);
              state.setFilter('show', []);
            },
          }}
          filters={(config.filters ?? []).filter((filter) => filter.key !== 'status')}
          label="Approvals"
        >
          <ViewMenu list="approvals" />
          <QueueKeysDialog open={areKeysShown} onOpenChange={setKeysShown} />
        </TableToolbar>
        <AnswerTogether rows={rows.filter(({ id }) => marked.has(id))} onDone={() => setMarked(new Set())} />
        {query.isPending ? (
          <div className="flex flex-col gap-4 p-4" aria-busy="true">
            <Skeleton />
            <Skeleton width="half" />
            <Skeleton />
            <Skeleton width="half" />
          </div>
        ) : query.error && rows.length === 0 ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : rows.length === 0 ? (
          <EmptyQueue isDecided={isDecided} isNarrowed={isNarrowed} />
        ) : (
          <ol ref={listRef} className={query.isPlaceholderData ? 'opacity-60' : ''} aria-label="Approvals">
            {rows.map((row, at) => (
              <ApprovalQueueRow
                key={row.id}
                approval={row}
                href={hrefOf(row)}
                isSelected={at === index}
                onSelect={() => setSelected({ id: row.id, index: at })}
                isMarked={marked.has(row.id)}
                onMark={mayAnswer(row) ? (on) => mark(row.id, on) : undefined}
                onApprove={mayAnswer(row) ? () => approve(row) : undefined}
                onReject={mayAnswer(row) ? () => reject(row) : undefined}
              />
            ))}
          </ol>
        )}
        <TablePager state={state} page={query.data} rowCount={rows.length} />
      </div>
      <DecideApprovalDialog asked={asked} onClose={() => setAsked(null)} onAnswer={answer} />
    </div>
  );
}

function EmptyQueue({ isDecided, isNarrowed }: { isDecided: boolean; isNarrowed: boolean }) {
  if (isNarrowed)
    return <EmptyState title="Nothing matches">No approval fits the filters that are set.</EmptyState>;
  return isDecided ? (
    <EmptyState title="Nothing has been decided yet">
      Answers appear here, with what became of each action.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing waits for a person" icon={ClipboardCheck}>
      When the gate asks for a person, the action appears here by itself, nearest deadline first.
    </EmptyState>
  );
}
