import { assertNever } from '../../shared/assert-never';
import { type CeilingLimits, qualityCeiling } from '../../signals/quality/quality-ceiling';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import type { PolicyBody } from '../policy-body';
import { readQuality } from '../read-target';
import { deny, escalate, unreadable } from '../rule';
import { agentPolicyRule } from '../rule-kinds';

const id = 'policy.signal-quality';
const question = 'how good the data behind this is';
/** Whatever the policy says, below this no agent acts alone. */
const FLOOR = 0.2;

const limitsOf = (policy: PolicyBody): CeilingLimits => ({
  denyBelow: policy.refuseBelowSignalQuality,
  askBelow: Math.max(FLOOR, policy.askBelowSignalQuality),
  undoBelow: policy.undoBelowSignalQuality,
});

/** How far an agent may go is limited by the weakest data that its action rests on. */
export const policySignalQuality = agentPolicyRule(id, question, (policy, input) => {
  const quality = readQuality(input);
  if (quality === null) return [];
  if (isUnknown(quality)) return [unreadable(id, question, quality.unknown)];
  const { value } = quality;
  const limits = limitsOf(policy);
  if (value !== null && value >= limits.denyBelow && value >= limits.askBelow && value >= limits.undoBelow)
    return [];
  return ceilingFindings(value, limits, input.described.entry.reversibility.reversible);
});

function ceilingFindings(value: number | null, limits: CeilingLimits, reversible: boolean): Finding[] {
  const ceiling = qualityCeiling([{ name: 'signal', quality: value }], limits);
  const numbers = {
    ...(value === null ? {} : { value }),
    limit: ceiling.limit ?? limits.askBelow,
    worse: 'lower',
  };
  switch (ceiling.level) {
    case 'shadow':
    case 'suggest':
      return [
        deny(
          id,
          ceiling.sentence,
          numbers,
          'It can be proposed again once a better signal says the same; an admin can change the threshold in the policy.',
        ),
      ];
    case 'ask':
      return [escalate(id, ceiling.sentence, numbers, remedy)];
    case 'act_with_undo':
      return reversible ? [] : [escalate(id, ceiling.sentence, numbers, remedy)];
    case 'act':
      return [];
    default:
      return assertNever(ceiling.level);
  }
}

const remedy =
  'The reviewer can check the signal, and approve or reject it; an admin can change the threshold in the policy.';
