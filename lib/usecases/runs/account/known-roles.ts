import type { BuyingRole } from '@/lib/core/signals/buying-group/buying-role';
import { buyingRoles } from '@/lib/core/signals/buying-group/buying-role';

/** What has to be read of an account to know the parts in its buying group. */
export const knownRolesSelect = {
  surges: { orderBy: { firedAt: 'desc' }, take: 1, select: { roles: true } },
  contacts: {
    where: {
      mergedIntoId: null,
      erasedAt: null,
      buyingRole: { isNot: null },
      limits: { none: { liftedAt: null } },
    },
    select: { buyingRole: { select: { role: true } } },
  },
} as const;

/** The parts in the buying group that are known: its newest surge saw them, or a person of ours said them. */
export function knownRoles(account: {
  surges: readonly { roles: string[] }[];
  contacts: readonly { buyingRole: { role: string } | null }[];
}): Exclude<BuyingRole, 'unknown'>[] {
  const known = new Set([
    ...(account.surges[0]?.roles ?? []),
    ...account.contacts.flatMap(({ buyingRole }) => buyingRole?.role ?? []),
  ]);
  return buyingRoles.filter(
    (role): role is Exclude<BuyingRole, 'unknown'> => role !== 'unknown' && known.has(role),
  );
}
