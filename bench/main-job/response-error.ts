import type { CampaignDay } from '../../lib/core/statistics/campaign-day';
import { fitResponse, predictRevenue } from '../../lib/core/statistics/response-model';

export type ResponseError = {
  predictedDays: number;
  /** Median and mean absolute error of a day's revenue, as a share of it. */
  median: number;
  mean: number;
  /** The same error of simply carrying the ratio of the last seven days on. */
  medianOfCarriedRatio: number;
};

/** Predicts each campaign's next day from the days before it only, at the spend it really had. */
export function responseError(
  campaigns: readonly (readonly CampaignDay[])[],
  minDays: number,
  windowDays: number,
): ResponseError {
  const errors: number[] = [];
  const carried: number[] = [];
  for (const days of campaigns) {
    for (let i = minDays; i < days.length; i++) {
      const [past, next] = [days.slice(Math.max(0, i - windowDays), i), days[i]];
      const model = fitResponse(past, minDays);
      const [spend, revenue] = [Number(next?.spendMicros) / 1e6, Number(next?.revenueMicros) / 1e6];
      if (!model || !(spend > 0) || !(revenue > 0)) continue;
      const week = past.slice(-7);
      const ratio = total(week, 'revenueMicros') / total(week, 'spendMicros');
      errors.push(Math.abs(predictRevenue(model, spend) - revenue) / revenue);
      carried.push(Math.abs(ratio * spend - revenue) / revenue);
    }
  }
  return {
    predictedDays: errors.length,
    median: median(errors),
    mean: errors.reduce((a, b) => a + b, 0) / errors.length,
    medianOfCarriedRatio: median(carried),
  };
}

const total = (days: readonly CampaignDay[], field: 'spendMicros' | 'revenueMicros') =>
  days.reduce((sum, day) => sum + Number(day[field]), 0);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
