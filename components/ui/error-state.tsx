'use client';

import { RotateCw, TriangleAlert } from 'lucide-react';
import { Button } from './button';
import { CopyableId } from './copyable-id';
import { readProblem } from './problem';

/** Something failed: what, why, what to do, and the number to quote. Understands problem+json errors. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = readProblem(error);
  return (
    <div role="alert" className="flex flex-col items-center gap-1 px-6 py-12 text-center">
      <span className="mb-2 grid size-10 place-items-center rounded-lg border border-stop-line bg-stop-soft text-stop">
        <TriangleAlert aria-hidden className="size-5" />
      </span>
      <p className="text-base font-medium">{problem.title}</p>
      {problem.detail ? <p className="max-w-lg text-sm text-pretty text-muted">{problem.detail}</p> : null}
      {problem.remedy ? <p className="max-w-lg text-sm text-pretty">{problem.remedy}</p> : null}
      {onRetry ? (
        <div className="mt-3">
          <Button onClick={onRetry}>
            <RotateCw aria-hidden />
            Try again
          </Button>
        </div>
      ) : null}
      {problem.requestId ? (
        <p className="mt-3 flex items-center gap-1.5 text-xs text-subtle">
          Request <CopyableId id={problem.requestId} />
        </p>
      ) : null}
    </div>
  );
}
