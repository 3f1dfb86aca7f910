import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { priorScore } from '@/lib/core/statistics/prior-score';
import type { ScoreReason } from '@/lib/core/statistics/routing-score';
import { traitLabel } from '@/lib/core/statistics/traits';
import type { AgentResult } from '../kit/agent';
import { routingUplift } from '../kit/routing-uplift';
import { scoreReasonTexts, strongReasons } from '../kit/score-reasons';
import { countText, percentText } from '../kit/words';
import { chooseOwner, drawTexts } from './choose-owner';
import type { LeadRouterContext } from './context';
import { type RankedOwner, rankOwners, robustnessOfChoice, weightsFor } from './rank-owners';

/** From this probability of conversion on, a contact is worth being written to in its owner's name. */
const HAND_OVER_FROM = 0.5;

/** Proposes the best-suited available owner for a contact, or nothing with the reason. Owners are named by id. */
export function proposeOwner(context: LeadRouterContext): AgentResult {
  const weights = weightsFor(context);
  const suited = rankOwners(context, weights);
  const [first] = suited;
  if (!first) return { summary: whyNobody(context), proposals: [] };
  if (first.owner.externalId === context.contact.ownerExternalId) {
    const summary = `The contact stays with ${first.owner.externalId}, who is still the best suited of ${countText(suited.length, 'available owner')}.`;
    return { summary, proposals: [] };
  }
  const { chosen: best, next, ranked, draw } = chooseOwner(context, suited, first);
  const { probability, reasons } =
    context.contact.score === null
      ? priorScore(context.contact.traits)
      : { probability: context.contact.score, reasons: context.contact.scoreReasons };
  const origin =
    context.contact.score === null
      ? 'by stated prior weights on engagement, since no score is learnt yet'
      : 'learnt from past outcomes';
  const scoreText = `Probability of conversion ${percentText(probability)}, ${origin}.`;
  const fitText = `${draw?.explored ? 'Tried out' : 'Best suited'}: ${best.owner.externalId} (${traitLabel(best.owner.team)}): ${strengths(best)}.`;
  const payload: PayloadOf<'crm.contact.assign-owner'> = {
    contactId: context.contact.id,
    ownerExternalId: best.owner.externalId,
    context: {
      score: probability,
      reasons: [scoreText, ...scoreReasonTexts(reasons, 3), fitText].map((text) => text.slice(0, 300)),
      signalId: context.signal.id,
    },
  };
  const robustness = robustnessOfChoice(ranked, weights);
  const proposal: Proposal = {
    kind: 'crm.contact.assign-owner',
    payload,
    reasoning: [
      scoreText,
      fitText,
      ...drawTexts(draw),
      comparison(best, next),
      `The choice holds under ${percentText(robustness)} of the weightings tried.`,
    ].join(' '),
    inputs: inputsOf(context, best, next),
    expectedEffect: {
      metric: 'Added probability of conversion (assumed effect of prompt routing)',
      unit: 'probability',
      value: probability * routingUplift.mid,
      low: probability * routingUplift.low,
      high: probability * routingUplift.high,
      horizonDays: 30,
    },
    confidence: confidenceOf(context, robustness),
    draft: draftOf(context, best, next, { probability, reasons, robustness }),
  };
  const promising = context.contact.isReachable && probability >= HAND_OVER_FROM;
  return {
    summary: `Assign the contact to ${best.owner.externalId}. ${scoreText}${promising ? ' Then the sequencer takes over.' : ''}`,
    proposals: [proposal],
    ...(draw ? { draw } : {}),
    ...(promising
      ? {
          handoff: {
            to: 'sequencer',
            contactId: context.contact.id,
            signalId: context.signal.id,
            ownerExternalId: best.owner.externalId,
            score: probability,
            purpose: 'sales_outreach',
          },
        }
      : {}),
  };
}

/** How sure: the choice under other weightings, less where the score is not learnt or the signal is doubtful. */
function confidenceOf(context: LeadRouterContext, robustness: number): number {
  const scoreFactor = context.contact.score === null ? 0.8 : 1;
  const qualityFactor = 0.5 + 0.5 * Math.max(0, Math.min(1, context.signal.quality));
  return Number((scoreFactor * qualityFactor * (0.5 + 0.5 * robustness)).toFixed(4));
}

/** What a note about it could be written from: no word of the contact's or the CRM's among the facts; their names are slots. */
function draftOf(
  context: LeadRouterContext,
  best: RankedOwner,
  next: RankedOwner | undefined,
  {
    probability,
    reasons,
    robustness,
  }: { probability: number; reasons: readonly ScoreReason[]; robustness: number },
): NonNullable<Proposal['draft']> {
  const percent = (share: number) => Math.round(share * 100);
  const told = strongReasons(reasons, 3);
  return {
    facts: {
      probabilityPercent: percent(probability),
      scoreIs: context.contact.score === null ? 'stated_prior_weights' : 'learnt_from_past_outcomes',
      ...Object.fromEntries(
        told.map(({ strength, direction }, at) => [`trait${at + 1}Speaks`, `${strength}_${direction}`]),
      ),
      accountTier: context.contact.accountTier,
      ownerCoversRegion: best.regionFit,
      ownerPlacesTaken: best.owner.openLoad,
      ownerPlaces: best.owner.capacity,
      ownerPastContactsConvertedPercent:
        best.owner.acceptedShare === null ? null : percent(best.owner.acceptedShare),
      ownerHadFewerContactsLately: best.marks.fairness > 0.55,
      otherOwnersAvailable: next !== undefined,
      choiceHoldsPercent: percent(robustness),
    },
    slots: {
      owner: best.owner.externalId,
      team: traitLabel(best.owner.team),
      ...Object.fromEntries(told.map(({ trait }, at) => [`trait${at + 1}`, trait])),
    },
  };
}

function strengths({ owner, marks, regionFit }: RankedOwner): string {
  const region = {
    same: `covers the contact's region`,
    other: `works another region`,
    unknown: `the contact's region is not known`,
  }[regionFit];
  const load = `${owner.openLoad} of ${owner.capacity} places taken`;
  const record =
    owner.acceptedShare === null
      ? 'no record of outcomes yet'
      : `${percentText(owner.acceptedShare)} of past contacts converted`;
  const share = marks.fairness > 0.55 ? ', fewer new contacts lately than the fair share' : '';
  return `${region}, ${load}, ${record}${share}`;
}

function comparison(best: RankedOwner, next: RankedOwner | undefined): string {
  if (!next) return 'No other owner is available with room.';
  if (next.suitability > best.suitability)
    return `Best suited is ${next.owner.externalId} (${traitLabel(next.owner.team)}), ${(next.suitability - best.suitability).toFixed(2)} ahead on a scale of 0 to 1: ${strengths(next)}.`;
  const lead = best.suitability - next.suitability;
  const near = lead < 0.02 ? 'almost as well suited' : `${lead.toFixed(2)} behind on a scale of 0 to 1`;
  return `Next: ${next.owner.externalId} (${traitLabel(next.owner.team)}), ${near}: ${strengths(next)}.`;
}

function whyNobody({ owners }: LeadRouterContext): string {
  if (owners.length === 0) return 'Nobody proposed: the CRM lists no owner.';
  const away = owners.filter((o) => !o.available).length;
  const full = owners.length - away;
  return `Nobody proposed: of ${countText(owners.length, 'owner')}, ${away} not available and ${full} at capacity. The contact waits for the next signal.`;
}

function inputsOf(context: LeadRouterContext, best: RankedOwner, next: RankedOwner | undefined) {
  const inputs: Proposal['inputs'] = [
    {
      type: 'signal',
      id: context.signal.id,
      note: `What set it off; quality ${context.signal.quality.toFixed(2)}.`,
    },
    { type: 'contact', id: context.contact.id, note: 'Region, account tier, and the traits the score uses.' },
  ];
  if (context.model && context.contact.score !== null) {
    inputs.push({
      type: 'model',
      id: context.model.id,
      note: `Routing score ${context.model.hash.slice(0, 12)}.`,
    });
  }
  for (const ranked of [best, next]) {
    if (!ranked) continue;
    inputs.push({
      type: 'owner',
      id: ranked.owner.externalId,
      note: `Suitability ${ranked.suitability.toFixed(2)}.`,
    });
  }
  return inputs;
}
