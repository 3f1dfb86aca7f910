import { linearPredictor, type SparseRow, sigmoid } from '../../statistics/logistic-regression';
import { calibrate, logitOf } from './calibrator';
import { type QualityModel, statedQualityModel } from './quality-model';
import { type QualityPart, type QualityPartName, qualityPartNames } from './quality-parts';

export type SignalQuality = {
  /** The chance that what the signal says is borne out, 0–1. */
  quality: number;
  parts: QualityPart[];
};

/** The quality of one signal from parts that are all shown. Throws RangeError when a part is missing or outside 0–1. */
export function signalQuality(
  parts: readonly QualityPart[],
  model: QualityModel = statedQualityModel,
): SignalQuality {
  const row = logitsOf(valuesOf(parts));
  const weights = qualityPartNames.map((name) => model.weights[name]);
  const raw = sigmoid(linearPredictor(row, model.intercept, weights));
  const quality = model.calibrator === null ? raw : calibrate(model.calibrator, raw);
  return { quality: Math.round(quality * 1000) / 1000, parts: [...parts] };
}

/** The parts as a row to learn from: their log-odds, in the order of the names. */
export const logitsOf = (values: Readonly<Record<QualityPartName, number>>): SparseRow => ({
  indexes: qualityPartNames.map((_, i) => i),
  values: qualityPartNames.map((name) => logitOf(values[name])),
});

function valuesOf(parts: readonly QualityPart[]): Record<QualityPartName, number> {
  const entries = qualityPartNames.map((name) => {
    const value = parts.find((part) => part.name === name)?.value;
    if (value === undefined || !(value >= 0 && value <= 1))
      throw new RangeError(`The part ${name} must be there, and from 0 to 1.`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries) as Record<QualityPartName, number>;
}
