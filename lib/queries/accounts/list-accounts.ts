import { z } from 'zod';
import type { AccountPage, ListAccountsQuery } from '@/lib/contracts/accounts';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { takePage } from '../list/keyset';
import { decodeValueKeyset, encodeValueKeyset } from '../list/value-keyset';
import { accountRowSelect, presentAccountRow, readAccountFigures } from './present-account-row';

/** Accounts of a workspace by name, with how many contacts they have and when one of them was last heard of. */
export async function listAccounts(
  { id: workspaceId }: { id: string },
  query: ListAccountsQuery,
): Promise<AccountPage> {
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const conditions: Prisma.AccountWhereInput[] = [];
  if (query.q) {
    const part = { contains: query.q, mode: 'insensitive' } as const;
    conditions.push({ OR: [{ id: query.q }, { name: part }, { domain: part }, { externalId: part }] });
  }
  if (query.cursor) conditions.push(after(direction, query.cursor));
  const found = await db().account.findMany({
    where: { workspaceId, ...(query.tier?.length ? { tier: { in: query.tier } } : {}), AND: conditions },
    select: accountRowSelect,
    orderBy: [{ name: direction }, { id: direction }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ name, id }) =>
    encodeValueKeyset({ value: name, id }),
  );
  const figuresOf = await readAccountFigures(
    workspaceId,
    page.map(({ id }) => id),
  );
  return { rows: page.map((account) => presentAccountRow(account, figuresOf(account.id))), nextCursor };
}

function after(direction: 'asc' | 'desc', cursor: string): Prisma.AccountWhereInput {
  const { value, id } = decodeValueKeyset(cursor, z.string());
  const name = value ?? '';
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  return { OR: [{ name: { [beyond]: name } }, { name, id: { [beyond]: id } }] };
}
