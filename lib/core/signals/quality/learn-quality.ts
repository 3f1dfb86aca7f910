import { fitLogisticRegression, linearPredictor, sigmoid } from '../../statistics/logistic-regression';
import { fitCalibrator } from './calibrator';
import type { QualityModel } from './quality-model';
import { type QualityPartName, qualityPartNames } from './quality-parts';
import { logitsOf } from './signal-quality';

/** The parts of one signal as they were when it was recorded, and whether it was borne out. */
export type JudgedSignal = { parts: Readonly<Record<QualityPartName, number>>; borneOut: boolean };

/** With fewer of either outcome nothing is learnt, and the stated weights hold on. */
export const leastOutcomes = 50;
const folds = 5;

export type LearntQuality = { model: QualityModel; sentence: string } | { model: null; sentence: string };

/**
 * Learns the weights of the parts from judged signals, and calibrates them on rows each part of the model had not seen. A
 * part whose weight would come out below 0 is left at 0: quality never falls because a part got better.
 */
export function learnQuality(signals: readonly JudgedSignal[]): LearntQuality {
  const yes = signals.filter(({ borneOut }) => borneOut).length;
  const fewest = Math.min(yes, signals.length - yes);
  if (fewest < leastOutcomes)
    return {
      model: null,
      sentence: `Learning needs ${leastOutcomes} signals that were borne out and ${leastOutcomes} that were not; of the rarer there are ${fewest}.`,
    };
  const held = signals.map((_, i) => i % folds);
  const unseen = signals.map(() => 0);
  for (let fold = 0; fold < folds; fold++) {
    const fit = fitWeights(signals.filter((_, i) => held[i] !== fold));
    signals.forEach((signal, i) => {
      if (held[i] === fold)
        unseen[i] = sigmoid(linearPredictor(logitsOf(signal.parts), fit.intercept, fit.weights));
    });
  }
  const { intercept, weights } = fitWeights(signals);
  return {
    model: {
      schemaVersion: 1,
      intercept,
      weights: Object.fromEntries(
        qualityPartNames.map((name, i) => [name, Math.min(20, weights[i] ?? 0)]),
      ) as QualityModel['weights'],
      calibrator: fitCalibrator(
        unseen,
        signals.map(({ borneOut }) => borneOut),
      ),
      learntFrom: signals.length,
    },
    sentence: `Learnt from ${signals.length} judged signals, ${yes} of them borne out.`,
  };
}

function fitWeights(signals: readonly JudgedSignal[]): { intercept: number; weights: number[] } {
  const labels = signals.map(({ borneOut }) => borneOut);
  let used = qualityPartNames.map((_, i) => i);
  for (;;) {
    const rows = signals.map(({ parts }) => {
      const { values } = logitsOf(parts);
      return { indexes: used.map((_, k) => k), values: used.map((column) => values[column] ?? 0) };
    });
    const fit = fitLogisticRegression(rows, labels, used.length, 1);
    const kept = used.filter((_, k) => (fit.weights[k] ?? 0) >= 0);
    if (kept.length === used.length) {
      const weights = qualityPartNames.map((_, i) => {
        const at = used.indexOf(i);
        return at < 0 ? 0 : (fit.weights[at] ?? 0);
      });
      return { intercept: fit.intercept, weights };
    }
    used = kept;
  }
}
