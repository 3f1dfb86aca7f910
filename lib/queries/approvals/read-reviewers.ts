import type { z } from 'zod';
import type { myDelegationSchema } from '@/lib/contracts/approvals';
import type { Named } from '@/lib/contracts/named';
import { permissionsOf } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { resolveNames } from '../names/resolve-names';

/** Who may decide approvals now, by name. */
export async function listReviewers(workspaceId: string): Promise<Named[]> {
  const members = await db().membership.findMany({
    where: { workspaceId, disabledAt: null },
    select: { userId: true, roles: true, isSample: true, user: { select: { name: true } } },
    orderBy: { user: { name: 'asc' } },
  });
  return members
    .filter(({ roles }) => permissionsOf(roles).has('approvals.decide'))
    .map(({ userId, isSample, user }) => ({ type: 'person', id: userId, name: user.name, isSample }));
}

/** To whom a person has handed their approvals over, now or for a time to come. */
export async function readDelegation(
  workspaceId: string,
  personId: string,
): Promise<z.infer<typeof myDelegationSchema>> {
  const delegation = await db().delegation.findFirst({
    where: { workspaceId, fromId: personId, endedAt: null, endsAt: { gt: now() } },
    orderBy: { createdAt: 'desc' },
  });
  if (!delegation) return { delegation: null };
  const names = await resolveNames(workspaceId, [{ type: 'person', id: delegation.toId }]);
  return {
    delegation: {
      to: names.of('person', delegation.toId),
      startsAt: delegation.startsAt.toISOString(),
      endsAt: delegation.endsAt.toISOString(),
    },
  };
}
