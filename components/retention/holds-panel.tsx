'use client';

import { Gavel } from 'lucide-react';
import { toast } from 'sonner';
import type { RecordHoldRow } from '@/lib/contracts/record-retention';
import { NamedLabel } from '../actions/named-label';
import { thingHref } from '../actions/thing-href';
import { useCan } from '../auth/access-context';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { Panel } from '../ui/panel';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { PlaceHoldDialog } from './place-hold-dialog';
import { useLiftHold } from './use-retention';

/** The legal holds: what they cover keeps its contents, and people they name can't be erased. */
export function HoldsPanel({ holds, workspace }: { holds: readonly RecordHoldRow[]; workspace: string }) {
  const mayHold = useCan('record.hold');
  return (
    <Panel
      title="Legal holds"
      description="What a hold covers keeps its contents whatever is set below, and a person it names can’t be erased."
      padding="none"
      actions={mayHold ? <PlaceHoldDialog /> : null}
    >
      {holds.length === 0 ? (
        <EmptyState title="Nothing is on hold" icon={Gavel}>
          An auditor or a privacy officer places a hold when a dispute or an inquiry is expected.
        </EmptyState>
      ) : (
        <ul aria-label="Legal holds" className="divide-y">
          {holds.map((hold) => (
            <Hold key={hold.id} hold={hold} workspace={workspace} mayHold={mayHold} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Hold({ hold, workspace, mayHold }: { hold: RecordHoldRow; workspace: string; mayHold: boolean }) {
  const { name, reason, placedBy, placedAt, lifted } = hold;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 text-sm">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          <StatusChip tone={lifted ? 'neutral' : 'wait'}>{lifted ? 'Lifted' : 'In force'}</StatusChip>
        </p>
        <p>
          <Covered hold={hold} workspace={workspace} />
        </p>
        <p className="text-pretty break-words text-muted">{reason}</p>
        <p className="text-xs text-muted">
          Placed by <NamedLabel named={placedBy} />, <AbsoluteTime at={placedAt} />
          {lifted ? (
            <>
              . Lifted by <NamedLabel named={lifted.by} />, <AbsoluteTime at={lifted.at} />: {lifted.reason}
            </>
          ) : null}
        </p>
      </div>
      {mayHold && !lifted ? <LiftHold hold={hold} /> : null}
    </li>
  );
}

function Covered({ hold: { subject, from, to }, workspace }: { hold: RecordHoldRow; workspace: string }) {
  const href = subject ? thingHref(workspace, subject.type, subject.id) : null;
  return (
    <>
      {subject === null ? 'Everything' : 'All that names '}
      {subject === null ? null : href ? (
        <TextLink href={href}>{subject.name ?? subject.id}</TextLink>
      ) : (
        <NamedLabel named={subject} />
      )}
      {from ? (
        <>
          {' '}
          from <AbsoluteTime at={from} />
        </>
      ) : null}
      {to ? (
        <>
          {' '}
          to <AbsoluteTime at={to} />
        </>
      ) : null}
    </>
  );
}

function LiftHold({ hold }: { hold: RecordHoldRow }) {
  const lift = useLiftHold(hold.id);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Lift: ${hold.name}`}>
          Lift…
        </Button>
      }
      title={`Lift “${hold.name}”?`}
      description="From then on what it covered goes when its time is over, and the person it names can be erased."
      confirmLabel="Lift it"
      tone="danger"
      reason={{ required: true }}
      onConfirm={async (reason) => {
        await lift.mutateAsync(reason);
        toast.success('The hold is lifted');
      }}
    />
  );
}
