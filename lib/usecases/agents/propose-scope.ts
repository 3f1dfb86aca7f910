import type { Actor } from '@/lib/core/access/actor';
import { type ScopeChange, widens } from '@/lib/core/scopes/diff-scopes';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { effectiveAtOf } from '../changes/effective-at';
import { assertNamesExist } from './assert-names-exist';
import { describeScopeChanges } from './scope-changes';

export type ProposeScopeResult = {
  scopeId: string;
  version: number;
  status: 'active' | 'proposed';
  /** Where nobody else could confirm it: when it takes effect by itself, unless somebody rejects it before. */
  effectiveAt: string | null;
  changes: Pick<ScopeChange, 'sentence' | 'direction'>[];
};

/**
 * Writes a new version of an agent's scope. Narrowing takes effect at once: no claim that follows its commit sees the wider one.
 * Widening, in any part, waits for a second admin; where there is none, for a day in the sight of everybody.
 * @param baseVersion the version the editor started from: another change in between is refused, nothing is overwritten.
 * @throws AppError `not_found`, `conflict` (changed meanwhile), `invalid_request` (no change, or names that do not exist).
 */
export function proposeScope(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  agentId: string;
  baseVersion: number;
  body: ScopeBody;
  note: string | null;
}): Promise<ProposeScopeResult> {
  const { workspaceId, actor, agentId, body } = input;
  return inTransaction(async (tx) => {
    await lockForStop(tx, workspaceId);
    const agent = await tx.agent.findUnique({ where: { id_workspaceId: { id: agentId, workspaceId } } });
    if (!agent) throw new AppError('not_found', { detail: 'There is no such agent.' });
    const { active, changes } = await describeScopeChanges(tx, agentId, body);
    if ((active?.version ?? 0) !== input.baseVersion)
      throw new AppError('conflict', {
        detail: 'Somebody changed this scope while you were editing.',
        remedy: 'Reload and make your change on the new version.',
      });
    if (changes.length === 0)
      throw new AppError('invalid_request', {
        detail: 'This is the scope already in force: nothing would change.',
      });
    await assertNamesExist(tx, workspaceId, body, active ? scopeBodySchema.parse(active.body) : null);
    const status = widens(changes) ? 'proposed' : 'active';
    const newest = await tx.scope.findFirst({
      where: { agentId },
      orderBy: { version: 'desc' },
      select: { version: true },
    });
    const version = (newest?.version ?? 0) + 1;
    const replaced = status === 'active' ? (['active', 'proposed'] as const) : (['proposed'] as const);
    await tx.scope.updateMany({
      where: { agentId, status: { in: [...replaced] } },
      data: { status: 'superseded' },
    });
    const scopeId = newId('scp');
    const effectiveAt =
      status === 'proposed' ? await effectiveAtOf(tx, workspaceId, 'agents.edit', actor.id) : null;
    await tx.scope.create({
      data: {
        id: scopeId,
        workspaceId,
        agentId,
        version,
        status,
        body: toJson(body),
        proposedById: actor.id,
        note: input.note,
        effectiveAt,
        createdAt: now(),
        ...(status === 'active' ? { decidedAt: now() } : {}),
      },
    });
    const sentences = changes.map((change) => change.sentence);
    const subject = { type: 'agent', id: agentId };
    if (status === 'active')
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'agents.scope_activated',
        subject,
        detail: { scopeId, version, changes: sentences, proposedById: actor.id },
      });
    else
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'agents.scope_proposed',
        subject,
        detail: { scopeId, version, changes: sentences },
      });
    return {
      scopeId,
      version,
      status,
      effectiveAt: effectiveAt?.toISOString() ?? null,
      changes: changes.map(({ sentence, direction }) => ({ sentence, direction })),
    };
  });
}
