import { z } from 'zod';
import { holdoutUnitSchema } from './holdout';

/**
 * What a holdout has measured of a play or an agent: by how much, of itself, the outcome of those who were assigned to it rose. Kept with the
 * play or agent by the nightly look, so that a plan reads it along with what it reads anyway.
 */
export const measuredEffectSchema = z.strictObject({
  holdoutId: z.string().min(1).max(80),
  unit: holdoutUnitSchema,
  /** Units whose days are over. */
  units: z.int().min(0),
  relative: z.number(),
  standardError: z.number().positive(),
  /** The interval that holds however often one looks. */
  low: z.number(),
  high: z.number(),
});
export type MeasuredEffect = z.infer<typeof measuredEffectSchema>;

/**
 * As it is kept with a play or agent: of the version that it was measured of. It counts for no other one, so that what is changed because of
 * a bad answer can be measured anew.
 */
export const measuredOfVersionSchema = z.strictObject({ version: z.string(), effect: measuredEffectSchema });
export type MeasuredOfVersion = z.infer<typeof measuredOfVersionSchema>;

/** A relative rise: the middle, and between what it lies with eight chances in ten. */
export type Uplift = { low: number; mid: number; high: number };
/** How far from the middle of a normal distribution the eight tenths around it reach. */
const TENTH_DEVIATIONS = 1.2816;

/**
 * What is assumed, moved towards what was measured by as much as the measurement is surer than the assumption (both as normal
 * distributions). `weight`: 0 is the assumption as it is, 1 the measurement alone.
 */
export function shrinkToAssumed(
  assumed: Uplift,
  measured: Pick<MeasuredEffect, 'relative' | 'standardError'> | null,
): { uplift: Uplift; weight: number } {
  const deviation = (assumed.high - assumed.low) / (2 * TENTH_DEVIATIONS);
  if (measured === null || deviation <= 0) return { uplift: assumed, weight: 0 };
  const weight = deviation ** 2 / (deviation ** 2 + measured.standardError ** 2);
  const mid = assumed.mid + weight * (measured.relative - assumed.mid);
  const narrower = Math.sqrt(1 - weight);
  return {
    weight,
    uplift: {
      low: mid - (assumed.mid - assumed.low) * narrower,
      mid,
      high: mid + (assumed.high - assumed.mid) * narrower,
    },
  };
}

export const timesUplift = ({ low, mid, high }: Uplift, by: number): Uplift => ({
  low: low * by,
  mid: mid * by,
  high: high * by,
});
