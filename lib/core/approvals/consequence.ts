import { type ActionKind, describeAction } from '../actions/catalogue';
import { type Facts, isUnknown } from '../gate/facts';
import type { Consequence } from './approval-rules';

/** The consequence of a stored action, at worst, from the facts it was decided on. */
export function consequenceOf(
  { kind, payload, members }: { kind: string; payload: unknown; members: readonly string[] },
  { target }: Pick<Facts, 'target'>,
): Consequence {
  const described = describeAction(kind as ActionKind, payload, members);
  const live = !isUnknown(target) && target.type === 'campaign' ? target.state : null;
  const people = described.target.type === 'audience' ? members.length : described.reaches ? 1 : 0;
  return { addedDailySpendMicros: described.addedDailySpend(live), people };
}
