import type { Plan } from '@/lib/core/runs/plan';
import { priorScore } from '@/lib/core/statistics/prior-score';
import { percentText } from '../kit/words';
import type { Assumptions } from './assumptions';
import type { OrchestratorContext } from './context';
import { assignPlan, noPlan, type Value } from './plan-parts';
import { upliftText, withMeasured } from './uplifts';

/** A step of a sequence came due: the sequencer looks at it. Whether it may go out is the gate's to say, at that moment. */
export function planDueStep(context: OrchestratorContext, assumed: Assumptions): Plan {
  const { assumptions, uplifts } = withMeasured({
    assumptions: assumed,
    measured: context.measured,
    kinds: ['sequencer'],
  });
  const { contact, signal, currency } = context;
  const { valuePerConversion: worth, messageUplift: uplift } = assumptions;
  const rest = {
    inputs: [
      { type: 'signal' as const, id: signal.id, note: 'The outreach tool reports a step as due.' },
      ...(contact
        ? [{ type: 'contact' as const, id: contact.id, note: 'Traits and outcome as of now.' }]
        : []),
    ],
    assumptions: [
      `A conversion is worth ${worth.mid} ${currency} (${worth.low} to ${worth.high}).`,
      `A message of a fitting sequence raises the probability by ${percentText(uplift.mid)} of itself (${percentText(uplift.low)} to ${percentText(uplift.high)}).`,
      ...uplifts.map(upliftText),
    ],
    uplifts,
  };
  if (!contact) return noPlan('The contact of this step is not known.', rest);
  const probability = contact.score ?? priorScore(contact.traits).probability;
  const value = (end: keyof Value) => probability * uplift[end] * worth[end];
  if (value('mid') < 0)
    return noPlan(
      'By what its holdout has measured, a message of the sequencer does more harm than good: the step is let pass.',
      rest,
      {
        agentKind: 'sequencer',
        why: 'Let the step go out.',
        value: { low: value('low'), mid: value('mid'), high: value('high') },
      },
    );
  return assignPlan(
    'sequencer',
    `A step of the sequence that the contact is in came due; probability of conversion ${percentText(probability)}.`,
    { low: value('low'), mid: value('mid'), high: value('high') },
    'Let the step pass: costs nothing, and the sequence stands still.',
    rest,
  );
}
