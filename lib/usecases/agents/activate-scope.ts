import type { Actor } from '@/lib/core/access/actor';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import type { Scope } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { writeAdditions } from '@/lib/db/repositories/scope-additions';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { describeScopeChanges } from './scope-changes';

/**
 * Puts a proposed scope into force in place of the present one and notes what it adds to that: trust in it starts over. The
 * caller holds the stop lock, so that no claim which follows sees the older scope, and has checked who may decide.
 * @param decidedById null where the waiting period is over and nobody else could have confirmed it.
 */
export async function activateScope(
  tx: Tx,
  scope: Scope,
  { actor, decidedById }: { actor: Actor; decidedById: string | null },
): Promise<void> {
  const { id: scopeId, agentId, workspaceId, version } = scope;
  const { changes } = await describeScopeChanges(tx, agentId, scopeBodySchema.parse(scope.body));
  await tx.scope.updateMany({ where: { agentId, status: 'active' }, data: { status: 'superseded' } });
  await tx.scope.update({
    where: { id: scopeId, status: 'proposed' },
    data: { status: 'active', decidedById, decidedAt: now() },
  });
  await writeAdditions(tx, scope, changes);
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'agents.scope_activated',
    subject: { type: 'agent', id: agentId },
    detail: {
      scopeId,
      version,
      changes: changes.map((change) => change.sentence),
      proposedById: scope.proposedById,
    },
  });
}
