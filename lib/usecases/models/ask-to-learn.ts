import type { Actor } from '@/lib/core/access/actor';
import { FutureFeatureError } from '@/lib/core/learning/dated-features';
import type { LearningKind } from '@/lib/core/learning/learnt-models';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { requireEnoughOutcomes } from './enough-outcomes';
import { readDecisions } from './read-decisions';
import { readMessageDecisions } from './read-message-decisions';
import { requireEnoughDraws } from './train-message-policy';

/**
 * Asks for what an agent reasons with to be learnt anew, beside everything else. What came of it is the newest version.
 * @throws AppError `conflict` when there are too few outcomes to learn from, or a feature is dated after its decision.
 */
export async function askToLearn({
  workspaceId,
  actor,
  agentId,
  kind,
}: {
  workspaceId: string;
  actor: Actor;
  agentId: string;
  kind: LearningKind;
}): Promise<{ asked: true }> {
  await requireEnough[kind](workspaceId);
  await inTransaction(async (tx) => {
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'models.learning_asked',
      subject: { type: 'agent', id: agentId },
      detail: {},
    });
    await enqueueEvent(tx, {
      workspaceId,
      name: 'model/learning-asked',
      data: { workspaceId, actorId: actor.id, agentId },
    });
  });
  await sendOutboxEvents();
  return { asked: true };
}

const requireEnough: Record<LearningKind, (workspaceId: string) => Promise<void>> = {
  'lead-router': async (workspaceId) => {
    const { decisions } = await readDecisions(workspaceId, now()).catch(tellOfLeak);
    requireEnoughOutcomes(decisions.flatMap((each) => (each.state === 'labelled' ? [each] : [])));
  },
  lifecycle: async (workspaceId) => requireEnoughDraws(await readMessageDecisions(workspaceId, now())),
};

function tellOfLeak(error: unknown): never {
  if (!(error instanceof FutureFeatureError)) throw error;
  throw new AppError('conflict', {
    detail: error.message,
    remedy: `Have its source send “${error.feature}” no more, or correct when it was recorded.`,
  });
}
