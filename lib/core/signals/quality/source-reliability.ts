import { z } from 'zod';
import { formatFigure, formatShare } from '../../shared/format-figures';
import { betaQuantile } from './beta-distribution';

/** What sort of source reports; it says how far its word is taken before it has been borne out or not. */
export const sourceSorts = [
  'own_platform',
  'own_site',
  'crm',
  'marketing_automation',
  'email',
  'advertising',
  'file',
  'intent_vendor',
  'market',
  'unknown',
] as const;
export const sourceSortSchema = z.enum(sourceSorts);
export type SourceSort = z.infer<typeof sourceSortSchema>;

/** How reliable sources of a sort are thought to be, and how many claims of its own it takes to outweigh that. */
export type ReliabilityPrior = { mean: number; claims: number };

/** Stated, not measured: they stand in until claims of the source itself have been seen. */
export const statedPriors: Record<SourceSort, ReliabilityPrior> = {
  own_platform: { mean: 0.98, claims: 50 },
  own_site: { mean: 0.95, claims: 20 },
  crm: { mean: 0.9, claims: 20 },
  marketing_automation: { mean: 0.9, claims: 20 },
  email: { mean: 0.85, claims: 10 },
  advertising: { mean: 0.85, claims: 10 },
  file: { mean: 0.9, claims: 10 },
  intent_vendor: { mean: 0.6, claims: 8 },
  market: { mean: 0.6, claims: 8 },
  /** Whoever holds a key was given it: fresh word of them about somebody known can be acted on. */
  unknown: { mean: 0.8, claims: 4 },
};

/** Claims of a source on one day that later were borne out, or were not. Day: whole days since the epoch. */
export type JudgedClaims = { day: number; confirmed: number; contradicted: number };
export type SourceRecord = { sort: SourceSort; claims: readonly JudgedClaims[] };
export type ReliabilitySettings = {
  /** A claim counts half as much after so many days. */
  halfLifeDays: number;
  /** Chance that the true reliability lies within the interval. */
  credibility: number;
  priors: Record<SourceSort, ReliabilityPrior>;
};
export const statedReliabilitySettings: ReliabilitySettings = {
  halfLifeDays: 180,
  credibility: 0.9,
  priors: statedPriors,
};

export type Reliability = {
  /** The chance that the next claim is borne out. */
  mean: number;
  /** Bounds of the credible interval. */
  low: number;
  high: number;
  /** Judged claims behind it, as far as they still count. */
  claims: number;
  sentence: string;
};

/**
 * How far a source’s word can be taken on a day: the posterior of a Beta prior by its sort, after the claims judged up to that day,
 * older ones counting less. The order of the claims makes no difference. Throws RangeError on a negative count.
 */
export function reliabilityOf(
  record: SourceRecord,
  day: number,
  settings: ReliabilitySettings = statedReliabilitySettings,
): Reliability {
  const prior = settings.priors[record.sort];
  const { confirmed, contradicted } = fadedClaims(record.claims, day, settings.halfLifeDays);
  const a = prior.mean * prior.claims + confirmed;
  const b = (1 - prior.mean) * prior.claims + contradicted;
  const mean = a / (a + b);
  const outside = (1 - settings.credibility) / 2;
  const [low, high] = [betaQuantile(outside, a, b), betaQuantile(1 - outside, a, b)];
  const claims = confirmed + contradicted;
  return { mean, low, high, claims, sentence: sentenceOf(mean, low, high, claims) };
}

/** How much claims judged up to a day still count on that day. Throws RangeError on a negative count. */
export function fadedClaims(
  claims: readonly JudgedClaims[],
  day: number,
  halfLifeDays: number = statedReliabilitySettings.halfLifeDays,
): { confirmed: number; contradicted: number } {
  const known = claims.filter((judged) => judged.day <= day).sort((a, b) => a.day - b.day);
  let [confirmed, contradicted] = [0, 0];
  for (const judged of known) {
    if (judged.confirmed < 0 || judged.contradicted < 0) {
      throw new RangeError('The numbers of confirmed and contradicted claims must not be negative.');
    }
    const weight = 0.5 ** ((day - judged.day) / halfLifeDays);
    confirmed += weight * judged.confirmed;
    contradicted += weight * judged.contradicted;
  }
  return { confirmed, contradicted };
}

function sentenceOf(mean: number, low: number, high: number, claims: number): string {
  const share = `${formatShare(mean)} of what this source says is borne out`;
  if (claims < 0.5)
    return `${share}, as is assumed of sources of its sort: none of its claims has been judged.`;
  return `${share} (between ${formatShare(low)} and ${formatShare(high)}), by ${formatFigure(claims)} judged claims, older ones counting less.`;
}
