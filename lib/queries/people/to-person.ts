import type { Person } from '@/lib/contracts/people';
import type { Prisma } from '@/lib/db/generated/client';

export const personSelect = {
  id: true,
  userId: true,
  roles: true,
  isSample: true,
  crmOwnerId: true,
  disabledAt: true,
  createdAt: true,
  user: { select: { name: true, email: true, mustChangePassword: true } },
} as const satisfies Prisma.MembershipSelect;

type PersonRow = Prisma.MembershipGetPayload<{ select: typeof personSelect }>;

/** A membership with its user, as a screen shows it. */
export function toPerson(row: PersonRow, withEmail: boolean): Person {
  return {
    id: row.userId,
    name: row.user.name,
    email: withEmail ? row.user.email : null,
    roles: row.roles,
    isSample: row.isSample,
    isInvited: row.user.mustChangePassword,
    crmOwnerId: row.crmOwnerId,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    addedAt: row.createdAt.toISOString(),
  };
}
