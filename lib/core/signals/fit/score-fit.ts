import { formatShare } from '../../shared/format-figures';
import { sigmoid } from '../../statistics/logistic-regression';
import { deviationOf, type FirmTraits, type FitModel, scoreFirm } from './account-fit';

export type AccountFit = {
  /** The chance that such an account is won once it is decided, 0–1. */
  fit: number;
  /** Bounds that hold it in 9 of 10 cases, by how many such accounts were seen. */
  low: number;
  high: number;
  /** How often accounts were won on the whole: what the fit is to be read against. */
  baseRate: number;
  reasons: { trait: string; logOdds: number; sentence: string }[];
  sentence: string;
};

/** Of a Gaussian, 9 of 10 lie within so many deviations. */
const nineInTen = 1.645;
const tellingLogOdds = 0.1;
const names: Record<string, string> = { industry: 'industry', region: 'region', size: 'size', tier: 'tier' };

/** How well a company fits those that were won, with reasons, and how sure that is. */
export function scoreFit(model: FitModel, firm: FirmTraits): AccountFit {
  const { probability, reasons } = scoreFirm(model, firm);
  const logOdds = Math.log(probability / (1 - probability));
  const margin = nineInTen * deviationOf(model, firm);
  const [low, high] = [sigmoid(logOdds - margin), sigmoid(logOdds + margin)];
  const { baseRate } = model.score;
  return {
    fit: probability,
    low,
    high,
    baseRate,
    reasons: reasons
      .filter(({ contribution }) => Math.abs(contribution) >= tellingLogOdds)
      .map(({ feature, value, contribution }) => ({
        trait: feature,
        logOdds: contribution,
        sentence: reasonOf(names[feature] ?? feature, value, contribution),
      })),
    sentence: `${formatShare(probability)} of such accounts are won (between ${formatShare(low)} and ${formatShare(high)}); of all decided ones ${formatShare(baseRate)} were.`,
  };
}

function reasonOf(trait: string, value: string, logOdds: number): string {
  const what =
    value === 'missing'
      ? `That its ${trait} is not known`
      : value === 'other'
        ? `That its ${trait} is a rare one`
        : `Its ${trait}, ${value},`;
  const factor = Math.exp(Math.abs(logOdds)).toFixed(1);
  return `${what} makes the odds ${factor} times as ${logOdds > 0 ? 'high' : 'low'}.`;
}
