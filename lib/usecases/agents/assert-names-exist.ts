import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { AppError, type InvalidParam } from '@/lib/core/shared/app-error';
import type { Tx } from '@/lib/db/tx';

type Named = 'campaigns' | 'connections';
const remedies: Record<Named, string> = {
  campaigns: 'choose campaigns of this workspace, or “all”',
  connections: 'choose connections of this workspace, or “all”',
};

/**
 * Refuses a scope that names what the workspace does not have; what the scope in force names already may stay. Ad accounts,
 * regions and languages are words of outside systems and may be named before they occur.
 * @throws AppError `invalid_request` naming each field.
 */
export async function assertNamesExist(
  tx: Tx,
  workspaceId: string,
  body: ScopeBody,
  inForce: ScopeBody | null,
): Promise<void> {
  const added = (field: Named): string[] => {
    const [to, from] = [body[field], inForce?.[field] ?? []];
    return to === 'all' ? [] : to.filter((id) => from === 'all' || !from.includes(id));
  };
  const find = (field: Named) => ({
    where: { workspaceId, id: { in: added(field) } },
    select: { id: true },
  });
  const known = {
    campaigns: await tx.campaign.findMany(find('campaigns')),
    connections: await tx.connection.findMany(find('connections')),
  };
  const invalidParams = (['campaigns', 'connections'] as const).flatMap((field): InvalidParam[] => {
    const unknown = added(field).filter((id) => !known[field].some((row) => row.id === id));
    return unknown.length === 0
      ? []
      : [
          {
            in: 'body',
            name: `body.${field}`,
            reason: `names what this workspace does not have (${unknown.join(', ')}): ${remedies[field]}`,
          },
        ];
  });
  if (invalidParams.length > 0)
    throw new AppError('invalid_request', {
      detail: 'The scope names something that this workspace does not have.',
      invalidParams,
    });
}
