'use client';

import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { readProblem } from '../ui/problem';
import { useReviewOutcome } from './use-outcomes';

/** Right, or wrong, which `onWrong` asks about. `about` names the action for those who hear the buttons alone. */
export function JudgeOutcome({
  actionId,
  about,
  onWrong,
}: {
  actionId: string;
  about: string;
  onWrong: () => void;
}) {
  const review = useReviewOutcome();
  const right = () =>
    review.mutate(
      { actionId, verdict: 'right', note: null },
      {
        onSuccess: () => toast.success('Judged right'),
        onError: (error) => toast.error(readProblem(error).detail ?? readProblem(error).title),
      },
    );
  return (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" onClick={right} pending={review.isPending} aria-label={`Right: ${about}`}>
        <ThumbsUp aria-hidden />
        Right
      </Button>
      <Button size="sm" variant="dangerQuiet" aria-label={`Wrong: ${about}`} onClick={onWrong}>
        <ThumbsDown aria-hidden />
        Wrong…
      </Button>
    </span>
  );
}

/** An action that somebody finds wrong. */
export type JudgedWrong = { actionId: string; about: string };

/**
 * Asks what was wrong. It stands beside a list, not in a row of it: a row that newer ones push off the list must not take
 * with it what somebody is typing.
 */
export function JudgeWrongDialog({ judged, onClose }: { judged: JudgedWrong | null; onClose: () => void }) {
  const review = useReviewOutcome();
  return (
    <ConfirmDialog
      open={judged !== null}
      onOpenChange={(open) => open || onClose()}
      title="What was wrong about it?"
      description={`${judged?.about} Judging does not take it back: do that from the run.`}
      confirmLabel="Judge wrong"
      tone="danger"
      reason={{ label: 'What was wrong', required: true }}
      onConfirm={async (note) => {
        if (!judged) return;
        await review.mutateAsync({ actionId: judged.actionId, verdict: 'wrong', note });
        toast.success('Judged wrong');
      }}
    />
  );
}
