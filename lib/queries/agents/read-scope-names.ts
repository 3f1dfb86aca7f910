import type { GrantNames } from '@/lib/core/scopes/name-grant';
import { db } from '@/lib/db/client';

/** What the ids in scopes are called now. */
export async function readScopeNames(workspaceId: string): Promise<Required<GrantNames>> {
  const select = { id: true, name: true } as const;
  const [campaigns, connections] = await Promise.all([
    db().campaign.findMany({ where: { workspaceId }, select }),
    db().connection.findMany({ where: { workspaceId }, select }),
  ]);
  const named = (rows: readonly { id: string; name: string }[]) => {
    const byId = new Map(rows.map(({ id, name }) => [id, name]));
    return (id: string) => byId.get(id) ?? id;
  };
  return { campaign: named(campaigns), connection: named(connections) };
}
