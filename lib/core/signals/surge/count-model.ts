import { incompleteBeta } from '../quality/beta-distribution';

/**
 * How counts per window come about in a group of accounts (Gamma–Poisson): each account has its own rate, drawn from a Gamma
 * distribution; its windows scatter around that rate by a negative binomial distribution.
 */
export type CountModel = {
  /** Mean of a usual window over all accounts. */
  mean: number;
  /** Shape of the Gamma distribution of rates: the lower, the more accounts differ. */
  shape: number;
  /** Variance over mean of small counts: what comes together, comes in lumps of this size. At least 1 for single things. */
  scale: number;
  /** Extra variance as a share of the squared mean: 1/size of the negative binomial; 0 where there is none. */
  overdispersion: number;
};
export type FittedCounts = {
  model: CountModel;
  /** How much livelier than usual each window was for everybody, by the same index as the windows. 1 is usual. */
  lifts: number[];
};

/** What is expected of one account in one window, as a negative binomial distribution of `value / scale`. */
export type Prediction = { expected: number; mean: number; size: number; scale: number };
export type CountHistory = { sum: number; exposure: number };

/** As if so many lumps had come as usual: with few accounts a common lift is hardly believed. */
const liftPrior = 25;
const bounded = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * Fits the model on accounts × windows (null: not seen), the newest window first; the newest is what is judged and only tells the
 * lift. Strong outliers are drawn in, so that a few real surges do not pass for what is usual. Null without two accounts that were
 * seen for two windows before the newest. `leastScale`: the size of a single thing.
 */
export function fitCounts(
  accounts: readonly (readonly (number | null)[])[],
  exposures: readonly number[],
  leastScale: number,
): FittedCounts | null {
  const seen = accounts.filter((row) => row.slice(1).filter((value) => value !== null).length >= 2);
  if (seen.length < 2) return null;
  let fitted: FittedCounts = {
    model: startModel(seen, exposures, leastScale),
    lifts: exposures.map(() => 1),
  };
  // Rates, lifts and scatter lean on each other: a few rounds settle them.
  for (let round = 0; round < 4; round++) {
    const liftedExposures = exposures.map((exposure, i) => exposure * (fitted.lifts[i] ?? 1));
    const { model } = fitted;
    const drawn = seen.map((row) => drawIn(row, liftedExposures, model));
    const next = fitModel(drawn, liftedExposures, leastScale);
    fitted = { model: next, lifts: liftsOf(seen, exposures, fitted.lifts, next) };
  }
  return fitted;
}

/** What is expected after an account’s own history, drawn towards its peers as far as the history is short. */
export function predictCount(model: CountModel, history: CountHistory, exposure: number): Prediction {
  const { scale, shape, overdispersion } = model;
  const rate = shape / (model.mean / scale);
  const sum = history.sum / scale;
  const usual = (shape + sum) / (rate + history.exposure);
  // A history that scatters more says less.
  const lumps = 1 + overdispersion * usual;
  const ownShape = shape + sum / lumps;
  const mean = (ownShape / (rate + history.exposure / lumps)) * exposure;
  const size = 1 / (overdispersion + 1 / ownShape + overdispersion / ownShape);
  return { expected: mean * scale, mean, size, scale };
}

/** Less than this of a lump is nothing. */
const nothing = 1e-6;

/** The chance of at least `observed` in a window of which this is expected. */
export function tailProbability({ mean, size, scale }: Prediction, observed: number): number {
  const lumps = observed / scale;
  return lumps < nothing ? 1 : Math.min(1, incompleteBeta(mean / (mean + size), lumps, size));
}

function startModel(
  rows: readonly (readonly (number | null)[])[],
  exposures: readonly number[],
  leastScale: number,
): CountModel {
  const sums = rows.map((row) => historyOf(row, exposures));
  const sum = sums.reduce((total, row) => total + row.sum, 0);
  const exposure = sums.reduce((total, row) => total + row.exposure, 0);
  return { mean: (sum + leastScale) / (exposure + 1), shape: 0.5, scale: 2 * leastScale, overdispersion: 1 };
}

/** The sum and the exposure of the windows from `from` on that were seen. */
export function historyOf(
  row: readonly (number | null)[],
  exposures: readonly number[],
  from = 1,
): CountHistory {
  let [sum, exposure] = [0, 0];
  for (let i = from; i < row.length; i++) {
    const value = row[i];
    if (value === null || value === undefined) continue;
    sum += value;
    exposure += exposures[i] ?? 0;
  }
  return { sum, exposure };
}

function drawIn(row: readonly (number | null)[], exposures: readonly number[], model: CountModel) {
  const history = historyOf(row, exposures);
  return row.map((value, i) => {
    if (value === null) return null;
    const { expected, mean, size, scale } = predictCount(model, history, exposures[i] ?? 0);
    const deviation = scale * Math.sqrt(mean + mean ** 2 / size);
    return Math.min(value, expected + 5 * deviation);
  });
}

/** Method of moments. Scatter: the squared residuals of each account follow scale × mean + overdispersion × mean². */
function fitModel(
  rows: readonly (readonly (number | null)[])[],
  exposures: readonly number[],
  leastScale: number,
): CountModel {
  const accounts = rows.map((row) => {
    const history = historyOf(row, exposures);
    const rate = history.exposure > 0 ? history.sum / history.exposure : 0;
    let [windows, squares, means, meansSquared] = [0, 0, 0, 0];
    for (let i = 1; i < row.length; i++) {
      const value = row[i];
      if (value === null || value === undefined) continue;
      const mean = rate * (exposures[i] ?? 0);
      windows++;
      squares += (value - mean) ** 2;
      means += mean;
      meansSquared += mean ** 2;
    }
    return { ...history, rate, squares: (squares * windows) / Math.max(1, windows - 1), means, meansSquared };
  });
  const total = (pick: (account: (typeof accounts)[number]) => number) =>
    accounts.reduce((sum, account) => sum + pick(account), 0);
  const exposure = total((account) => account.exposure);
  // Where nobody did anything, one thing more is assumed than was seen.
  const mean = (total((account) => account.sum) + leastScale) / (exposure + 1);
  const active = accounts.filter(({ means }) => means > 0);
  const { scale, overdispersion } = scatterOf(active, leastScale);
  const spread = total((account) => account.exposure * (account.rate - mean) ** 2) / exposure;
  const noise = total(() => scale * mean + overdispersion * mean ** 2) / exposure;
  const between = Math.max(spread - noise, 0.01 * mean ** 2);
  return { mean, shape: bounded(mean ** 2 / between, 0.05, 100), scale, overdispersion };
}

/** Weighted least squares of two terms, neither below its least. */
function scatterOf(
  accounts: readonly { squares: number; means: number; meansSquared: number }[],
  leastScale: number,
): Pick<CountModel, 'scale' | 'overdispersion'> {
  let [q, m, m2, qr, m2r] = [0, 0, 0, 0, 0];
  for (const { squares, means, meansSquared } of accounts) {
    const ratio = meansSquared / means;
    q += squares;
    m += means;
    m2 += meansSquared;
    qr += squares * ratio;
    m2r += meansSquared * ratio;
  }
  if (m === 0) return { scale: 2 * leastScale, overdispersion: 1 };
  const determinant = m * m2r - m2 * m2;
  const slope = determinant > 1e-9 * m * m2r ? (m * qr - m2 * q) / determinant : 0;
  const overdispersion = bounded(slope, 0, 5);
  const scale = Math.max(leastScale, (q - overdispersion * m2) / m);
  return {
    scale,
    overdispersion: scale === leastScale ? bounded((q - scale * m) / m2, 0, 5) : overdispersion,
  };
}

function liftsOf(
  rows: readonly (readonly (number | null)[])[],
  exposures: readonly number[],
  before: readonly number[],
  model: CountModel,
): number[] {
  const lifted = exposures.map((exposure, i) => exposure * (before[i] ?? 1));
  const histories = rows.map((row) => historyOf(row, lifted));
  return exposures.map((exposure, i) => {
    let [seen, expected] = [0, 0];
    rows.forEach((row, r) => {
      const value = row[i];
      const history = histories[r];
      if (value === null || value === undefined || !history) return;
      const prediction = predictCount(model, history, exposure);
      const deviation =
        prediction.scale * Math.sqrt(prediction.mean + prediction.mean ** 2 / prediction.size);
      expected += prediction.expected;
      // One account alone lifts nobody.
      seen += Math.min(value, prediction.expected + 3 * deviation);
    });
    const prior = liftPrior * model.scale;
    return bounded((seen + prior) / (expected + prior), 0.5, 5);
  });
}
