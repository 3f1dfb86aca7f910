'use client';

import { useState } from 'react';
import { formatCount, formatNumber } from '@/lib/client/format';
import type { RollbackView } from '@/lib/contracts/rollbacks';
import { NamedLabel } from '../actions/named-label';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Callout } from '../ui/callout';
import { ErrorState } from '../ui/error-state';
import { Meter } from '../ui/meter';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { Stat, StatRow } from '../ui/stat';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime } from '../ui/time';
import { totalOf } from './rollback-figures';
import { RollbackItems } from './rollback-items';
import { RollbackSteps } from './rollback-steps';
import { outlookWords, rollbackStatusWords } from './rollback-words';
import { useChooseRows, useRollback } from './use-rollbacks';

/** A rollback: its plan before it starts, how far it is, and what became of each action. */
export function RollbackScreen({ id }: { id: string }) {
  const workspace = useWorkspaceSlug();
  const canUndo = useCan('actions.undo');
  const query = useRollback(id);
  const rollback = query.data;
  if (!rollback)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton height="chart" />
    );
  const words = rollbackStatusWords[rollback.status];
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: 'Rollbacks', href: `/${workspace}/rollbacks` }]}
        title={rollback.subject.name ?? rollback.subject.id}
        description={rollback.reason}
        status={<StatusChip tone={words.tone}>{words.label}</StatusChip>}
        actions={canUndo ? <RollbackSteps rollback={rollback} /> : null}
      />
      <p className="text-sm text-muted">
        Asked for <AbsoluteTime at={rollback.createdAt} /> by <NamedLabel named={rollback.requestedBy} />
        <Window rollback={rollback} />
      </p>
      {rollback.error ? (
        <Callout
          tone="stop"
          title={rollback.status === 'failed' ? 'It could not be planned' : 'It was paused by itself'}
        >
          {rollback.error}{' '}
          {rollback.status === 'failed' ? 'Ask for it again.' : 'Go on when the cause is mended.'}
        </Callout>
      ) : null}
      {rollback.status === 'planning' ? (
        <Callout tone="info" title="It is being planned">
          Every object is read at its platform, to see what is still as the action left it.
        </Callout>
      ) : (
        <>
          <Progress rollback={rollback} />
          <Outlook rollback={rollback} canUndo={canUndo} />
          <RollbackItems rollback={rollback} canUndo={canUndo} />
        </>
      )}
    </>
  );
}

function Window({ rollback: { selector } }: { rollback: RollbackView }) {
  return (
    <>
      {selector.agentVersion ? `, version ${selector.agentVersion}` : null}
      {selector.from ? (
        <>
          , carried out from <AbsoluteTime at={selector.from} />
        </>
      ) : null}
      {selector.to ? (
        <>
          {' '}
          until <AbsoluteTime at={selector.to} />
        </>
      ) : null}
      .
    </>
  );
}

function Progress({ rollback }: { rollback: RollbackView }) {
  const { items, status } = rollback;
  if (status === 'planned' || status === 'cancelled') return null;
  const total = totalOf(items);
  const done = total - items.waiting;
  return (
    <Panel title="Progress">
      <div aria-live="polite">
        <Meter
          label="Taken back"
          text={`${formatNumber(done)} of ${formatCount(total, 'action')}`}
          max={total}
          showLegend
          segments={[
            { label: 'As before', value: items.restored + items.already_back, tone: 'ok' },
            { label: 'Later edit left alone', value: items.conflict, tone: 'wait' },
            { label: 'Not put back', value: items.failed, tone: 'stop' },
            { label: 'Left out', value: items.skipped, tone: 'neutral' },
          ]}
        />
      </div>
    </Panel>
  );
}

const rules = [
  { value: 'leave', label: 'Leave later edits alone' },
  { value: 'overwrite', label: 'Put back over later edits' },
] as const;

function Outlook({ rollback, canUndo }: { rollback: RollbackView; canUndo: boolean }) {
  const { outlooks, status, rule } = rollback;
  const choose = useChooseRows(rollback.id);
  // Shown at once; what the server keeps takes its place.
  const [picked, setPicked] = useState<'leave' | 'overwrite' | null>(null);
  const isOpen = status === 'planned' || status === 'paused';
  return (
    <>
      <StatRow>
        {(['restore', 'already_back', 'conflict', 'irreversible', 'unreadable'] as const)
          .filter((outlook) => outlook !== 'unreadable' || outlooks.unreadable > 0)
          .map((outlook) => (
            <Stat
              key={outlook}
              label={outlookWords[outlook].label}
              value={formatNumber(outlooks[outlook])}
              tone={outlooks[outlook] > 0 ? outlookWords[outlook].tone : 'neutral'}
            />
          ))}
      </StatRow>
      {outlooks.conflict > 0 ? (
        <Callout
          tone="wait"
          title={`${formatCount(outlooks.conflict, 'action')} met a value that was changed since`}
        >
          <div className="flex flex-wrap items-center gap-3">
            <span>For rows that nobody chooses for:</span>
            <span className="w-56">
              <Select<'leave' | 'overwrite'>
                aria-label="What becomes of later edits"
                size="sm"
                disabled={!isOpen || !canUndo}
                options={rules}
                value={picked ?? rule}
                onValueChange={(choice) => {
                  setPicked(choice);
                  choose.mutate({ choice, actionIds: null }, { onError: () => setPicked(null) });
                }}
              />
            </span>
          </div>
        </Callout>
      ) : null}
    </>
  );
}
