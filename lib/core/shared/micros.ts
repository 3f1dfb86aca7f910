import { z } from 'zod';

/** Micros as they stand in stored JSON: a decimal string, so that canonical bytes never depend on float printing. */
export const microsText = z.string().regex(/^-?\d+$/, 'must be a whole number of micros, as text');

export const microsOf = (units: number): bigint => BigInt(Math.round(units * 1_000_000));
export const unitsOf = (micros: bigint): number => Number(micros) / 1_000_000;
export const maxMicros = (a: bigint, b: bigint): bigint => (a > b ? a : b);
