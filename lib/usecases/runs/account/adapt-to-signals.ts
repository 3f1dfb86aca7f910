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
  const people = await db().contact.findMany({
    where: { workspaceId, id: { in: signals.flatMap(({ contactId }) => contactId ?? []) } },
    select: { id: true, accountId: true, mergedInto: { select: { accountId: true } } },
  });
  const accountOf = new Map(
    people.map(({ id, accountId, mergedInto }) => [id, mergedInto?.accountId ?? accountId]),
  );
  const accounts = [...new Set([...accountOf.values()].filter((id) => id !== null))];
  let goneOn = 0;
  for (const { id: runId, subjectId } of await runsOver(workspaceId, accounts)) {
    const own = signals.filter(({ contactId }) => accountOf.get(contactId ?? '') === subjectId);
    if (await adaptRun(workspaceId, runId, own.map(({ id }) => id).slice(-MOST_SIGNALS))) goneOn += 1;
  }
  if (goneOn > 0) await sendOutboxEvents();
  return goneOn;
}

/** Runs over these accounts that have come to an end, and whose play's horizon has not. */
const runsOver = (
  workspaceId: string,
  accountIds: readonly string[],
): Promise<{ id: string; subjectId: string }[]> =>
  accountIds.length === 0
    ? Promise.resolve([])
    : db().$queryRaw`
        SELECT r.id, r.subject_id AS "subjectId"
        FROM runs r
        JOIN plays p ON p.id = r.play_id AND p.status = 'live'
        JOIN play_versions v ON v.play_id = r.play_id AND v.version = r.play_version
        WHERE r.workspace_id = ${workspaceId} AND r.subject_id = ANY(${[...accountIds]}::text[])
          AND r.subject_type = 'account' AND r.status = 'completed' AND v.body->>'plansFor' = 'account'
          AND r.started_at > ${now()}::timestamptz - make_interval(days => coalesce((v.body->'aim'->>'horizonDays')::int, 30))
        ORDER BY r.id`;

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
