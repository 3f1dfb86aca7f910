import { routingUplift } from '../kit/routing-uplift';

/** What the orchestrator takes for granted where the workspace has not observed it. Every plan that rests on one says so. */
export type Assumptions = {
  /** What one conversion of a contact is worth, in units of the workspace's currency. */
  valuePerConversion: { low: number; mid: number; high: number };
  /** Relative rise of the conversion probability when a fitting owner gets the contact promptly. */
  routingUplift: { low: number; mid: number; high: number };
  /** Relative rise of the conversion probability by one message of a sequence that was chosen for the contact. */
  messageUplift: { low: number; mid: number; high: number };
  /** The same by one message that the lifecycle agent chose to send. */
  lifecycleUplift: { low: number; mid: number; high: number };
  /** The same by a whole sequence that fits the contact, by ads shown to its company, and by a page made for it. */
  sequenceUplift: { low: number; mid: number; high: number };
  mediaUplift: { low: number; mid: number; high: number };
  contentUplift: { low: number; mid: number; high: number };
  /** How many conversions one answer to an e-mail comes to, and one click on an ad. */
  conversionsPerWin: { email: number; ad: number };
  /** What further channels to the same people add, as a share of what they would add alone. */
  overlap: number;
  /** What it is worth that one more person is reached, where that is the goal, in units. */
  valuePerPersonReached: number;
  /** How much likelier somebody who answered converts: the odds are multiplied. */
  replyOdds: number;
  /** What one message costs to send, and how many a sequence has. */
  messageCost: number;
  messagesPerSequence: number;
  /** Of a hundred messages, so many lead to a complaint or a refusal; what one costs, in units. */
  complaintsPerHundred: number;
  complaintCost: number;
  /** What it costs to act on somebody who is not who the data says. */
  wrongPersonCost: number;
  /** Spend that is drawn to one company over the horizon and missing elsewhere, in units. */
  mediaPerAccount: number;
  /** Minutes of a reviewer for one approval. */
  reviewMinutes: number;
  /** Share of actions that the gate refuses, and that a person is asked about, until the workspace has measured it. */
  refusedShare: number;
  askedShare: number;
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
  lifecycleUplift: { low: 0, mid: 0.02, high: 0.05 },
  sequenceUplift: { low: 0, mid: 0.04, high: 0.1 },
  mediaUplift: { low: 0, mid: 0.03, high: 0.08 },
  contentUplift: { low: 0, mid: 0.02, high: 0.06 },
  conversionsPerWin: { email: 0.05, ad: 0.01 },
  overlap: 0.8,
  valuePerPersonReached: 5,
  replyOdds: 4,
  messageCost: 0.05,
  messagesPerSequence: 4,
  complaintsPerHundred: 0.5,
  complaintCost: 40,
  wrongPersonCost: 5,
  mediaPerAccount: 10,
  reviewMinutes: 3,
  refusedShare: 0.1,
  askedShare: 1,
  ownerTimeCost: 15,
  reviewCost: 2,
  minSignalQuality: 0.25,
  rerouteScoreRise: 0.15,
  minCampaignDays: 7,
  reallocationStep: 0.15,
  reallocationHorizonDays: 7,
};

/** The conversion probability from which routing is worth more than the time it takes; null where it never is. */
export function worthItProbability(assumptions: Assumptions): number | null {
  const gainPerProbability = assumptions.routingUplift.mid * assumptions.valuePerConversion.mid;
  if (gainPerProbability <= 0) return null;
  return (assumptions.ownerTimeCost + assumptions.reviewCost) / gainPerProbability;
}
