import type { Actor } from '@/lib/core/access/actor';
import { diffPolicies, policyWidens } from '@/lib/core/policies/diff-policies';
import type { PolicyChange } from '@/lib/core/policies/policy-change';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { effectiveAtOf } from '../changes/effective-at';
import { requirePermission } from '../changes/require-permission';
import { activatePolicy } from './activate-policy';
import { policyInForce } from './policy-in-force';
import { requirePolicy } from './read-typed-policy';

export type ProposePolicyResult = {
  id: string;
  version: number;
  status: 'active' | 'proposed';
  /** Where nobody else could confirm it: when it takes effect by itself, unless somebody rejects it before. */
  effectiveAt: string | null;
  changes: PolicyChange[];
};

/**
 * Writes a new version of the policy. What only narrows is in force at once: no claim that follows its commit sees the wider one. What
 * widens in any part waits for a second person; where there is none, for a day in the sight of everybody. It replaces
 * what was proposed before.
 * @param baseVersion the version the editor started from: another one in force by now is never overwritten.
 * @throws AppError `forbidden`, `conflict`, `invalid_request` (with every wrong field, or because nothing would change).
 */
export function proposePolicy(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  baseVersion: number;
  body: unknown;
  note: string | null;
}): Promise<ProposePolicyResult> {
  const { workspaceId, actor } = input;
  return inTransaction(async (tx) => {
    await lockForStop(tx, workspaceId);
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['policies.edit'],
      'Only an admin can change the policy.',
    );
    const inForce = await policyInForce(tx, workspaceId);
    if (inForce.policy.version !== input.baseVersion)
      throw new AppError('conflict', {
        detail: `Version ${inForce.policy.version} came into force while you were editing version ${input.baseVersion}.`,
        remedy: 'Reload and make your change on the version in force.',
      });
    const body = await requirePolicy(tx, workspaceId, input.body);
    const changes = diffPolicies(inForce.body, body);
    if (changes.length === 0)
      throw new AppError('invalid_request', {
        detail: 'This is the policy already in force: nothing would change.',
        remedy: 'Change something first, or discard the draft.',
      });
    const widening = policyWidens(changes);
    const newest = await tx.policy.findFirstOrThrow({
      where: { workspaceId },
      orderBy: { version: 'desc' },
      select: { version: true },
    });
    const version = newest.version + 1;
    await supersedeProposed(tx, workspaceId, actor, version);
    const effectiveAt = widening ? await effectiveAtOf(tx, workspaceId, 'policies.edit', actor.id) : null;
    const policy = await tx.policy.create({
      data: {
        id: newId('pol'),
        workspaceId,
        version,
        active: false,
        status: 'proposed',
        body: toJson(body),
        baseVersion: inForce.policy.version,
        note: input.note,
        createdById: actor.id,
        effectiveAt,
        createdAt: now(),
      },
    });
    await tx.policyDraft.deleteMany({ where: { workspaceId, personId: actor.id } });
    const { id } = policy;
    if (widening)
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'policies.proposed',
        subject: { type: 'policy', id },
        detail: {
          policyId: id,
          version,
          changes: changes.map(({ sentence }) => sentence),
          effectiveAt: effectiveAt?.toISOString() ?? null,
        },
      });
    else await activatePolicy(tx, policy, { actor, decidedById: null });
    return {
      id,
      version,
      status: widening ? 'proposed' : 'active',
      effectiveAt: effectiveAt?.toISOString() ?? null,
      changes,
    };
  });
}

/** Only one change waits at a time: a later one takes the place of it. */
async function supersedeProposed(
  tx: Tx,
  workspaceId: string,
  actor: Actor,
  byVersion: number,
): Promise<void> {
  const waiting = await tx.policy.findFirst({ where: { workspaceId, status: 'proposed' } });
  if (!waiting) return;
  await tx.policy.update({ where: { id: waiting.id }, data: { status: 'superseded' } });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'policies.superseded',
    subject: { type: 'policy', id: waiting.id },
    detail: { policyId: waiting.id, version: waiting.version, byVersion },
  });
}
