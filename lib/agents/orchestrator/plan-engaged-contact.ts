import type { Plan } from '@/lib/core/runs/plan';
import { priorScore } from '@/lib/core/statistics/prior-score';
import { scoreReasonTexts } from '../kit/score-reasons';
import { percentText } from '../kit/words';
import { type Assumptions, worthItProbability } from './assumptions';
import type { OrchestratorContext } from './context';
import { assignPlan, noPlan, type Value } from './plan-parts';
import { upliftText, withMeasured } from './uplifts';

type Contact = NonNullable<OrchestratorContext['contact']>;

/** Whether a contact that engaged should be routed: what it is expected to bring against the time it takes. */
export function planEngagedContact(context: OrchestratorContext, assumed: Assumptions): Plan {
  const { assumptions, uplifts } = withMeasured({
    assumptions: assumed,
    measured: context.measured,
    kinds: ['lead-router'],
  });
  const { contact, signal } = context;
  const signalInput = {
    type: 'signal' as const,
    id: signal.id,
    note: `Engagement; quality ${signal.quality.toFixed(2)}.`,
  };
  if (!contact)
    return noPlan('No contact is known for this signal.', { assumptions: [], inputs: [signalInput] });

  const score = contact.score === null ? priorScore(contact.traits) : null;
  const probability = contact.score ?? score?.probability ?? 0;
  const reasons = score?.reasons ?? contact.scoreReasons;
  const inputs: Plan['inputs'] = [
    signalInput,
    ...(context.play
      ? [{ type: 'play' as const, id: context.play.goal.id, note: context.play.goal.goal }]
      : []),
    { type: 'contact', id: contact.id, note: 'Traits, owner and outcome as of now.' },
  ];
  if (contact.score !== null && contact.modelId) {
    inputs.push({ type: 'model', id: contact.modelId, note: 'Learnt routing score.' });
  }
  const rest = { inputs, assumptions: assumptionTexts(context, assumptions, uplifts), uplifts };

  const value = valueOfRouting(probability, assumptions);
  const rejected = { agentKind: 'lead-router' as const, why: 'Route the contact to an owner.', value };
  const obstacle = obstacleToRouting(context, contact, probability, assumptions);
  if (obstacle) return noPlan(obstacle, rest, rejected);

  const scored = `Probability of conversion ${percentText(probability)} (${contact.score === null ? 'stated prior weights on engagement; no score is learnt yet' : 'learnt from past outcomes'})`;
  const line = worthItProbability(assumptions);
  if (value.mid <= 0) {
    const why =
      line === null
        ? `${scored}, but by what its holdout has measured, routing brings nothing: an owner's and a reviewer's time is not spent on it.`
        : `${scored}, under the ${percentText(line)} from which routing is worth an owner's and a reviewer's time.`;
    return noPlan(why, rest, rejected);
  }
  const because = scoreReasonTexts(reasons, 3);
  const why = [
    `${scored}, above the ${percentText(line ?? 0)} from which routing pays.`,
    because.length > 0 ? `${because.join('; ')}.` : '',
    contact.ownerExternalId === null
      ? 'Nobody owns the contact yet.'
      : 'Its score has risen since it was assigned.',
  ];
  const text = why.filter((part) => part !== '').join(' ');
  return assignPlan(
    'lead-router',
    text,
    value,
    'Leave the contact where it is: costs nothing, gains nothing.',
    rest,
  );
}

function obstacleToRouting(
  context: OrchestratorContext,
  contact: Contact,
  probability: number,
  assumptions: Assumptions,
): string | null {
  const { quality } = context.signal;
  if (quality < assumptions.minSignalQuality) {
    return `The signal's quality of ${quality.toFixed(2)} is under ${assumptions.minSignalQuality.toFixed(2)}: too doubtful to act on.`;
  }
  if (contact.convertedAt !== null)
    return 'The contact has already converted; routing it again would only disturb.';
  if (context.openRuns > 0) return 'Another run about this contact is still open; it is answered first.';
  if (contact.ownerExternalId === null) return null;
  const before = contact.scoreAtAssignment ?? null;
  if (before !== null && probability - before >= assumptions.rerouteScoreRise) return null;
  return before === null
    ? 'The contact already has an owner, and nothing says that this should change.'
    : `The contact already has an owner, and its score moved from ${percentText(before)} to ${percentText(probability)} only.`;
}

function valueOfRouting(probability: number, assumptions: Assumptions): Value {
  const cost = assumptions.ownerTimeCost + assumptions.reviewCost;
  const gain = (end: keyof Value) =>
    probability * assumptions.routingUplift[end] * assumptions.valuePerConversion[end] - cost;
  return { low: gain('low'), mid: gain('mid'), high: gain('high') };
}

function assumptionTexts(
  { currency, contact }: OrchestratorContext,
  a: Assumptions,
  uplifts: Plan['uplifts'],
): string[] {
  const { valuePerConversion: worth } = a;
  return [
    `A conversion is worth ${worth.mid} ${currency} (${worth.low} to ${worth.high}).`,
    ...uplifts.map(upliftText),
    `An owner's time for one contact costs ${a.ownerTimeCost} ${currency}, a review ${a.reviewCost} ${currency}.`,
    ...(contact?.score === null
      ? ['Until a score is learnt, engagement counts by stated prior weights.']
      : []),
  ];
}
