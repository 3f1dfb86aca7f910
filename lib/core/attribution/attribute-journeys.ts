import { type AttributionModel, type Journey, NO_CHANNEL, touchChannels } from './attribution';
import { type Cell, type PreparedJourney, prepareJourney } from './journey-cells';
import { type SetShares, shapleyShares } from './shapley-shares';
import { splitMoney } from './split-money';
import { fitWinRates, type OutcomesOfSet } from './win-rates';

/** What one cell is given of one opportunity that was won; of each model the cells of an opportunity add up to its amount. */
export type Credit = Cell & {
  opportunityId: string;
  touches: number;
  micros: Record<AttributionModel, bigint>;
};

type SharesOfSets = (set: number) => SetShares;

/** How the data-driven model shares out what was won with each set of channels, learnt from all that was won or lost. */
export function learnShares(outcomes: readonly OutcomesOfSet[]): SharesOfSets {
  const rate = fitWinRates(outcomes, touchChannels.length);
  const known = new Map<number, SetShares>();
  return (set) => {
    const before = known.get(set);
    if (before) return before;
    const shares = shapleyShares(set, rate, touchChannels.length);
    known.set(set, shares);
    return shares;
  };
}

function countOutcomes(prepared: readonly PreparedJourney[]): OutcomesOfSet[] {
  const outcomes = new Map<number, OutcomesOfSet>();
  for (const { set, journey } of prepared) {
    const of = outcomes.get(set) ?? { set, n: 0, won: 0 };
    outcomes.set(set, { set, n: of.n + 1, won: of.won + (journey.isWon ? 1 : 0) });
  }
  return [...outcomes.values()];
}

/** What the data-driven model gives a cell of a journey. */
const dataDrivenShare = (cell: PreparedJourney['cells'][number], shares: SetShares): number =>
  cell.channel === NO_CHANNEL
    ? shares.none
    : (shares.channels[touchChannels.indexOf(cell.channel)] ?? 0) * cell.ofChannel;

/** The cells of a journey, with the one of no channel among them where the data-driven model gives it something. */
export const creditedCells = ({ cells, set }: PreparedJourney): PreparedJourney['cells'] =>
  set === 0
    ? cells
    : [
        ...cells,
        {
          channel: NO_CHANNEL,
          agentId: null,
          playId: null,
          touches: 0,
          first: 0,
          last: 0,
          position: 0,
          ofChannel: 1,
        },
      ];

/**
 * Shares out what was won, by every model. Journeys that were lost are what the data-driven model learns from, and get nothing. Each amount
 * stays in its own currency.
 */
export function attributeJourneys(journeys: readonly Journey[]): {
  prepared: PreparedJourney[];
  credits: Credit[];
} {
  const prepared = journeys.map(prepareJourney);
  const shares = learnShares(countOutcomes(prepared));
  const credits = prepared
    .filter(({ journey }) => journey.isWon)
    .flatMap((of) => creditsOf(of, shares(of.set)));
  return { prepared, credits };
}

function creditsOf(of: PreparedJourney, shares: SetShares): Credit[] {
  const cells = creditedCells(of);
  const { amountMicros, id } = of.journey;
  const split = (share: (cell: (typeof cells)[number]) => number) =>
    splitMoney(amountMicros, cells.map(share));
  const by = {
    first: split(({ first }) => first),
    last: split(({ last }) => last),
    position: split(({ position }) => position),
    data_driven: split((cell) => dataDrivenShare(cell, shares)),
  };
  return cells.map(({ channel, agentId, playId, touches }, i) => ({
    opportunityId: id,
    channel,
    agentId,
    playId,
    touches,
    micros: {
      first: by.first[i] ?? 0n,
      last: by.last[i] ?? 0n,
      position: by.position[i] ?? 0n,
      data_driven: by.data_driven[i] ?? 0n,
    },
  }));
}
