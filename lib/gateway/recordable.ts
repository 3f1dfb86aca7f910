import type { OutsideState } from '@/lib/core/actions/catalogue';
import type { Finding } from '@/lib/core/gate/finding';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

/**
 * What the record may say of findings: it can't be mended later, so that the words somebody wrote to a person stay out of it. Of a
 * brand finding it says the rule and the place; the sentence, which quotes, is in the decision.
 */
export const recordableFindings = (
  findings: readonly Finding[],
): Pick<Finding, 'rule' | 'verdict' | 'message'>[] =>
  findings.map(({ rule, verdict, message, numbers }) => ({
    rule,
    verdict,
    message: rule.startsWith('brand.')
      ? `Something in the words (${numbers.field ?? 'all of them'}, from ${numbers.start ?? 0} to ${numbers.end ?? 0}).`
      : message,
  }));

/**
 * The outside state as the record holds it: of an audience, where each member is a field by the platform's own id, by the ids of the
 * contacts instead.
 */
export async function recordableState(
  tx: Tx,
  action: Pick<Action, 'workspaceId' | 'targetType' | 'members'>,
  state: OutsideState,
): Promise<OutsideState> {
  const names = await namesOfFields(tx, action);
  return Object.fromEntries(Object.entries(state).map(([field, value]) => [names(field), value]));
}

/** What the record calls the fields of an action's target. */
export async function namesOfFields(
  tx: Tx,
  { workspaceId, targetType, members }: Pick<Action, 'workspaceId' | 'targetType' | 'members'>,
): Promise<(field: string) => string> {
  if (targetType !== 'audience') return (field) => field;
  const people = await tx.contact.findMany({
    where: { workspaceId, id: { in: members } },
    select: { id: true, externalId: true },
  });
  const ids = new Map(people.map(({ id, externalId }) => [externalId, id]));
  return (field) => ids.get(field) ?? 'unknown';
}
