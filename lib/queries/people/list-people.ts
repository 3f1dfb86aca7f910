import type { PeopleList, PeopleQuery, PersonStatus } from '@/lib/contracts/people';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { personSelect, toPerson } from './to-person';

const statusWhere: Record<PersonStatus, Prisma.MembershipWhereInput> = {
  disabled: { disabledAt: { not: null } },
  sample: { disabledAt: null, isSample: true },
  invited: { disabledAt: null, isSample: false, user: { mustChangePassword: true } },
  active: { disabledAt: null, isSample: false, user: { mustChangePassword: false } },
};

/** The people of a workspace, a page at a time. `withEmail` is for those who may edit people; only they search by it. */
export async function listPeople(input: {
  workspaceId: string;
  query: PeopleQuery;
  withEmail: boolean;
}): Promise<PeopleList> {
  const { query, withEmail } = input;
  const contains = { contains: query.q, mode: 'insensitive' } as const;
  const rows = await db().membership.findMany({
    where: {
      workspaceId: input.workspaceId,
      ...(query.role?.length ? { roles: { hasSome: query.role } } : {}),
      AND: [
        query.status?.length ? { OR: query.status.map((status) => statusWhere[status]) } : {},
        query.q ? { user: { OR: [{ name: contains }, ...(withEmail ? [{ email: contains }] : [])] } } : {},
      ],
    },
    orderBy: orderBy(query.sort),
    take: query.limit + 1,
    ...(query.cursor ? { cursor: { id: query.cursor }, skip: 1 } : {}),
    select: personSelect,
  });
  const page = rows.slice(0, query.limit);
  return {
    rows: page.map((row) => toPerson(row, withEmail)),
    nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

function orderBy(sort: PeopleQuery['sort']): Prisma.MembershipOrderByWithRelationInput[] {
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const first = sort.endsWith('name') ? { user: { name: direction } } : { createdAt: direction };
  return [first as Prisma.MembershipOrderByWithRelationInput, { id: direction }];
}
