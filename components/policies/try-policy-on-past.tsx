'use client';

import { History } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatNumber } from '@/lib/client/format';
import type { ReplayView } from '@/lib/contracts/policies';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { useAccess } from '../auth/access-context';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Meter } from '../ui/meter';
import { Select } from '../ui/select';
import { ReplayExamples } from './replay-examples';
import { ReplayFigures, ReplayRows } from './replay-figures';
import { ReplayUnknowns } from './replay-unknowns';
import { type ReplayDays, usePolicyReplay, useStartPolicyReplay } from './use-policy-replay';

const choices = [
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
  { value: '90', label: 'Last 90 days' },
] as const;
const daysOf: Record<(typeof choices)[number]['value'], ReplayDays> = { '7': 7, '30': 30, '90': 90 };

/** A window in which the past is decided again under another policy, before that counts. */
export function TryPolicyOnPast({ body, trigger }: { body: PolicyBody; trigger: ReactNode }) {
  return (
    <Dialog
      size="lg"
      title="Try it on the past"
      description="What was proposed is decided again under this policy, with the consequences carried on: budgets, contacts, the days of agents. Nothing is changed by it."
      trigger={trigger}
    >
      <TryOnPast body={body} />
    </Dialog>
  );
}

function TryOnPast({ body }: { body: PolicyBody }) {
  const [days, setDays] = useState<keyof typeof daysOf>('30');
  const [id, setId] = useState<string | null>(null);
  const start = useStartPolicyReplay();
  const { data: replay, error, refetch } = usePolicyReplay(id);
  const isRunning = replay?.status === 'queued' || replay?.status === 'running';
  const begin = () =>
    start.mutate({ body, days: daysOf[days] }, { onSuccess: (started) => setId(started.id) });
  return (
    <div className="flex flex-col gap-4" aria-live="polite">
      <div className="flex flex-wrap items-center gap-2">
        <span className="w-40">
          <Select value={days} onValueChange={setDays} options={choices} aria-label="How far back" />
        </span>
        <Button variant="primary" onClick={begin} pending={start.isPending || isRunning}>
          <History aria-hidden />
          Try it
        </Button>
      </div>
      {start.error ? <ErrorState error={start.error} onRetry={begin} /> : null}
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {replay ? <Progress replay={replay} /> : null}
    </div>
  );
}

function Progress({ replay }: { replay: ReplayView }) {
  const { currency, slug } = useAccess().workspace;
  if (replay.status === 'failed')
    return (
      <Callout tone="stop" title="It could not be tried">
        {replay.error}
      </Callout>
    );
  if (!replay.result)
    return (
      <Meter
        label="Decisions taken again"
        text={`${formatNumber(replay.done)} of ${formatNumber(replay.total)}`}
        segments={[{ label: 'Done', value: replay.done }]}
        max={Math.max(replay.total, 1)}
      />
    );
  if (replay.result.decisions === 0)
    return (
      <EmptyState title="Nothing was decided in these days" icon={History}>
        There is nothing to try it on yet.
      </EmptyState>
    );
  return (
    <>
      <p className="text-sm text-muted">
        {formatNumber(replay.result.decisions)} decisions on {formatNumber(replay.result.proposals)}{' '}
        proposals.
      </p>
      <ReplayFigures result={replay.result} currency={currency} />
      <ReplayRows replay={replay} result={replay.result} />
      <ReplayExamples replay={replay} workspace={slug} />
      <ReplayUnknowns unknown={replay.result.unknown} />
    </>
  );
}
