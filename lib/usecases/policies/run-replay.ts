import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import type { ReplayDraft } from '@/lib/core/policies/replay-variant';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import type { PolicyReplay } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { now } from '@/lib/platform/clock';
import { countDecisionsIn } from './read-decisions';
import { replayDecisions } from './replay-decisions';

/**
 * Carries out a replay that was asked for: reads, decides, and leaves the result in its row. One that is over already, or that another
 * attempt has begun, is begun anew only where it never came to an end. @throws what went wrong, for another attempt.
 */
export async function runReplay(workspaceId: string, replayId: string): Promise<{ decisions: number }> {
  const row = await db().policyReplay.findUnique({
    where: { id_workspaceId: { id: replayId, workspaceId } },
  });
  if (!row || row.status === 'completed' || row.status === 'failed') return { decisions: 0 };
  const { since, until } = row;
  const stretch = { workspaceId, since, until };
  const write = (data: Parameters<ReturnType<typeof db>['policyReplay']['update']>[0]['data']) =>
    db().policyReplay.update({ where: { id: replayId }, data, select: { id: true } });
  await write({ status: 'running', done: 0, total: await countDecisionsIn(stretch) });
  const result = await replayDecisions(stretch, draftOf(row), async (done) => {
    await write({ done });
  });
  await write({
    status: 'completed',
    done: result.decisions,
    total: result.decisions,
    result: toJson(result),
    finishedAt: now(),
  });
  return { decisions: result.decisions };
}

/** Says that a replay did not come to an end; whoever asked can ask again. */
export async function failReplay(workspaceId: string, replayId: string): Promise<void> {
  await db().policyReplay.updateMany({
    where: { id: replayId, workspaceId, status: { in: ['queued', 'running'] } },
    data: {
      status: 'failed',
      error: 'The past could not be decided again. Nothing was changed; it can be tried again.',
      finishedAt: now(),
    },
  });
}

const draftOf = ({ agentId, body }: PolicyReplay): ReplayDraft =>
  agentId === null
    ? { policy: storedPolicyBodySchema.parse(body) }
    : { scope: { agentId, body: scopeBodySchema.parse(body) } };
