'use client';

import { useState } from 'react';
import type { ActionDetail } from '@/lib/contracts/actions';
import { isJudgeable } from '@/lib/core/actions/judgeable';
import { useCan } from '../auth/access-context';
import { type JudgedWrong, JudgeOutcome, JudgeWrongDialog } from './judge-outcome';
import { OutcomeVerdict } from './outcome-verdict';
import { useOutcomeOf } from './use-outcomes';

/** Beside an agent's action whose effect is over: how it was judged, or the question. Nothing for all others. */
export function OutcomeControl({ action }: { action: ActionDetail }) {
  const isJudged = action.requester.type === 'agent' && action.compensatesId === null;
  return isJudged && (isJudgeable(action.status) || action.status === 'rejected') ? (
    <Judgement action={action} />
  ) : null;
}

function Judgement({ action }: { action: ActionDetail }) {
  const mayReview = useCan('outcomes.review');
  const { data } = useOutcomeOf(action.id);
  const [wrong, setWrong] = useState<JudgedWrong | null>(null);
  const row = data?.rows[0];
  if (!row) return null;
  if (row.review) return <OutcomeVerdict review={row.review} />;
  if (!mayReview || !isJudgeable(action.status)) return null;
  return (
    <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
      Was this right?{' '}
      <JudgeOutcome
        actionId={action.id}
        about={action.sentence}
        onWrong={() => setWrong({ actionId: action.id, about: action.sentence })}
      />
      <JudgeWrongDialog judged={wrong} onClose={() => setWrong(null)} />
    </span>
  );
}
