'use client';

import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { SourceDetail } from '@/lib/contracts/sources';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { PlannedEvent } from './planned-event';
import { useChangePlan } from './use-change-source';

/** So many are shown at first. */
const FIRST = 30;

/** What a source sends, as it was learnt, and which of it people have confirmed or blocked. */
export function TrackingPlan({ source, mayEdit }: { source: SourceDetail; mayEdit: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const { plan } = source;
  const learning = plan.filter(({ status }) => status === 'inferred').length;
  return (
    <Panel
      title="Tracking plan"
      description="Learnt from what comes. Confirm it, and whatever breaks it shows."
      padding="none"
      actions={mayEdit && learning > 0 ? <ConfirmAll id={source.id} count={learning} /> : undefined}
      footer={
        plan.length > 0
          ? 'What the plan does not know breaks nothing: a new event is learnt, a new property is kept.'
          : undefined
      }
    >
      {plan.length === 0 ? (
        <EmptyState title="Nothing is learnt yet" icon={ListChecks}>
          With the first events their names, properties and types stand here, to be confirmed.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line" aria-label="Events of the tracking plan">
          {plan.slice(0, isWhole ? plan.length : FIRST).map((event) => (
            <PlannedEvent key={event.id} source={source} event={event} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {!isWhole && plan.length > FIRST ? (
        <div className="border-t border-line p-3">
          <Button onClick={() => setWhole(true)}>Show all {formatCount(plan.length, 'event')}</Button>
        </div>
      ) : null}
    </Panel>
  );
}

function ConfirmAll({ id, count }: { id: string; count: number }) {
  const change = useChangePlan(id);
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Confirm all</Button>}
      title={`Confirm ${formatCount(count, 'event')}?`}
      description="They stay as they were learnt so far. What lacks a required property, or has one of another type, breaks the plan from now on."
      confirmLabel="Confirm all"
      onConfirm={async () => {
        await change.mutateAsync({ confirmAll: true });
        toast.success('The plan is confirmed');
      }}
    />
  );
}
