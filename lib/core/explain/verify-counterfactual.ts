import { decide } from '../gate/decide';
import type { Verdict } from '../gate/finding';
import { applyPatch, type GateCase, type Patch } from './patch';

/** What the gate says of the case with the patch applied and all else as it was. @throws RangeError where a path leads nowhere. */
export function verifyCounterfactual(one: GateCase, patch: Patch): Verdict {
  const { action, facts, now } = applyPatch(one, patch);
  return decide(action, facts, now).verdict;
}
