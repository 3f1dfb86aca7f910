import type { ActionTargetPage, ListActionTargetsQuery } from '@/lib/contracts/actions';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { maskPlain } from '@/lib/db/open-sealed';

/**
 * Exactly the people that an action on an audience would reach, in the order in which its hash covers them. One that has been erased since
 * has no name any more. @throws AppError `not_found`, for foreign ids too.
 */
export async function listActionTargets(
  workspaceId: string,
  actionId: string,
  { cursor, limit }: ListActionTargetsQuery,
): Promise<ActionTargetPage> {
  const action = await db().action.findUnique({
    where: { id_workspaceId: { id: actionId, workspaceId } },
    select: { members: true },
  });
  if (!action) throw new AppError('not_found', { detail: 'There is no such action in this workspace.' });
  const { members } = action;
  const from = cursor === undefined ? 0 : members.indexOf(cursor) + 1;
  const ids = members.slice(from, from + limit);
  const contacts = await db().contact.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, name: true, externalId: true, account: { select: { name: true } } },
  });
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return {
    rows: ids.map((id) => ({
      id,
      name: byId.get(id)?.name ?? maskPlain(byId.get(id)?.externalId) ?? null,
      account: byId.get(id)?.account?.name ?? null,
    })),
    total: members.length,
    nextCursor: from + limit < members.length ? (ids.at(-1) ?? null) : null,
  };
}
