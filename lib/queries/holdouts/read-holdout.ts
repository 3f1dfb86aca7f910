import type { HoldoutDetail } from '@/lib/contracts/holdouts';
import { describeHoldout } from '@/lib/core/holdouts/describe-holdout';
import { missingInArm } from '@/lib/core/holdouts/evaluate-holdout';
import { holdoutArms } from '@/lib/core/holdouts/holdout';
import { AppError } from '@/lib/core/shared/app-error';
import { formatAmount } from '@/lib/core/shared/format-figures';
import { db } from '@/lib/db/client';
import type { Holdout } from '@/lib/db/generated/client';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { type Evaluated, evaluateNow, type HoldoutWorkspace, refOfSubject, toRow } from './present-holdouts';

const SHOWN = 50;

/** One holdout: what it does, how its arms are, and what it shows at this moment. @throws AppError `not_found`, for foreign ids too. */
export async function readHoldout(workspace: HoldoutWorkspace, holdoutId: string): Promise<HoldoutDetail> {
  const holdout = await db().holdout.findUnique({
    where: { id_workspaceId: { id: holdoutId, workspaceId: workspace.id } },
  });
  if (!holdout) throw new AppError('not_found', { detail: 'There is no such holdout.' });
  const recent = await db().holdoutAssignment.findMany({
    where: { workspaceId: workspace.id, holdoutId },
    orderBy: [{ metAt: 'desc' }, { unitId: 'desc' }],
    take: SHOWN,
  });
  const [evaluated, names] = await Promise.all([
    evaluateNow(holdout, workspace.timeZone),
    resolveNames(workspace.id, [
      refOfSubject(holdout),
      { type: 'person', id: holdout.startedById },
      ...(holdout.stoppedById ? [{ type: 'person', id: holdout.stoppedById }] : []),
      ...recent.map(({ unitId }) => ({ type: holdout.unit, id: unitId })),
    ]),
  ]);
  return {
    ...toRow(evaluated, names, workspace.currency),
    ...presentTerms(holdout, names, workspace.currency),
    ...presentResult(evaluated),
    recent: recent.map(({ unitId, arm, metAt }) => ({
      unit: names.of(holdout.unit, unitId),
      arm,
      metAt: metAt.toISOString(),
    })),
  };
}

function presentTerms(holdout: Holdout, names: NameBook, currency: string) {
  const { outcome, worthMicros, outcomeWithinDays, reviewMinutes, reviewerHourMicros, plannedUnits } =
    holdout;
  const subject = refOfSubject(holdout);
  return {
    outcome,
    worthMicros: worthMicros?.toString() ?? null,
    outcomeWithinDays,
    reviewMinutes,
    reviewerHourMicros: reviewerHourMicros.toString(),
    startedBy: names.of('person', holdout.startedById),
    stoppedBy: holdout.stoppedById === null ? null : names.of('person', holdout.stoppedById),
    stopReason: holdout.stopReason,
    words: describeHoldout({
      subject: {
        type: holdout.playId === null ? 'agent' : 'play',
        name: names.of(subject.type, subject.id).name ?? subject.id,
      },
      unit: holdout.unit,
      shares: {
        agent: holdout.shareAgent,
        business_as_usual: holdout.shareUsual,
        shadow: holdout.shareShadow,
      },
      outcome,
      worth: worthMicros === null ? null : formatAmount(worthMicros, currency),
      outcomeWithinDays,
      plannedUnits,
      reviewMinutes,
      reviewerHour: formatAmount(reviewerHourMicros, currency),
    }),
  };
}

function presentResult({ holdout, result }: Evaluated) {
  const { arms, sampleRatio, lift, parts, over } = result;
  const shareOf = {
    agent: holdout.shareAgent,
    business_as_usual: holdout.shareUsual,
    shadow: holdout.shareShadow,
  };
  return {
    arms: holdoutArms.map((arm) => {
      const { assigned, judged, mean, costs } = arms[arm];
      const each = (cost: number) => (judged === 0 ? 0 : cost / judged);
      return {
        arm,
        share: shareOf[arm],
        met: assigned,
        judged,
        mean,
        costs: { media: each(costs.media), tokens: each(costs.tokens), reviewer: each(costs.reviewer) },
      };
    }),
    sampleRatio,
    lift,
    parts,
    over,
    missing: Math.max(
      missingInArm(arms.agent.judged),
      missingInArm(arms.business_as_usual.judged + arms.shadow.judged),
    ),
  };
}
