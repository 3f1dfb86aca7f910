import { unitHash } from './split-by-hash';

/** A number in [0, 1) that follows from a seed and a position in its stream alone. */
export const seededUnit = (seed: string, position: number): number => unitHash(`${seed}:${position}`);
