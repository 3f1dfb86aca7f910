import { seededDraws } from '../learning/seeded-draws';
import type { Steps } from '../shared/in-steps';
import { unitsOf } from '../shared/micros';
import { creditedCells, learnShares } from './attribute-journeys';
import {
  type AttributionModel,
  type AttributionPeriod,
  attributionModels,
  attributionPeriods,
  NO_CHANNEL,
  RESAMPLES,
  touchChannels,
} from './attribution';
import { type Cell, cellKey, type PreparedJourney } from './journey-cells';
import type { SetShares } from './shapley-shares';

const DAY_MS = 86_400_000;
const MODELS = attributionModels.length;

/** What a cell would have been given, in units of its currency, had other accounts of the same kind come: one value for each draw. */
export type ResampledCell = Cell & {
  currency: string;
  periodDays: AttributionPeriod;
  draws: Record<AttributionModel, Float64Array>;
};

/** What a won opportunity adds to one cell, in units: by position at once, by the data-driven model once its shares are learnt. */
type Entry = {
  slot: number;
  first: number;
  last: number;
  position: number;
  /** The channel of the cell, or -1 for none; and what its channel's share is to be taken times. */
  channel: number;
  ofChannel: number;
};
type Laid = { account: number; set: number; isWon: boolean; entries: readonly Entry[] };

/**
 * Draws as many accounts as there are anew, each as likely as another and with all its opportunities, learns the data-driven model from them,
 * and shares out what was won: again and again, by a fixed seed. Accounts, not opportunities, because those of one account go together
 * (B. Efron, “Bootstrap methods: another look at the jackknife”, Annals of Statistics 7(1), 1979; by clusters). Opportunities whose outcome
 * is older than the longest period are learnt from alone.
 */
export function* resampleCredits(
  prepared: readonly PreparedJourney[],
  { seed, nowMs, resamples = RESAMPLES }: { seed: string; nowMs: number; resamples?: number },
): Steps<ResampledCell[]> {
  const { cells, laid, sets, accounts } = layOut(prepared, nowMs);
  const slots = cells.length * attributionPeriods.length;
  const draws = Array.from({ length: slots * MODELS }, () => new Float64Array(resamples));
  const { uniform } = seededDraws(seed);
  const drawn = new Float64Array(accounts);
  for (let b = 0; b < resamples; b++) {
    yield;
    drawn.fill(0);
    for (let i = 0; i < accounts; i++) {
      const account = Math.floor(uniform() * accounts);
      drawn[account] = (drawn[account] ?? 0) + 1;
    }
    const learnt = learnFrom(laid, sets, drawn);
    for (const { account, set, entries } of laid) {
      const weight = drawn[account] ?? 0;
      if (weight === 0) continue;
      const shares = learnt[set];
      for (const { slot, first, last, position, channel, ofChannel } of entries) {
        const share = channel < 0 ? shares?.none : shares?.channels[channel];
        const at = slot * MODELS;
        add(draws[at], b, weight * first);
        add(draws[at + 1], b, weight * last);
        add(draws[at + 2], b, weight * position);
        add(draws[at + 3], b, weight * ofChannel * (share ?? 0));
      }
    }
  }
  cumulate(draws, cells.length, resamples);
  return cells.flatMap((cell, c) =>
    attributionPeriods.map((periodDays, p) => ({
      ...cell,
      periodDays,
      draws: Object.fromEntries(
        attributionModels.map((model, m) => [
          model,
          draws[(c * attributionPeriods.length + p) * MODELS + m] ?? new Float64Array(resamples),
        ]),
      ) as ResampledCell['draws'],
    })),
  );
}

const add = (values: Float64Array | undefined, index: number, value: number): void => {
  if (values) values[index] = (values[index] ?? 0) + value;
};

/** The data-driven model of the accounts that were drawn: its shares by the place of each set. */
function learnFrom(laid: readonly Laid[], sets: readonly number[], drawn: Float64Array): SetShares[] {
  const outcomes = sets.map((set) => ({ set, n: 0, won: 0 }));
  for (const { account, set, isWon } of laid) {
    const weight = drawn[account] ?? 0;
    const of = outcomes[set];
    if (!of || weight === 0) continue;
    of.n += weight;
    if (isWon) of.won += weight;
  }
  return sets.map(learnShares(outcomes));
}

/** Where what each journey brings is added to: the cell of its currency, in the shortest period that it is of. */
function layOut(prepared: readonly PreparedJourney[], nowMs: number) {
  const cells: (Cell & { currency: string })[] = [];
  const known = new Map<string, number>();
  const accountIndex = new Map<string, number>();
  const setIndex = new Map<number, number>();
  const placeOf = <K>(index: Map<K, number>, key: K): number => {
    const place = index.get(key) ?? index.size;
    index.set(key, place);
    return place;
  };
  const laid = prepared.map((of): Laid => {
    const { isWon, amountMicros, currency, outcomeAtMs, accountId } = of.journey;
    const period = attributionPeriods.findIndex((days) => outcomeAtMs >= nowMs - days * DAY_MS);
    const money = unitsOf(amountMicros);
    const counted = isWon && period >= 0 ? creditedCells(of) : [];
    return {
      account: placeOf(accountIndex, accountId),
      set: placeOf(setIndex, of.set),
      isWon,
      entries: counted.map((cell): Entry => {
        const { channel, agentId, playId, first, last, position, ofChannel } = cell;
        const key = `${currency}\n${cellKey(cell)}`;
        const index = known.get(key) ?? cells.push({ currency, channel, agentId, playId }) - 1;
        known.set(key, index);
        return {
          slot: index * attributionPeriods.length + period,
          first: first * money,
          last: last * money,
          position: position * money,
          channel: channel === NO_CHANNEL ? -1 : touchChannels.indexOf(channel),
          ofChannel: ofChannel * money,
        };
      }),
    };
  });
  return { cells, laid, sets: [...setIndex.keys()], accounts: accountIndex.size };
}

/** A longer period holds the shorter ones. */
function cumulate(draws: readonly Float64Array[], cells: number, resamples: number): void {
  for (let c = 0; c < cells; c++)
    for (let p = 1; p < attributionPeriods.length; p++)
      for (let m = 0; m < MODELS; m++) {
        const slot = c * attributionPeriods.length + p;
        const into = draws[slot * MODELS + m];
        const from = draws[(slot - 1) * MODELS + m];
        if (into && from) for (let b = 0; b < resamples; b++) into[b] = (into[b] ?? 0) + (from[b] ?? 0);
      }
}
