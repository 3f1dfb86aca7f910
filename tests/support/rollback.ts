import type { RollbackSelector } from '@/lib/core/rollback/selector';
import { practiceDb } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { changeContact } from '@/lib/practice-platform/crm';
import { planRollbackOf } from '@/lib/usecases/rollbacks/plan-rollback';
import { requestRollback } from '@/lib/usecases/rollbacks/request-rollback';
import { runRollbackPage } from '@/lib/usecases/rollbacks/run-page';
import { steerRollback } from '@/lib/usecases/rollbacks/steer-rollback';
import { proposeAssignment } from './assignment';
import type { TestWorkspace } from './workspace';

/** An assignment that was carried out. */
export async function anAssignmentDone(workspace: TestWorkspace, playId: string | null = null) {
  const proposed = await proposeAssignment(workspace, playId);
  const { status } = await executeAction({
    workspaceId: workspace.workspaceId,
    actionId: proposed.actionId,
  });
  if (status !== 'observed') throw new Error(`The assignment is ${status}.`);
  return proposed;
}

/** Somebody changes the owner in the CRM's own screens. */
export const editByHand = (workspaceId: string, externalId: string, ownerId: string) =>
  practiceDb().$transaction((tx) =>
    changeContact(tx, { workspaceId, externalId, set: { ownerId }, by: 'person:usr_somebody' }),
  );

/** A rollback that is planned and not started. */
export async function aPlannedRollback(
  workspace: TestWorkspace,
  selector: RollbackSelector,
): Promise<string> {
  const { workspaceId, admin } = workspace;
  const { rollbackId } = await requestRollback({
    workspaceId,
    actor: admin,
    selector,
    reason: 'It was wrong.',
  });
  await planRollbackOf(workspaceId, rollbackId);
  return rollbackId;
}

/** Starts a rollback and takes page after page back until it is over. */
export async function runToEnd(workspace: TestWorkspace, rollbackId: string): Promise<void> {
  const { workspaceId, admin } = workspace;
  await steerRollback({ workspaceId, actor: admin, rollbackId, step: 'start' });
  for (let page = 0; page < 1000; page++) if ((await runRollbackPage(workspaceId, rollbackId)).isOver) return;
  throw new Error('The rollback does not end.');
}
