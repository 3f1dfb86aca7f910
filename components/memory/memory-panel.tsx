'use client';

import { toast } from 'sonner';
import { formatCount, formatPercent } from '@/lib/client/format';
import type { HeldFact, LearntFact, Memory } from '@/lib/contracts/memory';
import { NamedLabel } from '../actions/named-label';
import { auditHref } from '../actions/thing-href';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import type { MemorySubject } from './memory-keys';
import { StateFactDialog } from './state-fact-dialog';
import { useForgetFact, useMemory } from './use-memory';

/** What agents have learnt of a person or a company, each with where it came from and how sure it is; put right or forgotten here. */
export function MemoryPanel({ subject }: { subject: MemorySubject }) {
  const { data, error, refetch } = useMemory(subject);
  const workspace = useWorkspaceSlug();
  const mayEdit = useCan('memory.edit');
  return (
    <div id="memory" className="min-w-0 scroll-mt-16">
      <Panel
        title="What agents have learnt"
        description="Typed facts, never instructions: they put things in order and hold them back."
        actions={
          <>
            {data && mayEdit && data.closed === null ? (
              <StateFactDialog memory={data} trigger={<Button size="sm">Add</Button>} />
            ) : null}
            <TextLink href={auditHref(workspace, 'subject', subject.id)}>On the record</TextLink>
          </>
        }
      >
        {data ? (
          <Learnt memory={data} mayEdit={mayEdit} />
        ) : error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <Skeleton />
        )}
      </Panel>
    </div>
  );
}

function Learnt({ memory, mayEdit }: { memory: Memory; mayEdit: boolean }) {
  const { facts, history, historyCount, closed } = memory;
  return (
    <div className="flex flex-col gap-4">
      {closed === null ? null : <Callout tone="wait">{closed}</Callout>}
      {facts.length === 0 ? (
        <p className="text-sm text-muted">
          Nothing yet. Agents learn from answers, visits and outcomes every five minutes
          {mayEdit ? '; add what you know yourself.' : '.'}
        </p>
      ) : (
        <ul className="flex flex-col divide-y">
          {facts.map((fact) => (
            <Held key={fact.id} fact={fact} memory={memory} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {history.length > 0 ? (
        <details className="text-sm">
          <summary className="cursor-pointer text-muted">
            History: {formatCount(historyCount, 'time')}
            {history.length < historyCount ? `, the newest ${history.length} shown` : ''}
          </summary>
          <ul className="mt-2 flex flex-col gap-2">
            {history.map((fact) => (
              <Once key={fact.id} fact={fact} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Held({ fact, memory, mayEdit }: { fact: HeldFact; memory: Memory; mayEdit: boolean }) {
  const forget = useForgetFact(memory.subject);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2.5 first:pt-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="text-muted">{fact.title}:</span>
          <span className="font-medium break-words">{fact.text ?? '[personal]'}</span>
          {fact.isTainted ? <StatusChip tone="wait">From outside words</StatusChip> : null}
          {fact.isStale ? <StatusChip tone="neutral">Stale</StatusChip> : null}
        </p>
        <p className="text-xs text-muted">
          <Origin fact={fact} />, <AbsoluteTime at={fact.observedAt} />. {sureness(fact)}{' '}
          {fact.isStale ? 'No agent is told of it any more; it held' : 'It holds'} until{' '}
          <AbsoluteTime at={fact.validUntil} />. Told to: {fact.readers.join(', ')}.
        </p>
      </div>
      {mayEdit ? (
        <div className="flex gap-2">
          <StateFactDialog memory={memory} fact={fact} trigger={<Button size="sm">Correct</Button>} />
          <ConfirmDialog
            trigger={<Button size="sm">Forget</Button>}
            title={`Forget “${fact.title}”?`}
            description="Its value is gone for good. That it was known, and from where, stays. Agents may learn it again from what they see from now on."
            confirmLabel="Forget it"
            onConfirm={async () => {
              await forget.mutateAsync(fact.id);
              toast.success('It is forgotten');
            }}
          />
        </div>
      ) : null}
    </li>
  );
}

function sureness({ heldConfidence, confidence, origin }: HeldFact): string {
  if (origin === 'person') return 'Stated by a person.';
  const share = formatPercent(heldConfidence, { maximumFractionDigits: 0 });
  return heldConfidence < confidence
    ? `Confidence ${share}, lowered by what contradicts it.`
    : `Confidence ${share}.`;
}

const kinds: Record<LearntFact['source']['kind'], string> = {
  run: 'From the run',
  signal: 'From the signal',
  reply: 'From an answer of',
  person: 'Stated by',
};

function Origin({ fact: { source, learntBy, origin } }: { fact: Omit<LearntFact, 'forgotten'> }) {
  const workspace = useWorkspaceSlug();
  return (
    <>
      {kinds[source.kind]} <NamedLabel named={source.named} workspace={workspace} />
      {origin === 'person' ? null : (
        <>
          , by <NamedLabel named={learntBy} workspace={workspace} />
        </>
      )}
    </>
  );
}

function Once({ fact }: { fact: LearntFact }) {
  const { title, text, forgotten, observedAt, isTainted } = fact;
  return (
    <li>
      {title}: {forgotten ? <span className="text-muted">forgotten</span> : (text ?? '[personal]')}
      <span className="block text-xs text-muted">
        <Origin fact={fact} />, <AbsoluteTime at={observedAt} />
        {isTainted ? ', from outside words' : ''}
        {forgotten ? (
          <>
            ; forgotten <AbsoluteTime at={forgotten.at} />
            {forgotten.by ? (
              <>
                {' '}
                by <NamedLabel named={forgotten.by} />
              </>
            ) : null}
          </>
        ) : null}
        .
      </span>
    </li>
  );
}
