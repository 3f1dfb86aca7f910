import type { ScopeChange } from '@/lib/core/scopes/diff-scopes';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { stillGranted } from '@/lib/core/scopes/still-granted';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '../tx';

export type ActiveAddition = { id: string; field: string; item: string; addedAt: Date };

/** Notes what a scope adds to the one in force before it, one row for each field and item: trust in them starts over. */
export async function writeAdditions(
  tx: Tx,
  scope: { id: string; agentId: string; workspaceId: string },
  changes: readonly Pick<ScopeChange, 'field' | 'direction' | 'added'>[],
): Promise<void> {
  const { id: scopeId, agentId, workspaceId } = scope;
  const data = changes
    .filter((change) => change.direction === 'widens')
    .flatMap(({ field, added }) =>
      added.map((item) => ({
        id: newId('sad'),
        workspaceId,
        agentId,
        scopeId,
        field,
        item,
        addedAt: now(),
      })),
    );
  if (data.length > 0) await tx.scopeAddition.createMany({ data });
}

/**
 * What was added to an agent's scope, by whichever version, and is granted still, oldest first. An addition ends with the
 * version that takes it away; granted anew, it is another one.
 */
export async function activeAdditions(tx: Tx, agentId: string): Promise<ActiveAddition[]> {
  const rows = await tx.scopeAddition.findMany({
    relationLoadStrategy: 'join',
    where: { agentId },
    orderBy: { id: 'asc' },
    include: { scope: { select: { version: true } } },
  });
  if (rows.length === 0) return [];
  const versions = await tx.scope.findMany({
    where: { agentId, status: { in: ['active', 'superseded'] }, decidedAt: { not: null } },
    orderBy: { version: 'asc' },
    select: { version: true, status: true, body: true },
  });
  const bodies = versions.map(({ version, body }) => ({ version, body: scopeBodySchema.parse(body) }));
  const since = [...new Set(rows.map((row) => row.scope.version))];
  return since.flatMap((version) => {
    const before = bodies.findLast((each) => each.version < version)?.body ?? null;
    const after = bodies.filter((each) => each.version >= version).map((each) => each.body);
    return lasting(
      rows.filter((row) => row.scope.version === version),
      before,
      after,
    ).map(({ id, field, item, addedAt }) => ({ id, field, item, addedAt }));
  });
}

/** Those that each version since has granted: what was away in between began again. */
const lasting = <A extends { field: string; item: string }>(
  additions: A[],
  before: ScopeBody | null,
  versions: readonly ScopeBody[],
): A[] => versions.reduce((left, version) => stillGranted(left, before, version), additions);
