import { unitHash } from '../statistics/split-by-hash';
import { type ArmShares, type HoldoutArm, holdoutArms } from './holdout';

/**
 * The arm of a unit. It follows from seed and unit alone, so that a unit stays in its arm however often and by whichever process it is
 * met; another seed is another draw. Hashed twice, because one round over texts that end alike leaves two seeds alike.
 */
export function assignArm(seed: string, unitId: string, shares: ArmShares): HoldoutArm {
  const point = unitHash(`${seed}:${unitHash(`${unitId}:${seed}`)}:${unitId}`) * 100;
  let upTo = 0;
  for (const arm of holdoutArms) {
    upTo += shares[arm];
    if (point < upTo) return arm;
  }
  return 'agent';
}
