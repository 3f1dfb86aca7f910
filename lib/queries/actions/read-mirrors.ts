import { type OutsideState, outsideStateSchema } from '@/lib/core/actions/catalogue';
import { db } from '@/lib/db/client';
import type { Ref } from '../names/name-book';

/** Outside objects as last read back, by our id: only the fields that we keep. */
export async function readMirrors(
  workspaceId: string,
  targets: readonly Ref[],
): Promise<Map<string, OutsideState>> {
  const ids = (type: string) => targets.filter((target) => target.type === type).map((target) => target.id);
  const [contacts, campaigns, pages] = await Promise.all([
    db().contact.findMany({
      where: { workspaceId, id: { in: ids('contact') } },
      select: { id: true, ownerExternalId: true },
    }),
    db().campaign.findMany({ where: { workspaceId, id: { in: ids('campaign') } } }),
    db().landingPage.findMany({
      where: { workspaceId, id: { in: ids('page') } },
      select: { id: true, state: true },
    }),
  ]);
  return new Map<string, OutsideState>([
    ...contacts.map(({ id, ownerExternalId }) => [id, { ownerId: ownerExternalId }] as const),
    ...campaigns.map(
      ({ id, status, dailyBudgetMicros, bidMicros }) =>
        [
          id,
          { status, dailyBudgetMicros: dailyBudgetMicros.toString(), bidMicros: bidMicros.toString() },
        ] as const,
    ),
    ...pages.map(({ id, state }) => [id, outsideStateSchema.parse(state)] as const),
  ]);
}
