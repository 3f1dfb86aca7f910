import { findStandingRollbacks, findStandingRuns, findUnplannedSignals } from './find-standing-work';
import { sendAgain } from './send-again';

/** Each sweep looks this far back for signals; the start of the app looks back a day. */
const HOUR_MS = 3_600_000;

/**
 * The sweeper's part: runs and rollbacks that stand still and signals nobody has planned about are sent again, in case the engine has lost what
 * moved them. @returns how many events of each kind.
 */
export async function reviveStandingWork(
  limit: number,
): Promise<{ runs: number; signals: number; rollbacks: number }> {
  const runs = await findStandingRuns(limit);
  await sendAgain(
    'run/planned',
    runs.map(({ id, workspaceId }) => ({ workspaceId, runId: id })),
  );
  const signals = await findUnplannedSignals(limit, HOUR_MS);
  await sendAgain('signal/recorded', signals);
  const rollbacks = await findStandingRollbacks(limit);
  for (const { id: rollbackId, workspaceId, status } of rollbacks)
    await sendAgain(status === 'planning' ? 'rollback/requested' : 'rollback/started', [
      { workspaceId, rollbackId },
    ]);
  return { runs: runs.length, signals: signals.length, rollbacks: rollbacks.length };
}
