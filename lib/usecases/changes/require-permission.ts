import { type Permission, permissionsOf } from '@/lib/core/access/permissions';
import { AppError } from '@/lib/core/shared/app-error';
import type { Tx } from '@/lib/db/tx';

/**
 * Reads in the deciding transaction what a person may do at this moment.
 * @param anyOf one of these is enough. @throws AppError `forbidden` with `detail`.
 */
export async function requirePermission(
  tx: Tx,
  workspaceId: string,
  personId: string,
  anyOf: readonly Permission[],
  detail: string,
): Promise<void> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: personId } },
  });
  const held = membership && !membership.disabledAt ? permissionsOf(membership.roles) : new Set<Permission>();
  if (!anyOf.some((permission) => held.has(permission))) throw new AppError('forbidden', { detail });
}
