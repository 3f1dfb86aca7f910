import { seededDraws } from '../learning/seeded-draws';
import type { Steps } from '../shared/in-steps';
import { unitsOf } from '../shared/micros';
import { creditedCells, dataDrivenShare, learnShares } from './attribute-journeys';
import {
  type AttributionModel,
  type AttributionPeriod,
  attributionModels,
  attributionPeriods,
  RESAMPLES,
} from './attribution';
import { type Cell, cellKey, type PreparedJourney } from './journey-cells';

const DAY_MS = 86_400_000;
const MODELS = attributionModels.length;

/** What a cell would have been given, in units of its currency, had other accounts of the same kind come: one value for each draw. */
export type ResampledCell = Cell & {
  currency: string;
  periodDays: AttributionPeriod;
  draws: Record<AttributionModel, Float64Array>;
};

type Entry = { slot: number; set: number; money: number; cell: PreparedJourney['cells'][number] };

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
  const { cells, entries, accountOf, accounts } = layOut(prepared, nowMs);
  const slots = cells.length * attributionPeriods.length;
  const draws = Array.from({ length: slots * MODELS }, () => new Float64Array(resamples));
  const { uniform } = seededDraws(seed);
  const drawn = new Float64Array(accounts);
  const weights = new Float64Array(prepared.length);
  for (let b = 0; b < resamples; b++) {
    yield;
    drawn.fill(0);
    for (let i = 0; i < accounts; i++) {
      const account = Math.floor(uniform() * accounts);
      drawn[account] = (drawn[account] ?? 0) + 1;
    }
    for (let j = 0; j < prepared.length; j++) weights[j] = drawn[accountOf[j] ?? 0] ?? 0;
    const shares = learnShares(prepared, weights);
    for (const [j, own] of entries.entries()) {
      const weight = weights[j] ?? 0;
      if (weight === 0) continue;
      for (const { slot, set, money, cell } of own) {
        const worth = weight * money;
        const given = [cell.first, cell.last, cell.position, dataDrivenShare(cell, shares(set))];
        for (let m = 0; m < MODELS; m++) {
          const values = draws[slot * MODELS + m];
          if (values) values[b] = (values[b] ?? 0) + worth * (given[m] ?? 0);
        }
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

/** Where what each journey brings is added to: the cell of its currency, in the shortest period that it is of. */
function layOut(prepared: readonly PreparedJourney[], nowMs: number) {
  const cells: (Cell & { currency: string })[] = [];
  const known = new Map<string, number>();
  const accountIndex = new Map<string, number>();
  const accountOf = prepared.map(({ journey: { accountId } }) => {
    const index = accountIndex.get(accountId) ?? accountIndex.size;
    accountIndex.set(accountId, index);
    return index;
  });
  const entries = prepared.map((of): Entry[] => {
    const { isWon, amountMicros, currency, outcomeAtMs } = of.journey;
    const period = attributionPeriods.findIndex((days) => outcomeAtMs >= nowMs - days * DAY_MS);
    if (!isWon || period < 0) return [];
    return creditedCells(of).map((cell) => {
      const { channel, agentId, playId } = cell;
      const key = `${currency}\n${cellKey(cell)}`;
      const index = known.get(key) ?? cells.push({ currency, channel, agentId, playId }) - 1;
      known.set(key, index);
      const slot = index * attributionPeriods.length + period;
      return { slot, set: of.set, money: unitsOf(amountMicros), cell };
    });
  });
  return { cells, entries, accountOf, accounts: accountIndex.size };
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
