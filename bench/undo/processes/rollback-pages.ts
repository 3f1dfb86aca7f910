import { setTimeout as pause } from 'node:timers/promises';
import { runRollbackPage } from '../../../lib/usecases/rollbacks/run-page';
import { runAgents } from '../../gate/processes/run-agents';

/** Takes one rollback back page by page, as the workflow does, until it is over. */
export type RollbackPagesOptions = { workspaceId: string; rollbackId: string };

const { workspaceId, rollbackId } = JSON.parse(process.argv[2] ?? '') as RollbackPagesOptions;

await runAgents([0], async () => {
  const { isOver, done } = await runRollbackPage(workspaceId, rollbackId);
  if (isOver || done === 0) await pause(100);
  return isOver ? 'over' : 'page';
});
