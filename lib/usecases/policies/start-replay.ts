import type { Actor } from '@/lib/core/access/actor';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { requirePolicy } from './read-typed-policy';

const DAY_MS = 86_400_000;

/**
 * Asks for the last days to be decided again under another policy, or another scope of one agent. It changes nothing; it runs beside
 * everything else, and its row tells how far it is.
 * @throws AppError `invalid_request` with every wrong field, `not_found` (the agent).
 */
export async function startReplay(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  agentId: string | null;
  body: unknown;
  days: number;
}): Promise<{ id: string }> {
  const { workspaceId, actor, agentId } = input;
  const until = now();
  const since = new Date(until.getTime() - input.days * DAY_MS);
  const started = await inTransaction(async (tx) => {
    const body =
      agentId === null
        ? await requirePolicy(tx, workspaceId, input.body)
        : await requireScope(tx, { ...input, agentId });
    await tx.policyReplay.updateMany({
      where: { workspaceId, requestedById: actor.id, status: 'queued' },
      data: { status: 'failed', error: 'Another was asked for before this one began.', finishedAt: until },
    });
    const id = newId('rpl');
    await tx.policyReplay.create({
      data: {
        id,
        workspaceId,
        agentId,
        body: toJson(body),
        since,
        until,
        status: 'queued',
        total: await tx.decision.count({ where: { workspaceId, decidedAt: { gte: since, lt: until } } }),
        requestedById: actor.id,
        createdAt: until,
      },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'policies.tried',
      subject: { type: 'replay', id },
      detail: { replayId: id, agentId, since: since.toISOString(), until: until.toISOString() },
    });
    await enqueueEvent(tx, {
      workspaceId,
      name: 'policy/replay-requested',
      data: { workspaceId, replayId: id },
    });
    return { id };
  });
  await sendOutboxEvents();
  return started;
}

async function requireScope(
  tx: Tx,
  { workspaceId, agentId, body }: { workspaceId: string; agentId: string; body: unknown },
) {
  const agent = await tx.agent.findUnique({ where: { id_workspaceId: { id: agentId, workspaceId } } });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent.' });
  const scope = scopeBodySchema.safeParse(body);
  if (scope.success) return scope.data;
  throw new AppError('invalid_request', {
    detail: `${scope.error.issues.length} fields of the scope are not valid.`,
    remedy: 'Correct the fields named and try again.',
    invalidParams: scope.error.issues.map(({ path, message }) => ({
      name: ['body', ...path.map(String)].join('.'),
      in: 'body' as const,
      reason: message,
    })),
  });
}
