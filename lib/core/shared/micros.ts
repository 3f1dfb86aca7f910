import { z } from 'zod';

/**
 * Micros as they stand in stored JSON: a decimal string, so that canonical bytes never depend on float printing. No larger than the
 * database can add up.
 */
export const microsText = z
  .string()
  .regex(/^-?\d{1,18}$/, 'must be a whole number of micros, as text, of at most 18 digits');

export const microsOf = (units: number): bigint => BigInt(Math.round(units * 1_000_000));
export const unitsOf = (micros: bigint): number => Number(micros) / 1_000_000;
export const maxMicros = (a: bigint, b: bigint): bigint => (a > b ? a : b);
