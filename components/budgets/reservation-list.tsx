'use client';

import type { BudgetDetail, ReservationView } from '@/lib/contracts/budgets';
import { ActionStatusChip } from '../actions/action-status-chip';
import { NamedLabel } from '../actions/named-label';
import { actionHref } from '../actions/thing-href';
import { useWorkspaceSlug } from '../auth/access-context';
import { EmptyState } from '../ui/empty-state';
import { Money } from '../ui/money';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import type { Tone } from '../ui/tone';

const words: Record<ReservationView['status'], { label: string; tone: Tone }> = {
  held: { label: 'Held', tone: 'wait' },
  settled: { label: 'Settled', tone: 'ok' },
  released: { label: 'Released', tone: 'neutral' },
};

/** The actions that hold, or held, money of this budget. */
export function ReservationList({ budget }: { budget: BudgetDetail }) {
  const { reservations, reservationCount, currency } = budget;
  return (
    <Panel
      title="Reservations"
      description="What actions hold of this budget from being cleared until they are done."
      padding="none"
      footer={
        reservationCount > reservations.length
          ? `The ${reservations.length} newest of ${reservationCount}, those still held first.`
          : undefined
      }
    >
      {reservations.length === 0 ? (
        <EmptyState title="No action has held money of this budget">
          An action that adds spend reserves it before it is cleared, and gives back what it did not need.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {reservations.map((reservation) => (
            <ReservationItem key={reservation.id} reservation={reservation} currency={currency} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ReservationItem({ reservation, currency }: { reservation: ReservationView; currency: string }) {
  const workspace = useWorkspaceSlug();
  const { action, status } = reservation;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <TextLink href={actionHref(workspace, action)}>{action.sentence}</TextLink>
        <div className="flex flex-wrap items-center gap-2 text-xs text-muted">
          <NamedLabel named={action.requester} />
          <ActionStatusChip status={action.status} size="sm" />
          <RelativeTime at={reservation.createdAt} />
        </div>
      </div>
      <div className="flex items-center gap-3">
        <StatusChip tone={words[status].tone} size="sm">
          {words[status].label}
        </StatusChip>
        <Money micros={reservation.settledMicros ?? reservation.amountMicros} currency={currency} />
      </div>
    </li>
  );
}
