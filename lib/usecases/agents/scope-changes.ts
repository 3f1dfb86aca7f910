import { diffScopes } from '@/lib/core/scopes/diff-scopes';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import type { Tx } from '@/lib/db/tx';

/** The scope in force and what `body` would change in it. */
export async function describeScopeChanges(tx: Tx, agentId: string, body: ScopeBody) {
  const active = await tx.scope.findFirst({ where: { agentId, status: 'active' } });
  return { active, changes: diffScopes(active ? scopeBodySchema.parse(active.body) : null, body) };
}
