import { findStandingRuns, findUnplannedSignals } from './find-standing-work';
import { sendAgain } from './send-again';

/**
 * The sweeper's part: runs that stand still and signals nobody has planned about are sent again, in case the engine has lost what
 * moved them. @returns how many of each.
 */
export async function reviveStandingWork(limit: number): Promise<{ runs: number; signals: number }> {
  const runs = await findStandingRuns(limit);
  await sendAgain(
    'run/planned',
    runs.map(({ id, workspaceId }) => ({ workspaceId, runId: id })),
  );
  const signals = await findUnplannedSignals(limit);
  await sendAgain(
    'signal/recorded',
    [...signals].map(([workspaceId, signalIds]) => ({ workspaceId, signalIds })),
  );
  return { runs: runs.length, signals: [...signals.values()].reduce((sum, ids) => sum + ids.length, 0) };
}
