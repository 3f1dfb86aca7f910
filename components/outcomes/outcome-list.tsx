'use client';

import { ThumbsUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { formatCount } from '@/lib/client/format';
import type { OutcomeRow as Outcome } from '@/lib/contracts/outcome-reviews';
import { useScreenKeys } from '../approvals/use-screen-keys';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Kbd } from '../ui/kbd';
import { readProblem } from '../ui/problem';
import { type JudgedWrong, JudgeWrongDialog } from './judge-outcome';
import { OutcomeRow } from './outcome-row';
import { useReviewOutcome } from './use-outcomes';

/** Outcomes worked through by keyboard or ticked and judged right together; each "wrong" needs its own note. */
export function OutcomeList({ rows, canTick }: { rows: readonly Outcome[]; canTick: boolean }) {
  const workspace = useWorkspaceSlug();
  const mayReview = useCan('outcomes.review');
  const listRef = useRef<HTMLOListElement>(null);
  const [selected, setSelected] = useState<{ id: string; index: number } | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [wrong, setWrong] = useState<JudgedWrong | null>(null);
  const [isJudging, setJudging] = useState(false);
  const review = useReviewOutcome();
  const mayTick = canTick && mayReview;
  // One that was judged leaves the list: the one that took its place is next.
  const foundAt = rows.findIndex((row) => row.action.id === selected?.id);
  const index = foundAt >= 0 ? foundAt : Math.min(selected?.index ?? 0, rows.length - 1);
  const current = rows[index]?.action.id;
  const chosen = rows.map((row) => row.action.id).filter((id) => ticked.has(id));

  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(id);
    else next.delete(id);
    setTicked(next);
  };
  const judgeRight = async (ids: readonly string[]) => {
    setJudging(true);
    let judged = 0;
    let problem: unknown = null;
    for (const actionId of ids) {
      try {
        await review.mutateAsync({ actionId, verdict: 'right', note: null });
        judged += 1;
      } catch (error) {
        problem = error;
      }
    }
    setTicked(new Set());
    setJudging(false);
    if (judged > 0) toast.success(`${formatCount(judged, 'outcome')} judged right`);
    if (problem !== null) toast.error(readProblem(problem).detail ?? readProblem(problem).title);
  };
  const askWhatWasWrong = (id: string) => {
    const action = rows.find((row) => row.action.id === id)?.action;
    if (action) setWrong({ actionId: id, about: action.sentence });
  };
  const moveTo = (next: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
    if (!row) return;
    const item = listRef.current?.querySelector<HTMLElement>(`[data-outcome="${row.action.id}"]`);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  };
  const ifMine = (act: (id: string) => unknown) => () =>
    mayTick && current && !isJudging ? act(current) : false;
  useScreenKeys({
    j: () => moveTo(selected === null ? 0 : index + 1),
    k: () => moveTo(index - 1),
    x: ifMine((id) => tick(id, !ticked.has(id))),
    r: ifMine((id) => void judgeRight([id])),
    w: ifMine(askWhatWasWrong),
  });

  return (
    <div className="min-w-0 rounded-lg border bg-surface">
      {mayTick ? (
        <div className="flex flex-wrap items-center justify-between gap-3 border-b px-4 py-2">
          <Checkbox
            label={chosen.length > 0 ? `${chosen.length} ticked` : 'Tick all'}
            checked={chosen.length === 0 ? false : chosen.length === rows.length ? true : 'indeterminate'}
            onCheckedChange={(all) => setTicked(new Set(all ? rows.map((row) => row.action.id) : []))}
          />
          <span className="hidden items-center gap-1.5 text-xs text-muted sm:flex">
            <Kbd>j</Kbd> <Kbd>k</Kbd> move <Kbd>x</Kbd> tick <Kbd>r</Kbd> right <Kbd>w</Kbd> wrong
          </span>
          <Button
            variant="primary"
            size="sm"
            disabled={chosen.length === 0}
            pending={isJudging}
            onClick={() => void judgeRight(chosen)}
          >
            <ThumbsUp aria-hidden />
            The ticked ones were right
          </Button>
        </div>
      ) : null}
      <ol ref={listRef} aria-label="Outcomes">
        {rows.map((outcome, at) => {
          const { id } = outcome.action;
          return (
            <OutcomeRow
              key={id}
              outcome={outcome}
              workspace={workspace}
              mayReview={mayReview}
              isCurrent={mayTick && selected !== null && at === index}
              onFocus={() => setSelected({ id, index: at })}
              ticked={
                mayTick ? { isTicked: ticked.has(id), onChange: (isTicked) => tick(id, isTicked) } : undefined
              }
              onWrong={() => askWhatWasWrong(id)}
            />
          );
        })}
      </ol>
      <JudgeWrongDialog judged={wrong} onClose={() => setWrong(null)} />
    </div>
  );
}
