import { db } from '@/lib/db/client';
import type { Signal } from '@/lib/db/generated/client';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { now } from '@/lib/platform/clock';
import { stepsSoFar } from '@/lib/queries/runs/steps-so-far';
import { sendOutboxEvents } from '../../outbox/send-outbox-events';
import { loadRun } from '../load-run';
import { revisePlan } from '../revise-plan';

const MOST_SIGNALS = 50;

/**
 * What people of an account do while a play has it comes back to its plan: the orchestrator is asked again about the run over the account,
 * and where it changes the plan the run goes on with what was added. A run that is under way asks by itself after its next step.
 * @returns how many runs go on.
 */
export async function adaptToSignals(
  workspaceId: string,
  signals: readonly Pick<Signal, 'id' | 'contactId'>[],
): Promise<number> {
  let goneOn = 0;
  for (const { id, signalIds } of await runsConcerned(workspaceId, signals))
    if (await adaptRun(workspaceId, id, signalIds.slice(-MOST_SIGNALS))) goneOn += 1;
  if (goneOn > 0) await sendOutboxEvents();
  return goneOn;
}

/**
 * Runs over the accounts of whom these signals are about, each with those signals in the order given: runs that have come to an end, and
 * whose play's horizon has not.
 */
const runsConcerned = (
  workspaceId: string,
  signals: readonly Pick<Signal, 'id' | 'contactId'>[],
): Promise<{ id: string; signalIds: string[] }[]> =>
  signals.length === 0
    ? Promise.resolve([])
    : db().$queryRaw`
        SELECT r.id, array_agg(s.id ORDER BY s.turn) AS "signalIds"
        FROM unnest(${signals.map(({ id }) => id)}::text[], ${signals.map(({ contactId }) => contactId)}::text[]) WITH ORDINALITY AS s (id, contact_id, turn)
        JOIN contacts c ON c.id = s.contact_id AND c.workspace_id = ${workspaceId}
        LEFT JOIN contacts m ON m.id = c.merged_into_id
        JOIN runs r ON r.workspace_id = ${workspaceId} AND r.subject_id = coalesce(m.account_id, c.account_id)
          AND r.subject_type = 'account' AND r.status = 'completed'
        JOIN plays p ON p.id = r.play_id AND p.status = 'live'
        JOIN play_versions v ON v.play_id = r.play_id AND v.version = r.play_version
        WHERE v.body->>'plansFor' = 'account'
          AND r.started_at > ${now()}::timestamptz - make_interval(days => coalesce((v.body->'aim'->>'horizonDays')::int, 30))
        GROUP BY r.id ORDER BY r.id`;

async function adaptRun(workspaceId: string, runId: string, signalIds: string[]): Promise<boolean> {
  const run = await loadRun(workspaceId, runId);
  if (run?.status !== 'completed' || signalIds.length === 0) return false;
  const steps = await stepsSoFar(run);
  return revisePlan(run, steps, { of: 'signals', signalIds }, async (tx) => {
    await tx.run.update({
      where: { id: runId },
      data: { status: 'planned', pass: { increment: 1 }, outcome: null, finishedAt: null },
      select: { id: true },
    });
    await enqueueEvent(tx, { workspaceId, name: 'run/planned', data: { workspaceId, runId } });
  });
}
