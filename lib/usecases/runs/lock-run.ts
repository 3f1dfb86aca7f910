import { AppError } from '@/lib/core/shared/app-error';
import type { Run } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

/**
 * Locks all runs of a run's signal and reads the run: who cancels, takes up again or has done over comes one after the other.
 * Runs are locked before their actions, and those before their approvals.
 */
export async function lockRun(tx: Tx, workspaceId: string, runId: string): Promise<Run> {
  const where = { id_workspaceId: { id: runId, workspaceId } };
  const known = await tx.run.findUnique({ where, select: { signalId: true } });
  if (!known) throw new AppError('not_found', { detail: 'There is no such run.' });
  await tx.$queryRaw`
    SELECT id FROM runs WHERE signal_id = ${known.signalId} AND workspace_id = ${workspaceId} ORDER BY id FOR NO KEY UPDATE`;
  return tx.run.findUniqueOrThrow({ where });
}
