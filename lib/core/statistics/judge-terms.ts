import { chiSquareTail } from '../holdouts/sample-ratio';
import { microsOf, unitsOf } from '../shared/micros';
import { type CampaignDay, daysInWindow } from './campaign-day';
import { type ConversionDelay, shareKnown } from './conversion-delay';
import type { TermStanding } from './search-term';

/** Days before today that a term is judged by. */
export const termWindowDays = 42;
/** A term is excluded where it pays too little with this probability. */
export const EXCLUDE_FROM = 0.95;
/** Savings are stated for so many days. */
export const SAVED_OVER_DAYS = 30;
/**
 * How much alike the terms of a campaign are before any of them says anything, as the shape of a gamma distribution: never less than 1, so
 * that no term is held to be worthless for what it has in common with others; and never more than so much.
 */
const SHAPES = { least: 1, most: 30 } as const;

/** Where no revenue is reported: a term may cost so many times the campaign's own price of a conversion. */
const WORST_PRICE = 3;

/** What a conversion of the campaign is worth, and the least that a unit of spend has to bring back. */
export type TermWorth = { perConversion: number; floor: number };

/** By the campaign's own days: its revenue, held to the floor; else its price, so many times of which is too much. Null where it brought nothing. */
export function worthOfConversion(
  days: readonly CampaignDay[],
  { today, roasFloor }: { today: string; roasFloor: number },
): TermWorth | null {
  const seen = daysInWindow(days, today, termWindowDays);
  const total = (of: (day: CampaignDay) => number) => seen.reduce((sum, day) => sum + of(day), 0);
  const conversions = total((day) => day.conversions);
  const revenue = total((day) => unitsOf(BigInt(day.revenueMicros)));
  const spend = total((day) => unitsOf(BigInt(day.spendMicros)));
  if (conversions <= 0 || spend <= 0) return null;
  return revenue > 0
    ? { perConversion: revenue / conversions, floor: roasFloor }
    : { perConversion: spend / conversions, floor: 1 / WORST_PRICE };
}

export type JudgedTerm = {
  term: string;
  spendMicros: bigint;
  clicks: number;
  conversions: number;
  days: number;
  /** Conversions still to be reported, as expected. */
  toCome: number;
  /** What a unit of spend brings back, as believed: with eight chances in ten between low and high. */
  returns: { low: number; mid: number; high: number };
  /** The probability that it brings back less than the floor. */
  probability: number;
  /** Spend saved less what its conversions are worth, over the days that savings are stated for. */
  saved: { low: number; mid: number; high: number };
};

type Sums = {
  term: string;
  spend: number;
  clicks: number;
  exposed: number;
  conversions: number;
  days: number;
};

/**
 * What each search term of one campaign is worth: conversions by click as a gamma distribution that is drawn to what all terms of the campaign
 * have in common, the more the fewer clicks it has of its own (empirical Bayes). Clicks whose conversions are still to be reported count by
 * the share that is known. Nothing is judged where no term ever brought anything, or nothing is known of what a conversion is worth.
 */
export function judgeTerms(
  terms: readonly TermStanding[],
  { today, delay, worth }: { today: string; delay: ConversionDelay | null; worth: TermWorth | null },
): JudgedTerm[] {
  const sums = terms
    .map((term) => sumOf(term, today, delay))
    .filter(({ clicks, spend }) => clicks > 0 && spend > 0);
  const prior = commonRate(sums);
  if (prior === null || worth === null) return [];
  return sums.map((sum) => judge(sum, prior, worth));
}

function sumOf({ term, days }: TermStanding, today: string, delay: ConversionDelay | null): Sums {
  const seen = daysInWindow(days, today, termWindowDays);
  const total = (of: (day: (typeof seen)[number]) => number) => seen.reduce((sum, day) => sum + of(day), 0);
  return {
    term,
    days: seen.length,
    spend: total(({ spendMicros }) => unitsOf(BigInt(spendMicros))),
    clicks: total(({ clicks }) => clicks),
    exposed: total(({ clicks, reportedAfterDays }) => clicks * shareKnown(delay, reportedAfterDays)),
    conversions: total(({ conversions }) => conversions),
  };
}

type Gamma = { shape: number; rate: number };

/** How conversions by click differ between the terms (method of moments); null where there were none. */
function commonRate(sums: readonly Sums[]): Gamma | null {
  const total = (of: (sum: Sums) => number) => sums.reduce((all, sum) => all + of(sum), 0);
  const exposed = total((sum) => sum.exposed);
  const conversions = total((sum) => sum.conversions);
  if (conversions === 0 || exposed === 0) return null;
  const mean = conversions / exposed;
  const scatter = total((sum) => sum.exposed * (sum.conversions / sum.exposed - mean) ** 2);
  const scale = exposed - total((sum) => sum.exposed ** 2) / exposed;
  const between = scale <= 0 ? 0 : Math.max(0, (scatter - (sums.length - 1) * mean) / scale);
  const shape =
    between === 0 ? SHAPES.most : Math.min(SHAPES.most, Math.max(SHAPES.least, mean ** 2 / between));
  return { shape, rate: shape / mean };
}

function judge(sum: Sums, prior: Gamma, { perConversion, floor }: TermWorth): JudgedTerm {
  const belief = { shape: prior.shape + sum.conversions, rate: prior.rate + sum.exposed };
  const costPerClick = sum.spend / sum.clicks;
  const perClick = {
    low: quantile(belief, 0.1),
    mid: belief.shape / belief.rate,
    high: quantile(belief, 0.9),
  };
  const returnOf = (rate: number) => (rate * perConversion) / costPerClick;
  const clicksAhead = (sum.clicks / Math.max(1, sum.days)) * SAVED_OVER_DAYS;
  const savedAt = (rate: number) => clicksAhead * (costPerClick - rate * perConversion);
  return {
    term: sum.term,
    spendMicros: microsOf(sum.spend),
    clicks: sum.clicks,
    conversions: sum.conversions,
    days: sum.days,
    toCome: (sum.clicks - sum.exposed) * perClick.mid,
    returns: { low: returnOf(perClick.low), mid: returnOf(perClick.mid), high: returnOf(perClick.high) },
    probability: 1 - tail(belief, (floor * costPerClick) / perConversion),
    saved: { low: savedAt(perClick.high), mid: savedAt(perClick.mid), high: savedAt(perClick.low) },
  };
}

/** The probability that a gamma variable is above `x`. */
const tail = ({ shape, rate }: Gamma, x: number): number => chiSquareTail(2 * rate * x, 2 * shape);

const BISECTIONS = 60;

function quantile(gamma: Gamma, share: number): number {
  let [low, high] = [0, (gamma.shape + 10 * Math.sqrt(gamma.shape) + 10) / gamma.rate];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (1 - tail(gamma, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
