'use client';

import { Footprints, Hourglass, Moon, Play, Send } from 'lucide-react';
import type { RunStepView } from '@/lib/contracts/run-steps';
import type { RunStatus } from '@/lib/contracts/runs';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { StatusChip } from '../ui/status-chip';
import { Timeline, type TimelineItem } from '../ui/timeline';
import { durationText, hasTrouble, StepAttempts } from './step-attempts';
import { StepWait } from './step-wait';
import { stepStatusWords, stepTitle } from './step-words';
import { useRunSteps } from './use-run-steps';

const icons = { run: Play, send: Send, wait: Hourglass, sleep: Moon, invoke: Play, other: Play } as const;

/** The steps of a run as they come: attempts, waits, retries; a failed run that was taken up again has several passes. */
export function RunWorkflow({
  workspace,
  runId,
  status,
}: {
  workspace: string;
  runId: string;
  status: RunStatus;
}) {
  const query = useRunSteps(workspace, runId);
  const passes = query.data?.passes ?? [];
  return (
    <Panel title="Steps" description="What the run went through, as it goes on.">
      {query.isPending ? (
        <Skeleton width="full" />
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : passes.length === 0 ? (
        <EmptyState title="No steps" icon={Footprints}>
          {whyNone(status)}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          {passes.map(({ pass, steps }) => (
            <section key={pass} aria-label={`Pass ${pass}`} className="flex flex-col gap-3">
              {passes.length > 1 ? (
                <h3 className="text-xs font-medium text-subtle">
                  {pass === 1 ? 'First pass' : `Pass ${pass}: taken up again`}
                </h3>
              ) : null}
              <Timeline items={steps.map((step) => stepItem(step, workspace))} />
            </section>
          ))}
        </div>
      )}
    </Panel>
  );
}

function whyNone(status: RunStatus): string {
  if (status === 'no_action') return 'The plan was to do nothing, so there was nothing to go through.';
  if (status === 'planned') return 'It has not begun yet.';
  return 'None were kept of this run.';
}

function stepItem(step: RunStepView, workspace: string): TimelineItem {
  const { label, tone } = stepStatusWords[step.status];
  const { attempts, status } = step;
  const last = attempts.at(-1);
  const duration = last ? durationText(last.startedAt, step.finishedAt) : null;
  const hasBody =
    step.until !== null || step.waitsFor !== null || attempts.length > 1 || hasTrouble(attempts);
  return {
    id: step.step,
    title: stepTitle(step.step),
    icon: icons[step.kind],
    tone,
    at: step.startedAt,
    by: (
      <span className="inline-flex items-center gap-2">
        <StatusChip tone={tone} look="plain" icon={null}>
          {label}
        </StatusChip>
        {duration}
      </span>
    ),
    body: hasBody ? (
      <div className="flex flex-col gap-1.5">
        <StepWait step={step} workspace={workspace} />
        <StepAttempts attempts={attempts} open={status === 'failed' || status === 'retrying'} />
      </div>
    ) : undefined,
  };
}
