import { responsePoints, responseWindowDays } from '../../lib/core/statistics/budget-shift';
import { addDays, type CampaignDay, daysInWindow } from '../../lib/core/statistics/campaign-day';
import { type Outcome, predictOutcome } from '../../lib/core/statistics/response-model';
import { fitResponses } from '../../lib/core/statistics/response-pool';

export type ResponseError = {
  predictedDays: number;
  /** Median absolute error of a day's outcome, as a share of it, over days that brought something. */
  median: number;
  /** Sum of absolute errors over all days, as a share of what they brought. */
  ofTotal: number;
  /** The same errors of simply carrying the ratio of the last seven days on. */
  medianOfCarriedRatio: number;
  ofTotalOfCarriedRatio: number;
  /** Predicted in sum over observed in sum: 1 is unbiased. */
  bias: number;
};

/** Predicts each campaign's next day from the days before it only, all campaigns fitted together, at the spend it really had. */
export function responseError(
  outcome: Outcome,
  campaigns: readonly (readonly CampaignDay[])[],
  minDays: number,
): ResponseError {
  const errors: number[] = [];
  const carried: number[] = [];
  const sums = { errors: 0, carried: 0, observed: 0, predicted: 0, days: 0 };
  const broughtOn = (d: CampaignDay) =>
    outcome === 'revenue' ? Number(d.revenueMicros) / 1e6 : d.conversions;
  for (const today of [...new Set(campaigns.flat().map(({ day }) => day))].sort()) {
    const pasts = campaigns.map((days) => daysInWindow(days, today, responseWindowDays));
    const fitted = fitResponses(
      outcome,
      pasts.flatMap((days, i) => {
        const points = responsePoints(outcome, days, null);
        return points.length >= minDays ? [{ id: String(i), points }] : [];
      }),
    );
    campaigns.forEach((days, i) => {
      const [model, next] = [fitted?.models.get(String(i)), days.find(({ day }) => day === today)];
      const spend = Number(next?.spendMicros) / 1e6;
      if (!model || !next || !(spend > 0)) return;
      const observed = broughtOn(next);
      const week = (pasts[i] ?? []).filter(({ day }) => day >= addDays(today, -7));
      const weekSpend = week.reduce((sum, d) => sum + Number(d.spendMicros) / 1e6, 0);
      const ratio = weekSpend > 0 ? week.reduce((sum, d) => sum + broughtOn(d), 0) / weekSpend : 0;
      const predicted = predictOutcome(model, spend);
      sums.days += 1;
      sums.errors += Math.abs(predicted - observed);
      sums.carried += Math.abs(ratio * spend - observed);
      sums.observed += observed;
      sums.predicted += predicted;
      if (observed <= 0) return;
      errors.push(Math.abs(predicted - observed) / observed);
      carried.push(Math.abs(ratio * spend - observed) / observed);
    });
  }
  return {
    predictedDays: sums.days,
    median: median(errors),
    ofTotal: sums.errors / sums.observed,
    medianOfCarriedRatio: median(carried),
    ofTotalOfCarriedRatio: sums.carried / sums.observed,
    bias: sums.predicted / sums.observed,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
