import { atOnce, type Steps } from '../../shared/in-steps';
import { type Prediction, tailProbability } from './count-model';

/**
 * Weeks in which an account is livelier than usual by chance: by how much, and how often. They make the tail as heavy as it
 * really is: a negative binomial distribution alone takes a lively week for a surge.
 */
export type Bursts = readonly { times: number; share: number }[];
export const statedBursts: Bursts = [
  { times: 1, share: 0.975 },
  { times: 2, share: 0.015 },
  { times: 4, share: 0.007 },
  { times: 8, share: 0.003 },
];

/** As if so many windows had come as stated. */
const priorWindows = 300;
const rounds = 12;

/** The chance of at least `observed`, whether the week is a usual or a lively one. */
export function burstyTail(prediction: Prediction, observed: number, bursts: Bursts): number {
  return bursts.reduce(
    (sum, { times, share }) =>
      sum + share * tailProbability({ ...prediction, mean: prediction.mean * times }, observed),
    0,
  );
}

/** Windows that are looked at before other things have their turn: some milliseconds. */
export const WINDOWS_A_STEP = 250;
type PastWindow = { prediction: Prediction; observed: number };

/** Learns how often weeks are lively, from windows with what was expected of each (expectation–maximisation). */
export const fitBursts = (windows: readonly PastWindow[]): Bursts => atOnce(fitBurstsInSteps(windows));

export function* fitBurstsInSteps(windows: readonly PastWindow[]): Steps<Bursts> {
  const likelihoods: number[][] = [];
  for (const { prediction, observed } of windows) {
    if (likelihoods.length % WINDOWS_A_STEP === 0) yield;
    likelihoods.push(
      statedBursts.map(({ times }) => {
        const lively = { ...prediction, mean: prediction.mean * times };
        return tailProbability(lively, observed) - tailProbability(lively, observed + prediction.scale);
      }),
    );
  }
  let shares = statedBursts.map(({ share }) => share);
  for (let round = 0; round < rounds; round++) {
    const sums = statedBursts.map(({ share }) => share * priorWindows);
    for (const row of likelihoods) {
      const joint = row.map((likelihood, k) => likelihood * (shares[k] ?? 0));
      const total = joint.reduce((a, b) => a + b, 0);
      // So far out that no kind of week explains it: a surge, or an error, and nothing to learn quiet from.
      if (!(total > 1e-12)) continue;
      joint.forEach((value, k) => {
        sums[k] = (sums[k] ?? 0) + value / total;
      });
    }
    const all = sums.reduce((a, b) => a + b, 0);
    shares = sums.map((sum) => sum / all);
  }
  return statedBursts.map(({ times }, k) => ({ times, share: shares[k] ?? 0 }));
}
