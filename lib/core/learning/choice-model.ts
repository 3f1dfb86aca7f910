import { z } from 'zod';
import {
  fitLogisticRegression,
  linearPredictor,
  type SparseRow,
  sigmoid,
} from '../statistics/logistic-regression';

/** What is learnt about choosing: how each feature of a choice, by its name, moves the probability that it turns out well. */
export const choiceModelSchema = z.strictObject({
  schemaVersion: z.literal(1),
  features: z.array(
    z.strictObject({
      name: z.string(),
      mean: z.number(),
      deviation: z.number().positive(),
      /** Log-odds for each deviation above the mean. */
      weight: z.number(),
    }),
  ),
  intercept: z.number(),
  trainedOn: z.number().int().nonnegative(),
});
export type ChoiceModel = z.infer<typeof choiceModelSchema>;

/** Features of a choice made for somebody: of the choice, of whom it is for, and of the two together. */
export type ChoiceFeatures = Readonly<Record<string, number>>;
export type MadeChoice = { features: ChoiceFeatures; turnedOutWell: boolean };

/** Learns from choices whose outcome is known. Throws RangeError where all turned out alike. */
export function trainChoice(rows: readonly MadeChoice[], ridge = 10): ChoiceModel {
  const well = rows.filter((row) => row.turnedOutWell).length;
  if (well === 0 || well === rows.length)
    throw new RangeError('Learning needs choices that turned out well and choices that did not.');
  const names = [...new Set(rows.flatMap(({ features }) => Object.keys(features)))].sort();
  const scales = names.flatMap((name) => {
    const values = rows.map(({ features }) => features[name] ?? 0);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
    return deviation < 1e-9 ? [] : [{ name, mean, deviation }];
  });
  const fit = fitLogisticRegression(
    rows.map(({ features }) => rowOf(scales, features)),
    rows.map((row) => row.turnedOutWell),
    scales.length,
    ridge,
  );
  return {
    schemaVersion: 1,
    features: scales.map((scale, i) => ({ ...scale, weight: fit.weights[i] ?? 0 })),
    intercept: fit.intercept,
    trainedOn: rows.length,
  };
}

/** The probability that a choice turns out well. */
export const expectOfChoice = (model: ChoiceModel, features: ChoiceFeatures): number =>
  sigmoid(
    linearPredictor(
      rowOf(model.features, features),
      model.intercept,
      model.features.map(({ weight }) => weight),
    ),
  );

/** The choice that promises most; of equal ones the first. */
export function bestChoice<C>(choices: readonly C[], worth: (choice: C) => number): C | undefined {
  let best: C | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const choice of choices) {
    const value = worth(choice);
    if (value > most) [best, most] = [choice, value];
  }
  return best;
}

function rowOf(
  scales: readonly { name: string; mean: number; deviation: number }[],
  features: ChoiceFeatures,
): SparseRow {
  return {
    indexes: scales.map((_, i) => i),
    values: scales.map(({ name, mean, deviation }) => ((features[name] ?? 0) - mean) / deviation),
  };
}
