import { formatFigure, formatShare } from '../../shared/format-figures';
import { sigmoid } from '../../statistics/logistic-regression';
import type { Pace } from './pace';
import { type UserAgentSign, userAgentSign } from './user-agent-sign';

/** What is known of who or what reported. Null: it was not told, which counts for nothing. */
export type BotFacts = {
  /** As sent; the empty text is an agent that gives no name. */
  userAgent: string | null;
  /** Whether the user agent is in a list of known crawlers and tools. */
  isKnownBot: boolean | null;
  /** Whether the address belongs to a data centre. */
  isDataCentre: boolean | null;
  /** Whether scripts of the page ran. */
  ranJavaScript: boolean | null;
  pace: Pace | null;
};

/** Log-odds that each sign adds. Stated, not measured. */
export type BotWeights = Record<BotSign, number> & { prior: number };
export const botSigns = [
  'known_bot',
  'headless',
  'tool',
  'empty_agent',
  'outdated_agent',
  'unknown_agent',
  'data_centre',
  'no_javascript',
  'fast',
  'regular',
  'impossible_steps',
] as const;
export type BotSign = (typeof botSigns)[number];

export const statedBotWeights: BotWeights = {
  /** About 2 % of what is reported to come from people does not. */
  prior: -4,
  known_bot: 9,
  headless: 7,
  tool: 6,
  empty_agent: 4,
  outdated_agent: 2,
  unknown_agent: 0.5,
  data_centre: 2.5,
  no_javascript: 2,
  fast: 2,
  regular: 3,
  impossible_steps: 2.5,
};

/** Events in one minute from which on it counts as fast; each doubling counts once more. */
const fastPerMinute = 30;
const regularBelow = 0.15;
const mostTimes = 3;

export type BotLikelihood = {
  /** The chance that it was a program and no person. */
  likelihood: number;
  /** The signs found, the strongest first. */
  signs: { sign: BotSign; logOdds: number; sentence: string }[];
  sentence: string;
};

/** The chance that a signal comes from a program, from signs that are each told. */
export function botLikelihood(facts: BotFacts, weights: BotWeights = statedBotWeights): BotLikelihood {
  const signs = foundSigns(facts)
    .map(({ sign, times, sentence }) => ({ sign, logOdds: weights[sign] * times, sentence }))
    .sort((a, b) => b.logOdds - a.logOdds);
  const likelihood = sigmoid(signs.reduce((sum, { logOdds }) => sum + logOdds, weights.prior));
  const [strongest] = signs;
  const sentence = strongest
    ? `The chance that a program and no person did this is ${formatShare(likelihood)}: ${strongest.sentence.charAt(0).toLowerCase()}${strongest.sentence.slice(1)}`
    : 'Nothing shows that a program and no person did this.';
  return { likelihood, signs, sentence };
}

type Found = { sign: BotSign; times: number; sentence: string };
const bySign: Record<UserAgentSign, Found | null> = {
  empty: { sign: 'empty_agent', times: 1, sentence: 'It gives no name of a browser.' },
  headless: { sign: 'headless', times: 1, sentence: 'Its browser runs without a window.' },
  tool: { sign: 'tool', times: 1, sentence: 'It names a programming tool, no browser.' },
  outdated: {
    sign: 'outdated_agent',
    times: 1,
    sentence: 'It names a browser that hardly anybody uses now.',
  },
  unknown: { sign: 'unknown_agent', times: 1, sentence: 'It names a browser that is not known.' },
  browser: null,
};

function foundSigns({ userAgent, isKnownBot, isDataCentre, ranJavaScript, pace }: BotFacts): Found[] {
  const named = userAgent === null ? null : bySign[userAgentSign(userAgent)];
  const perMinute = pace?.eventsPerMinute ?? 0;
  const steps = pace?.impossibleSteps ?? 0;
  const unevenness = pace?.unevenness ?? null;
  return [
    ...(isKnownBot
      ? [{ sign: 'known_bot', times: 1, sentence: 'It is in the list of known crawlers and tools.' } as const]
      : []),
    ...(named ? [named] : []),
    ...(isDataCentre
      ? [{ sign: 'data_centre', times: 1, sentence: 'Its address belongs to a data centre.' } as const]
      : []),
    ...(ranJavaScript === false
      ? [{ sign: 'no_javascript', times: 1, sentence: 'The scripts of the page did not run.' } as const]
      : []),
    ...(perMinute >= fastPerMinute
      ? [
          {
            sign: 'fast',
            times: Math.min(mostTimes, 1 + Math.log2(perMinute / fastPerMinute)),
            sentence: `It did ${formatFigure(perMinute)} things in one minute.`,
          } as const,
        ]
      : []),
    ...(unevenness !== null && unevenness < regularBelow
      ? [{ sign: 'regular', times: 1, sentence: 'The pauses between its steps are all alike.' } as const]
      : []),
    ...(steps > 0
      ? [
          {
            sign: 'impossible_steps',
            times: Math.min(mostTimes, 1 + Math.log2(steps) / 2),
            sentence: `It opened different places faster than a person can, ${steps === 1 ? 'once' : `${steps} times`}.`,
          } as const,
        ]
      : []),
  ];
}
