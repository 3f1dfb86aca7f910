import { z } from 'zod';
import { formatShare } from '../../shared/format-figures';
import {
  identityMatches,
  identitySentences,
  type QualityPart,
  type QualityPartName,
  qualityPartNames,
  qualityPartsOf,
} from './quality-parts';

const share = z.number().min(0).max(1);

/** The parts of a quality as they are kept with a signal: each value by its name. */
export const qualityValuesSchema = z.strictObject({
  freshness: share,
  reliability: share,
  corroboration: share,
  identity: share,
  human: share,
  schema: share,
} satisfies Record<QualityPartName, typeof share>);
export type QualityValues = z.infer<typeof qualityValuesSchema>;

/** To three decimals, which is more than any of them is known. */
export function valuesOfParts(parts: readonly QualityPart[]): QualityValues {
  const values: Partial<Record<QualityPartName, number>> = {};
  for (const { name, value } of parts) values[name] = Math.round(value * 1000) / 1000;
  return values as QualityValues;
}

/** From this share on nothing speaks for a program. */
const SURELY_HUMAN = 0.9;

/** Kept values in words. What no longer can be told from a number alone, such as which sources agreed, is said in general. */
export function describeValues(
  values: QualityValues,
  age: { occurredAtMs: number; recordedAtMs: number; halfLifeDays: number },
): QualityPart[] {
  const [freshness] = qualityPartsOf({
    ...age,
    reliability: { mean: values.reliability, sentence: '' },
    others: { origin: '', agreeing: [], contradicting: [] },
    identity: values.identity,
    bot: null,
    schema: { fields: 0, valid: 0 },
  });
  const sentences: Record<QualityPartName, string> = {
    freshness: freshness?.sentence ?? '',
    reliability: `When it came, ${formatShare(values.reliability)} of what its source says was thought to be borne out.`,
    corroboration: corroborationSentence(values.corroboration),
    identity: identitySentence(values.identity),
    human:
      values.human >= SURELY_HUMAN
        ? 'Nothing showed that a program and no person did this.'
        : `The chance that a program and no person did this was ${formatShare(1 - values.human)}.`,
    schema:
      values.schema === 1
        ? 'All its fields have the form they must have.'
        : `${formatShare(1 - values.schema)} of its fields break the tracking plan of its source.`,
  };
  return qualityPartNames.map((name) => ({ name, value: values[name], sentence: sentences[name] }));
}

function corroborationSentence(value: number): string {
  if (value > 0.5) return 'Other sources had said the same about then.';
  if (value < 0.5) return 'Other sources had said the opposite.';
  return 'No other source had said the same or the opposite.';
}

function identitySentence(value: number): string {
  const match = (Object.keys(identityMatches) as (keyof typeof identityMatches)[]).find(
    (name) => identityMatches[name] === value,
  );
  return match
    ? identitySentences[match]
    : `The chance that it is about whom it was matched with is ${formatShare(value)}.`;
}
