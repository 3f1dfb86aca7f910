import { routingUplift } from '../kit/routing-uplift';

/** What the orchestrator takes for granted where the workspace has not observed it. Every plan that rests on one says so. */
export type Assumptions = {
  /** What one conversion of a contact is worth, in units of the workspace's currency. */
  valuePerConversion: { low: number; mid: number; high: number };
  /** Relative rise of the conversion probability when a fitting owner gets the contact promptly. */
  routingUplift: { low: number; mid: number; high: number };
  /** Relative rise of the conversion probability by one message of a sequence that was chosen for the contact. */
  messageUplift: { low: number; mid: number; high: number };
  /** An owner's time for one more contact, in units. */
  ownerTimeCost: number;
  /** A reviewer's time for one approval, in units; counted for every proposal, since any may be asked about. */
  reviewCost: number;
  /** Signals of lower quality are not acted on. */
  minSignalQuality: number;
  /** Rise of the score since the last assignment that makes an owned contact worth looking at again. */
  rerouteScoreRise: number;
  /** Complete days a campaign needs before its response is judged. */
  minCampaignDays: number;
  /** Share of a campaign's budget that one reallocation moves at most; used to value it. */
  reallocationStep: number;
  /** Days a reallocation is counted for before the next one is planned on newer data. */
  reallocationHorizonDays: number;
};

export const defaultAssumptions: Assumptions = {
  valuePerConversion: { low: 200, mid: 500, high: 900 },
  routingUplift,
  messageUplift: { low: 0, mid: 0.02, high: 0.05 },
  ownerTimeCost: 15,
  reviewCost: 2,
  minSignalQuality: 0.25,
  rerouteScoreRise: 0.15,
  minCampaignDays: 7,
  reallocationStep: 0.15,
  reallocationHorizonDays: 7,
};

/** The conversion probability from which routing is worth more than the time it takes. */
export function worthItProbability(assumptions: Assumptions): number {
  const gainPerProbability = assumptions.routingUplift.mid * assumptions.valuePerConversion.mid;
  return (assumptions.ownerTimeCost + assumptions.reviewCost) / gainPerProbability;
}
