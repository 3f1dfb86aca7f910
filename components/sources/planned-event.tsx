'use client';

import { toast } from 'sonner';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { PlannedEventRow, SourceDetail } from '@/lib/contracts/sources';
import { signalKindWords } from '../runs/signal-kind-words';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ScrollingTable } from '../ui/scrolling-table';
import { StatusChip } from '../ui/status-chip';
import { RelativeTime } from '../ui/time';
import { sayProblem } from './say-problem';
import { plannedEventWords, planStatusWords } from './source-words';
import { useChangePlan } from './use-change-source';

type Props = { source: SourceDetail; event: PlannedEventRow; mayEdit: boolean };

/** One event of a tracking plan: what it holds, how often it came, and what a person has said of it. */
export function PlannedEvent({ source, event, mayEdit }: Props) {
  const { label, tone } = planStatusWords[event.status];
  return (
    <li className="relative px-4 py-3">
      <details>
        <summary className="cursor-pointer pr-4 sm:pr-56">
          <span className="font-medium break-words">{plannedEventWords(event)}</span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 pl-3.5 text-xs text-muted">
            <StatusChip tone={tone} size="sm">
              {label}
            </StatusChip>
            <span>
              {signalKindWords(event.kind)} · seen {formatCount(event.seen, 'time')}, last{' '}
              <RelativeTime at={event.lastSeenAt} />
            </span>
            {event.violations > 0 ? (
              <span className="text-wait">{formatCount(event.violations, 'violation')}</span>
            ) : null}
          </span>
        </summary>
        <PropertyTable event={event} />
      </details>
      {mayEdit ? (
        <div className="mt-2 flex flex-wrap gap-2 pl-3.5 sm:absolute sm:top-3 sm:right-4 sm:mt-0 sm:pl-0">
          <EventSteps source={source} event={event} />
        </div>
      ) : null}
    </li>
  );
}

function PropertyTable({ event }: { event: PlannedEventRow }) {
  if (event.properties.length === 0)
    return <p className="mt-2 pl-3.5 text-sm text-muted">It holds no properties.</p>;
  return (
    <ScrollingTable label={`Properties of ${plannedEventWords(event)}`} className="mt-3 rounded-md border">
      <table className="w-full border-collapse text-left text-xs">
        <thead className="bg-sunken text-muted">
          <tr className="[&>th]:px-3 [&>th]:py-1.5 [&>th]:font-medium">
            <th scope="col">Property</th>
            <th scope="col">Type</th>
            <th scope="col">Required</th>
            <th scope="col" className="text-right">
              Seen while learning
            </th>
          </tr>
        </thead>
        <tbody>
          {event.properties.map(({ name, types, required, seen }) => (
            <tr key={name} className="border-t [&>*]:px-3 [&>*]:py-1.5">
              <th scope="row" className="font-mono font-normal break-all">
                {name}
              </th>
              <td>{types.join(' or ')}</td>
              <td>{required ? 'Yes' : 'No'}</td>
              <td className="text-right">{formatNumber(seen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingTable>
  );
}

function EventSteps({ source, event }: Omit<Props, 'mayEdit'>) {
  const change = useChangePlan(source.id);
  const name = plannedEventWords(event);
  const set = (status: PlannedEventRow['status'], said: string) =>
    change.mutate(
      { eventId: event.id, status },
      { onSuccess: () => toast.success(`${name} ${said}`), onError: sayProblem },
    );
  return (
    <>
      {event.status === 'inferred' ? (
        <Button size="sm" pending={change.isPending} onClick={() => set('confirmed', 'is confirmed')}>
          Confirm<span className="sr-only"> {name}</span>
        </Button>
      ) : (
        <Button size="sm" pending={change.isPending} onClick={() => set('inferred', 'is learnt again')}>
          Learn again<span className="sr-only">: {name}</span>
        </Button>
      )}
      {event.status === 'blocked' ? null : (
        <ConfirmDialog
          trigger={
            <Button variant="dangerQuiet" size="sm">
              Block<span className="sr-only"> {name}</span>
            </Button>
          }
          tone="danger"
          title={`Block ${name}?`}
          description={
            source.onViolation === 'quarantine'
              ? 'Each one that comes is held back from now on, and waits in Deliveries.'
              : 'Each one that comes counts as a violation. To hold them back too, choose so under Set-up.'
          }
          confirmLabel="Block event"
          onConfirm={() => change.mutateAsync({ eventId: event.id, status: 'blocked' })}
        />
      )}
    </>
  );
}
