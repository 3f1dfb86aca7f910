import { formatFigure, formatShare } from '../../shared/format-figures';
import type { BotLikelihood } from './bot-likelihood';
import type { Reliability } from './source-reliability';

/** What the quality of a signal is made of. Each is 0–1 and never better when lower. */
export const qualityPartNames = [
  'freshness',
  'reliability',
  'corroboration',
  'identity',
  'human',
  'schema',
] as const;
export type QualityPartName = (typeof qualityPartNames)[number];
export type QualityPart = { name: QualityPartName; value: number; sentence: string };

/** known: the subject was known before · stated: new, with an address · new: only the source's own id */
export const identityMatches = { known: 0.98, stated: 0.95, new: 0.9 } as const;
export type IdentityMatch = keyof typeof identityMatches;

export type QualityFacts = {
  occurredAtMs: number;
  recordedAtMs: number;
  /** In so many days a fact of this kind loses half of its freshness. */
  halfLifeDays: number;
  reliability: Pick<Reliability, 'mean' | 'sentence'>;
  /** Other sources that said the same, or the opposite, within the window. */
  others: Corroboration;
  /** How sure it is whom the signal is about: one of three cases, or the chance that a match found it. */
  identity: IdentityMatch | number;
  /** Null where no program could have done it, such as a row of a file that a person sent. */
  bot: Pick<BotLikelihood, 'likelihood' | 'sentence'> | null;
  /** Fields that were sent, and those of them that had the form they must have. */
  schema: { fields: number; valid: number };
};

/** What another source said. `origin`: where its word comes from; two sources that pass on one origin are one. */
export type OtherWord = { origin: string; reliability: number };
export type Corroboration = {
  /** The origin of the signal itself: its own word never corroborates it. */
  origin: string;
  agreeing: readonly OtherWord[];
  contradicting: readonly OtherWord[];
};

const dayMs = 86_400_000;

/** The parts of a signal’s quality, each with the sentence that is shown. */
export function qualityPartsOf(facts: QualityFacts): QualityPart[] {
  return [
    freshnessPart(facts),
    { name: 'reliability', value: facts.reliability.mean, sentence: facts.reliability.sentence },
    corroborationPart(facts.others),
    identityPart(facts.identity),
    {
      name: 'human',
      value: 1 - (facts.bot?.likelihood ?? 0),
      sentence: facts.bot?.sentence ?? 'No program can have done this.',
    },
    schemaPart(facts.schema),
  ];
}

function freshnessPart({ occurredAtMs, recordedAtMs, halfLifeDays }: QualityFacts): QualityPart {
  const ageDays = Math.max(0, recordedAtMs - occurredAtMs) / dayMs;
  const value = 0.5 ** (ageDays / halfLifeDays);
  const age = ageDays < 1 ? 'less than a day' : `${formatFigure(ageDays)} ${ageDays === 1 ? 'day' : 'days'}`;
  return {
    name: 'freshness',
    value,
    sentence: `It was ${age} old when it was recorded; after ${formatFigure(halfLifeDays)} days half of its freshness is gone.`,
  };
}

/**
 * Even odds where nobody else says anything; each independent source that agrees doubles them as far as it is reliable, each that
 * contradicts halves them.
 */
function corroborationPart({ origin, agreeing, contradicting }: Corroboration): QualityPart {
  const [yes, no] = [independent(agreeing, origin), independent(contradicting, origin)];
  const weight = (words: Map<string, number>) =>
    [...words.values()].sort((a, b) => a - b).reduce((a, b) => a + b, 0);
  const odds = 2 ** (weight(yes) - weight(no));
  const sources = (count: number) => `${count} other ${count === 1 ? 'source' : 'sources'}`;
  const told = [
    ...(yes.size > 0 ? [`${sources(yes.size)} said the same`] : []),
    ...(no.size > 0 ? [`${sources(no.size)} said the opposite`] : []),
  ];
  return {
    name: 'corroboration',
    value: odds / (1 + odds),
    sentence: told.length > 0 ? `${told.join('; ')}.` : 'No other source has said the same or the opposite.',
  };
}

/** The most reliable word of each origin other than the signal’s own. */
function independent(words: readonly OtherWord[], own: string): Map<string, number> {
  const best = new Map<string, number>();
  for (const { origin, reliability } of words) {
    if (origin !== own) best.set(origin, Math.max(best.get(origin) ?? 0, reliability));
  }
  return best;
}

export const identitySentences: Record<IdentityMatch, string> = {
  known: 'It is about somebody who was known before.',
  stated: 'It is about somebody new, with an address.',
  new: 'It is about somebody of whom only the source’s own id is known.',
};

function identityPart(identity: IdentityMatch | number): QualityPart {
  if (typeof identity === 'number')
    return {
      name: 'identity',
      value: identity,
      sentence: `The chance that it is about whom it was matched with is ${formatShare(identity)}.`,
    };
  return { name: 'identity', value: identityMatches[identity], sentence: identitySentences[identity] };
}

function schemaPart({ fields, valid }: QualityFacts['schema']): QualityPart {
  const wrong = fields - valid;
  return {
    name: 'schema',
    value: fields === 0 ? 1 : valid / fields,
    sentence:
      wrong <= 0
        ? 'All its fields have the form they must have.'
        : `${wrong} of its ${fields} fields ${wrong === 1 ? 'has' : 'have'} not the form they must have.`,
  };
}
