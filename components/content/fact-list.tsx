'use client';

import { BadgeCheck } from 'lucide-react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { FactRow } from '@/lib/contracts/content';
import { buyingRoleTitles } from '@/lib/core/signals/buying-group/buying-role';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { PageSkeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime } from '../ui/time';
import { ApproveFactDialog } from './approve-fact-dialog';
import { useFacts, useWithdrawFact } from './use-content';

const statusWords = {
  holds: { label: 'Holds', tone: 'ok' },
  expired: { label: 'Over', tone: 'wait' },
  withdrawn: { label: 'Withdrawn', tone: 'neutral' },
} as const;

/** What may be claimed in public, and by whose word. */
export function FactList() {
  const query = useFacts();
  const mayEdit = useCan('facts.edit');
  if (query.isPending) return <PageSkeleton />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { rows } = query.data;
  return (
    <Panel
      title="Approved facts"
      description={formatCount(rows.length, 'fact')}
      padding="none"
      actions={mayEdit ? <ApproveFactDialog /> : null}
    >
      {rows.length === 0 ? (
        <EmptyState title="Nothing may be claimed yet" icon={BadgeCheck}>
          {mayEdit
            ? 'Approve the first fact, with what shows it: the content agent states nothing else.'
            : 'An admin of this workspace approves facts. Until then the content agent writes nothing.'}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {rows.map((fact) => (
            <Row key={fact.id} fact={fact} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const forWhom = ({ industries, roles }: FactRow): string => {
  const parts = [industries.join(', '), roles.map((role) => buyingRoleTitles[role]).join(', ')];
  return parts.every((part) => part === '')
    ? 'For everybody'
    : `For ${parts.filter((part) => part !== '').join('; ')}`;
};

function Row({ fact, mayEdit }: { fact: FactRow; mayEdit: boolean }) {
  const { id, text, source, validUntil, status, approvedBy, approvedAt, withdrawn } = fact;
  return (
    <li
      id={id}
      className="flex scroll-mt-20 flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3 target:outline-2 target:outline-ring"
    >
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="font-medium text-pretty">{text}</span>
        <span className="text-xs break-words text-muted">
          Source:{' '}
          {source.url === null ? (
            source.title
          ) : (
            <a
              href={source.url}
              rel="noreferrer"
              target="_blank"
              className="text-accent-text hover:underline"
            >
              {source.title}
            </a>
          )}
          . {forWhom(fact)}. {validUntil === null ? 'Without end.' : `Until ${validUntil}.`}
        </span>
        <span className="text-xs text-muted">
          Approved by <NamedLabel named={approvedBy} />, <AbsoluteTime at={approvedAt} />.
          {withdrawn ? (
            <>
              {' '}
              Withdrawn by <NamedLabel named={withdrawn.by} />, <AbsoluteTime at={withdrawn.at} />:{' '}
              {withdrawn.why}
            </>
          ) : null}
        </span>
      </span>
      <span className="flex items-center gap-2">
        <StatusChip tone={statusWords[status].tone}>{statusWords[status].label}</StatusChip>
        {mayEdit && status !== 'withdrawn' ? <Withdraw fact={fact} /> : null}
      </span>
    </li>
  );
}

function Withdraw({ fact }: { fact: FactRow }) {
  const withdraw = useWithdrawFact(fact.id);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          Withdraw<span className="sr-only"> “{fact.text}”</span>
        </Button>
      }
      tone="danger"
      title="Withdraw this fact?"
      description="From now on nothing that states it is published, also where it was approved and waits. What is on a page already stays until it is taken off."
      confirmLabel="Withdraw"
      reason={{ label: 'Why', required: true, placeholder: 'What is no longer so?' }}
      onConfirm={async (why) => {
        await withdraw.mutateAsync(why);
        toast.success('The fact is withdrawn');
      }}
    />
  );
}
