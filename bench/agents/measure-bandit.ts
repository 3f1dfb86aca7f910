import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { type ArmCounts, banditSettings, nextShares } from '@/lib/core/learning/bandit';
import { type SeededDraws, seededDraws } from '@/lib/core/learning/seeded-draws';
import { atLeast, type Figure, plain } from '../figure';

const folder = path.resolve(import.meta.dirname, '../../../shared/data/email');
const BATCH = 200;
const SEEDS = 20;

type Test = { number: number; rates: number[]; visits: number };

function readTests(): Test[] {
  const read = (name: string): number[][] =>
    (
      parse(readFileSync(path.join(folder, `upworthy_exploratory_${name}.csv`)), { from: 2 }) as string[][]
    ).map((row) => row.slice(1).map(Number));
  const clicks = read('clicks');
  return read('impressions').map((row, number) => {
    const shown = row.flatMap((count, arm) =>
      count > 0 ? [{ count, clicks: clicks[number]?.[arm] ?? 0 }] : [],
    );
    return {
      number,
      rates: shown.map((arm) => arm.clicks / arm.count),
      visits: shown.reduce((sum, { count }) => sum + count, 0),
    };
  });
}

/** How many of so many click: by inversion, and by the normal that lies near where there are many. */
function clicksOf({ uniform, normal }: SeededDraws, visits: number, rate: number): number {
  if (rate <= 0) return 0;
  if (visits * rate > 30) {
    const drawn = visits * rate + Math.sqrt(visits * rate * (1 - rate)) * normal();
    return Math.max(0, Math.min(visits, Math.round(drawn)));
  }
  let chance = (1 - rate) ** visits;
  let below = chance;
  let count = 0;
  for (const at = uniform(); at > below && count < visits; below += chance) {
    count++;
    chance *= ((rate / (1 - rate)) * (visits - count + 1)) / count;
  }
  return count;
}

/** How a batch is spread over the arms, given what they brought so far. */
type Spread = (arms: readonly ArmCounts[], visits: number) => number[];

/** Plays one test in batches. @returns the clicks that are to be expected of the visits as they were spread. */
function play({ rates, visits }: Test, random: SeededDraws, spread: Spread): number {
  const arms = rates.map((_, i) => ({ key: String(i), shown: 0, won: 0, bounced: 0, complained: 0 }));
  let expected = 0;
  for (let left = visits; left > 0; left -= BATCH) {
    const counts = spread(arms, Math.min(BATCH, left));
    for (const [i, count] of counts.entries()) {
      const arm = arms[i];
      if (!arm || count === 0) continue;
      const rate = rates[i] ?? 0;
      arm.shown += count;
      arm.won += clicksOf(random, count, rate);
      expected += count * rate;
    }
  }
  return expected;
}

/** The product's: shares of one step, by which the visits of the batch are spread to whole visits. */
function byShares(test: Test, seed: number, random: SeededDraws): Spread {
  let shares = test.rates.map(() => 1 / test.rates.length);
  let step = 0;
  return (arms, visits) => {
    if (step > 0) ({ shares } = nextShares(arms, shares, `${seed}:${test.number}:${step}`));
    step++;
    let upTo = 0;
    let given = 0;
    return shares.map((share, i) => {
      upTo += share * visits;
      const all = i === shares.length - 1 ? visits : Math.min(visits, Math.floor(upTo + random.uniform()));
      const count = Math.max(0, all - given);
      given += count;
      return count;
    });
  };
}

/** Plain Thompson sampling with the prior Beta(1, 60), one draw for every two visits, by the normal that lies near the posterior. */
const plainThompson =
  ({ normal }: SeededDraws): Spread =>
  (arms, visits) => {
    const beliefs = arms.map(({ shown, won }) => {
      const weight = shown + 61;
      const mean = (won + 1) / weight;
      return { mean, deviation: Math.sqrt((mean * (1 - mean)) / (weight + 1)) };
    });
    const counts = arms.map(() => 0);
    for (let visit = 0; visit < visits; visit += 2) {
      let best = 0;
      let highest = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < beliefs.length; i++) {
        const { mean, deviation } = beliefs[i] ?? { mean: 0, deviation: 0 };
        const drawn = mean + deviation * normal();
        if (drawn <= highest) continue;
        highest = drawn;
        best = i;
      }
      counts[best] = (counts[best] ?? 0) + Math.min(2, visits - visit);
    }
    return counts;
  };

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The bandit by which the content agent splits visitors, replayed on the tests of Upworthy's archive that it was not tuned on. */
export function measureBandit(say: (line: string) => void): Promise<Figure[]> {
  const tests = readTests().filter(({ number, rates }) => number % 2 === 1 && rates.length > 1);
  const visits = tests.reduce((sum, test) => sum + test.visits, 0);
  const uniform = tests.reduce((sum, test) => sum + test.visits * mean(test.rates), 0);
  const oracle = tests.reduce((sum, test) => sum + test.visits * Math.max(...test.rates), 0);
  say(
    `bandit: ${tests.length} odd-numbered tests, ${visits} visits in batches of ${BATCH}; uniform ${percent(uniform / visits)}, oracle ${percent(oracle / visits)}`,
  );
  say(
    `bandit: prior of ${banditSettings.priorShown} showings at the common rate, width ${banditSettings.width}, share of at least ${percent(banditSettings.minShare)}, steps of at most ${percent(banditSettings.maxStep)}: chosen on the even-numbered tests`,
  );
  const gains = (spreadOf: (test: Test, seed: number, random: SeededDraws) => Spread) =>
    Array.from({ length: SEEDS }, (_, seed) => {
      const random = seededDraws(`replay ${seed}`);
      const clicks = tests.reduce((sum, test) => sum + play(test, random, spreadOf(test, seed, random)), 0);
      return (100 * (clicks - uniform)) / (oracle - uniform);
    });
  const thompson = gains((_test, _seed, random) => plainThompson(random));
  const ours = gains(byShares);
  say(`bandit: by seed, ours ${ours.map((gain) => gain.toFixed(1)).join(' ')}`);
  return Promise.resolve([
    atLeast(`bandit: gain from uniform to oracle, mean of ${SEEDS} seeds`, mean(ours), '%', 65),
    plain('bandit: the same, worst seed', Math.min(...ours), '%'),
    plain('bandit: plain Thompson sampling, prior Beta(1, 60), same tests and seeds', mean(thompson), '%'),
  ]);
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
