'use client';

import type { OutcomeRow as Outcome } from '@/lib/contracts/outcome-reviews';
import { ActionStatusChip } from '../actions/action-status-chip';
import { ExpectedEffectText } from '../actions/expected-effect-text';
import { MentionText } from '../actions/mention-text';
import { ExecutionFieldTable } from '../runs/execution-field-table';
import { Checkbox } from '../ui/checkbox';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { JudgeOutcome } from './judge-outcome';
import { OutcomeVerdict } from './outcome-verdict';

/** One outcome: what was done, before and after as read back, what the agent expected, and the question. */
export function OutcomeRow({
  outcome,
  workspace,
  mayReview,
  isCurrent,
  onFocus,
  ticked,
  onWrong,
}: {
  outcome: Outcome;
  workspace: string;
  mayReview: boolean;
  isCurrent: boolean;
  onFocus: () => void;
  /** Absent where nothing can be ticked. */
  ticked?: { isTicked: boolean; onChange: (isTicked: boolean) => void };
  onWrong: () => void;
}) {
  const { action, review } = outcome;
  return (
    <li
      data-outcome={action.id}
      tabIndex={-1}
      onFocus={onFocus}
      aria-current={isCurrent || undefined}
      className={`flex flex-col gap-3 border-t px-4 py-4 first:border-t-0 focus:outline-none ${isCurrent ? 'bg-hover/50' : ''}`}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 items-start gap-2">
          {ticked ? (
            <Checkbox
              label={`Tick: ${action.sentence}`}
              labelHidden
              checked={ticked.isTicked}
              onCheckedChange={ticked.onChange}
            />
          ) : null}
          <div className="min-w-0">
            <p className="text-base font-medium text-pretty">{action.sentence}</p>
            <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
              <ActionStatusChip status={action.status} /> <RelativeTime at={outcome.happenedAt} />
              {action.runId ? (
                <TextLink href={`/${workspace}/runs/${action.runId}#${action.id}`}>See its run</TextLink>
              ) : null}
            </p>
          </div>
        </div>
        {review ? (
          <OutcomeVerdict review={review} />
        ) : mayReview ? (
          <JudgeOutcome actionId={action.id} about={action.sentence} onWrong={onWrong} />
        ) : null}
      </div>
      {outcome.error ? <p className="text-sm text-stop">{outcome.error}</p> : null}
      {outcome.fields.length > 0 ? (
        <ExecutionFieldTable fields={outcome.fields} currency={action.currency} mentions={outcome.mentions} />
      ) : null}
      <div className="grid gap-x-8 gap-y-2 text-sm sm:grid-cols-2">
        <p className="max-w-prose text-pretty">
          <span className="block text-xs text-muted">Why it did so</span>
          <MentionText text={outcome.reasoning} mentions={outcome.mentions} />
        </p>
        <div>
          <span className="block text-xs text-muted">What it expected</span>
          <ExpectedEffectText effect={outcome.expectedEffect} currency={action.currency} />
        </div>
      </div>
    </li>
  );
}
