import { banditSettings, believe } from '@/lib/core/learning/bandit';
import type { Plan } from '@/lib/core/runs/plan';
import { recordedPayloads } from '@/lib/core/signals/signal-kinds';
import { countText } from '../kit/words';
import type { Assumptions } from './assumptions';
import type { OrchestratorContext } from './context';
import { assignPlan, noPlan, type Value } from './plan-parts';

/** A day of a landing page is over: worth a look where a segment has variants to choose between. */
export function planPageDay(context: OrchestratorContext, assumptions: Assumptions): Plan {
  const { signal, currency } = context;
  const worth = assumptions.valuePerConversion;
  const rest = {
    inputs: [
      { type: 'signal' as const, id: signal.id, note: 'What the variants of a landing page did on a day.' },
    ],
    assumptions: [`A conversion is worth ${worth.mid} ${currency} (${worth.low} to ${worth.high}).`],
  };
  if (signal.quality < assumptions.minSignalQuality)
    return noPlan(
      `The signal's quality of ${signal.quality.toFixed(2)} is under ${assumptions.minSignalQuality.toFixed(2)}: too doubtful to act on.`,
      rest,
    );
  if (context.openRuns > 0)
    return noPlan('An earlier change of this page is still open; it is answered first.', rest);
  const day = recordedPayloads['page.performance'].safeParse(signal.payload);
  if (!day.success) return noPlan('The signal does not tell what the variants did.', rest);
  const { variants: seen } = day.data;
  const tested = [...new Set(seen.map(({ segment }) => segment))]
    .map((segment) => seen.filter((variant) => variant.segment === segment))
    .filter((variants) => variants.length > 1);
  if (tested.length === 0)
    return noPlan('No segment of the page has more than one variant that is seen.', rest);
  // What another day of the best variant would bring above the day that was, by this day alone.
  const gained = tested.reduce((sum, variants) => {
    const arms = variants.map(({ variant, ...counts }) => ({ ...counts, key: variant }));
    const best = Math.max(...believe(arms, banditSettings).map(({ mean }) => mean));
    const shown = arms.reduce((all, arm) => all + arm.shown, 0);
    return sum + Math.max(0, shown * best - arms.reduce((all, arm) => all + arm.won, 0));
  }, 0);
  const value = (end: keyof Value) => gained * worth[end] - assumptions.reviewCost;
  return assignPlan(
    'content',
    `${day.data.day} is over for ${countText(tested.length, 'segment')} with variants to choose between; a day of the best of each would have brought ${gained.toFixed(1)} conversions more, as believed.`,
    { low: -assumptions.reviewCost, mid: value('mid'), high: value('high') },
    'Leave the splits as they are.',
    rest,
  );
}
