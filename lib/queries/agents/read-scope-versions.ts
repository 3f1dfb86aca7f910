import type { ScopeVersion } from '@/lib/contracts/agents';
import { diffScopes } from '@/lib/core/scopes/diff-scopes';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import type { Scope } from '@/lib/db/generated/client';
import { resolveNames } from '../names/resolve-names';

/** Every version of an agent's scope, newest first, with what it changed in the one in force before it. */
export async function readScopeVersions(
  workspace: { id: string; currency: string; timeZone: string },
  agentId: string,
): Promise<{ versions: ScopeVersion[]; active: ScopeBody | null }> {
  const scopes = await db().scope.findMany({
    where: { agentId, workspaceId: workspace.id },
    orderBy: { version: 'asc' },
  });
  const names = await resolveNames(
    workspace.id,
    scopes.flatMap(({ proposedById, decidedById }) =>
      [proposedById, decidedById].flatMap((id) => (id ? [{ type: 'person', id }] : [])),
    ),
  );
  let before: ScopeBody | null = null;
  const versions = scopes.map((scope): ScopeVersion => {
    const body = scopeBodySchema.parse(scope.body);
    const changes = diffScopes(before, body, workspace);
    if (wasInForce(scope)) before = body;
    return {
      id: scope.id,
      version: scope.version,
      status: scope.status,
      proposedBy: names.of('person', scope.proposedById),
      decidedBy: scope.decidedById ? names.of('person', scope.decidedById) : null,
      note: scope.note,
      createdAt: scope.createdAt.toISOString(),
      decidedAt: scope.decidedAt?.toISOString() ?? null,
      effectiveAt: scope.status === 'proposed' ? (scope.effectiveAt?.toISOString() ?? null) : null,
      changes: changes.map(({ sentence, direction }) => ({ sentence, direction })),
    };
  });
  const active = scopes.find((scope) => scope.status === 'active');
  return { versions: versions.reverse(), active: active ? scopeBodySchema.parse(active.body) : null };
}

/** A proposal that was replaced before anybody decided it never was in force. */
const wasInForce = (scope: Scope): boolean =>
  scope.status === 'active' || (scope.status === 'superseded' && scope.decidedAt !== null);
