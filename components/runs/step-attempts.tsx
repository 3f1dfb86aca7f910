import { formatCount, formatDuration } from '@/lib/client/format';
import type { StepAttempt } from '@/lib/contracts/run-steps';
import { AbsoluteTime } from '../ui/time';

/** How long from the first to the last moment; null while it goes on. */
export function durationText(startedAt: string, finishedAt: string | null): string | null {
  return finishedAt === null ? null : formatDuration(Date.parse(finishedAt) - Date.parse(startedAt));
}

const isTroubled = ({ error, status }: StepAttempt): boolean => error !== null || status === 'interrupted';

/** Whether any attempt did not end well. */
export const hasTrouble = (attempts: readonly StepAttempt[]): boolean => attempts.some(isTroubled);

/** The attempts that did not end well, with what went wrong; folded away once a later one succeeded. */
export function StepAttempts({ attempts, open }: { attempts: readonly StepAttempt[]; open: boolean }) {
  const troubled = attempts.filter(isTroubled);
  if (troubled.length === 0) return null;
  return (
    <details open={open}>
      <summary className="cursor-pointer text-xs text-subtle">
        {troubled.length} of {formatCount(attempts.length, 'attempt')} failed
      </summary>
      <ol className="mt-1.5 flex flex-col gap-1.5">
        {troubled.map((attempt) => (
          <li key={attempt.attempt} className="rounded-md border bg-sunken px-2.5 py-1.5 text-xs">
            <span className="flex flex-wrap justify-between gap-x-3 text-subtle">
              <span>{attemptText(attempt)}</span>
              <AbsoluteTime at={attempt.startedAt} precise />
            </span>
            {attempt.error ? (
              <code className="mt-1 block max-h-32 overflow-y-auto whitespace-pre-wrap break-words text-fg">
                {attempt.error.name}: {attempt.error.message}
              </code>
            ) : (
              <span className="mt-1 block">The process that ran it ended before the step did.</span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function attemptText({ attempt, status, startedAt, finishedAt }: StepAttempt): string {
  const how = status === 'interrupted' ? 'broke off' : 'failed';
  const duration = durationText(startedAt, finishedAt);
  return `Attempt ${attempt + 1} ${how}${duration && status !== 'interrupted' ? ` after ${duration}` : ''}`;
}
