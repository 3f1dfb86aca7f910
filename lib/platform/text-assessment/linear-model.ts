import { z } from 'zod';
import { type SparseRow, sigmoid } from '../../core/statistics/logistic-regression';
import { featureColumns } from './text-features';

/** A logistic model as it is kept: one signed byte a weight, in base64, in units of `scale`. */
export const linearModelSchema = z.strictObject({
  columns: z.literal(featureColumns),
  intercept: z.number(),
  scale: z.number().positive(),
  weights: z.base64(),
});
export type StoredModel = z.infer<typeof linearModelSchema>;
export type LinearModel = { intercept: number; scale: number; weights: Int8Array };

/** Reads a stored model; throws where it does not fit these features. */
export function loadModel(stored: unknown): LinearModel {
  const { columns, intercept, scale, weights } = linearModelSchema.parse(stored);
  const bytes = Buffer.from(weights, 'base64');
  if (bytes.length !== columns)
    throw new RangeError(`The model has ${bytes.length} weights instead of ${columns}.`);
  return { intercept, scale, weights: new Int8Array(bytes) };
}

/** Stores weights; each is off by at most half a 127th of the largest. */
export function storeModel(intercept: number, weights: readonly number[]): StoredModel {
  const scale = Math.max(...weights.map(Math.abs), Number.MIN_VALUE) / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return {
    columns: featureColumns,
    intercept: Number(intercept.toFixed(6)),
    scale,
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

/** The probability the model gives a row, 0 to 1. */
export function probabilityOf(
  { intercept, scale, weights }: LinearModel,
  { indexes, values }: SparseRow,
): number {
  let sum = 0;
  for (let k = 0; k < indexes.length; k++) sum += (weights[indexes[k] ?? -1] ?? 0) * (values[k] ?? 0);
  return sigmoid(intercept + scale * sum);
}
