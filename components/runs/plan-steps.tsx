import type { RunDetail } from '@/lib/contracts/runs';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import { type StepState, stepStateTitles } from '@/lib/core/runs/plan-revision';
import { MentionText } from '../actions/mention-text';
import { NamedLabel } from '../actions/named-label';
import { StatusChip } from '../ui/status-chip';
import { RelativeTime } from '../ui/time';
import type { Tone } from '../ui/tone';

const tones: Record<StepState, Tone> = {
  open: 'neutral',
  at_work: 'info',
  done: 'ok',
  idle: 'neutral',
  refused: 'stop',
  rejected: 'stop',
  timed_out: 'wait',
  failed: 'stop',
  taken_back: 'neutral',
  dropped: 'neutral',
};

/** The steps of a plan of several, what became of each, and how the plan changed on the way. */
export function PlanSteps({ run, workspace }: { run: RunDetail; workspace: string }) {
  const { steps, revisions, mentions } = run;
  if (steps.length < 2 && revisions.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs font-medium text-subtle">Steps</h3>
      <ol className="flex flex-col gap-2">
        {steps.map((step) => (
          <li key={step.number} className="text-pretty">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="text-subtle">{step.number + 1}</span>
              <span className="font-medium text-fg">{agentCatalogue[step.agentKind].title}</span>
              <NamedLabel named={step.subject} workspace={workspace} />
              <StatusChip tone={tones[step.state]}>{stepStateTitles[step.state]}</StatusChip>
              {step.isAdded ? (
                <span className="text-xs text-subtle">
                  {step.replaces === null ? 'added on the way' : `in place of step ${step.replaces + 1}`}
                </span>
              ) : null}
            </span>
            <MentionText text={step.droppedBecause ?? step.why} mentions={mentions} />
          </li>
        ))}
      </ol>
      {revisions.length > 0 ? (
        <>
          <h3 className="text-xs font-medium text-subtle">Asked again</h3>
          <ol className="flex flex-col gap-1">
            {revisions.map(({ number, at, why }) => (
              <li key={number} className="text-pretty">
                {why}{' '}
                <span className="text-xs text-subtle">
                  <RelativeTime at={at} />
                </span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}
