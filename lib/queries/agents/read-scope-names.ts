import type { GrantNames } from '@/lib/core/scopes/name-grant';
import { db } from '@/lib/db/client';

export type ScopeNames = Required<GrantNames> & { all: { id: string; name: string }[] };

/** What the ids in scopes are called now. */
export async function readScopeNames(workspaceId: string): Promise<ScopeNames> {
  const query = {
    where: { workspaceId },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  } as const;
  const [campaigns, connections] = await Promise.all([
    db().campaign.findMany(query),
    db().connection.findMany(query),
  ]);
  const named = (rows: readonly { id: string; name: string }[]) => {
    const byId = new Map(rows.map(({ id, name }) => [id, name]));
    return (id: string) => byId.get(id) ?? id;
  };
  return { campaign: named(campaigns), connection: named(connections), all: [...campaigns, ...connections] };
}
