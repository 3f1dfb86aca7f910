'use client';

import { History } from 'lucide-react';
import { useState } from 'react';
import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Meter } from '../ui/meter';
import { Panel } from '../ui/panel';
import { readProblem } from '../ui/problem';
import { Select } from '../ui/select';
import { ScopeReplayResult } from './scope-replay-result';
import { type ReplayDays, useScopeReplay, useStartScopeReplay } from './use-scope-replay';

const choices = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
] as const;
const daysOf: Record<(typeof choices)[number]['value'], ReplayDays> = { '7': 7, '30': 30, '90': 90 };

/** Decides what was proposed in the past again under the scope in the editor, before it counts. */
export function TryOnPast({ agentId, body }: { agentId: string; body: ScopeBody | null }) {
  const [days, setDays] = useState<keyof typeof daysOf>('30');
  const [tried, setTried] = useState<{ id: string; body: string } | null>(null);
  const start = useStartScopeReplay(agentId);
  const { data: replay, error } = useScopeReplay(tried?.id ?? null);
  const failure = start.error ?? error;
  const begin = () => {
    if (body === null) return;
    start.mutate(
      { body, days: daysOf[days] },
      { onSuccess: ({ id }) => setTried({ id, body: JSON.stringify(body) }) },
    );
  };
  const isRunning = replay?.status === 'queued' || replay?.status === 'running';
  return (
    <Panel
      title="Try it on the past"
      description="What it proposed is decided again under this scope. Nothing is changed by it."
    >
      <div className="flex flex-col gap-3" aria-live="polite">
        <div className="flex flex-wrap items-center gap-2">
          <span className="w-28">
            <Select value={days} onValueChange={setDays} options={choices} aria-label="How far back" />
          </span>
          <Button onClick={begin} pending={start.isPending || isRunning} disabled={body === null}>
            <History aria-hidden />
            Try it
          </Button>
        </div>
        {failure ? (
          <Callout tone="stop" title={readProblem(failure).title}>
            {readProblem(failure).detail}
          </Callout>
        ) : null}
        {replay && isRunning ? (
          <Meter
            label="Decided again"
            text={`${replay.done} of ${replay.total}`}
            segments={[{ label: 'Done', value: replay.done }]}
            max={Math.max(replay.total, 1)}
          />
        ) : null}
        {replay?.status === 'failed' ? (
          <Callout tone="stop" title="It could not be tried">
            {replay.error}
          </Callout>
        ) : null}
        {replay && tried && body !== null && JSON.stringify(body) !== tried.body ? (
          <Callout tone="info">
            The scope was changed since: this is what the earlier one would have done.
          </Callout>
        ) : null}
        {replay?.result ? <ScopeReplayResult replay={replay} result={replay.result} /> : null}
      </div>
    </Panel>
  );
}
