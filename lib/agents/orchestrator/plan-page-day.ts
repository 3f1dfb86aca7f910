import { settingsOfSurface, surfaceWords } from '@/lib/core/content/surface';
import { believe } from '@/lib/core/learning/bandit';
import type { Plan } from '@/lib/core/runs/plan';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { countText } from '../kit/words';
import type { Assumptions } from './assumptions';
import type { OrchestratorContext } from './context';
import { assignPlan, noPlan, type Value } from './plan-parts';

/** A day of a landing page, e-mail or ad is over: worth a look where a segment has variants to choose between. */
export function planPageDay(context: OrchestratorContext, assumptions: Assumptions): Plan {
  const { signal, currency } = context;
  const worth = assumptions.valuePerConversion;
  const day = recordedPayloads['page.performance'].safeParse(signal.payload);
  const surface = day.data?.surface ?? 'page';
  const { conversionsPerWin } = assumptions;
  const rest = {
    inputs: [
      {
        type: 'signal' as const,
        id: signal.id,
        note: 'What the variants of a page, e-mail or ad did on a day.',
      },
    ],
    assumptions: [
      `A conversion is worth ${worth.mid} ${currency} (${worth.low} to ${worth.high}).`,
      ...(surface === 'page'
        ? []
        : [
            `Of a hundred ${surface === 'email' ? 'replies and clicks' : 'clicks'} ${conversionsPerWin[surface] * 100} become conversions.`,
          ]),
    ],
  };
  if (signal.quality < assumptions.minSignalQuality)
    return noPlan(
      `The signal's quality of ${signal.quality.toFixed(2)} is under ${assumptions.minSignalQuality.toFixed(2)}: too doubtful to act on.`,
      rest,
    );
  if (context.openRuns > 0)
    return noPlan('An earlier change of it is still open; it is answered first.', rest);
  if (!day.success) return noPlan('The signal does not tell what the variants did.', rest);
  const { variants: seen } = day.data;
  const tested = [...new Set(seen.map(({ segment }) => segment))]
    .map((segment) => seen.filter((variant) => variant.segment === segment))
    .filter((variants) => variants.length > 1);
  if (tested.length === 0) return noPlan('No segment has more than one variant that is seen.', rest);
  // What another day of the best variant would bring above the day that was, by this day alone.
  const gained = tested.reduce((sum, variants) => {
    const arms = variants.map(({ variant, ...counts }) => ({ ...counts, key: variant }));
    const best = Math.max(...believe(arms, settingsOfSurface[surface]).map(({ mean }) => mean));
    const shown = arms.reduce((all, arm) => all + arm.shown, 0);
    return sum + Math.max(0, shown * best - arms.reduce((all, arm) => all + arm.won, 0));
  }, 0);
  const conversions = surface === 'page' ? 1 : conversionsPerWin[surface];
  const value = (end: keyof Value) => gained * conversions * worth[end] - assumptions.reviewCost;
  return assignPlan(
    'content',
    `${day.data.day} is over for ${countText(tested.length, 'segment')} with variants to choose between; a day of the best of each would have brought ${gained.toFixed(1)} ${surfaceWords[surface].won.toLowerCase()} more, as believed.`,
    { low: -assumptions.reviewCost, mid: value('mid'), high: value('high') },
    'Leave the splits as they are.',
    rest,
  );
}
