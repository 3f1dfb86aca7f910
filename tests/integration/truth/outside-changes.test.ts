import { expect, test } from 'vitest';
import { db, practiceDb } from '@/lib/db/client';
import { executeAction, noticeOutsideChanges } from '@/lib/gateway';
import { changeContact } from '@/lib/practice-platform/crm';
import { readActionDetails } from '@/lib/queries/actions/read-action-details';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { anAssignmentDone } from '../../support/rollback';
import { aContact, assignOwner, aTask, aWorkspace } from '../../support/workspace';

const longAgo = () =>
  db().execution.updateMany({
    where: { status: 'observed' },
    data: { observedAt: new Date(Date.now() - 3_600_000), lookedAt: null },
  });

test('a change made in the platform itself is noticed once, imported, and attributed; ours is none', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, reviewer } = workspace;
  const done = await anAssignmentDone(workspace);
  const untouched = await anAssignmentDone(workspace);
  await longAgo();
  expect(await noticeOutsideChanges(100)).toBe(0);
  expect(await noticeOutsideChanges(100)).toBe(0);
  await practiceDb().$transaction((tx) =>
    changeContact(tx, {
      workspaceId,
      externalId: done.externalId,
      set: { ownerId: done.other },
      by: `person:${reviewer.id}`,
    }),
  );
  expect(await noticeOutsideChanges(100)).toBe(0);
  await longAgo();
  expect(await noticeOutsideChanges(100)).toBe(1);
  await longAgo();
  expect(await noticeOutsideChanges(100)).toBe(0);

  const details = (actionId: string) =>
    readActionDetails({ id: workspaceId, currency: 'EUR' }, { id: actionId });
  const [action] = await details(done.actionId);
  expect(action?.outsideChanges).toMatchObject([
    { by: { type: 'person', id: reviewer.id }, fields: [{ field: 'ownerId' }] },
  ]);
  expect((await details(untouched.actionId))[0]?.outsideChanges).toEqual([]);
  const contact = await db().contact.findUniqueOrThrow({ where: { id: done.contactId } });
  expect(contact.ownerExternalId).toBe(done.other);
  expect(await db().auditEntry.count({ where: { workspaceId, verb: 'actions.changed_outside' } })).toBe(1);
});

test('what another of our actions set is no change made outside', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const done = await anAssignmentDone(workspace);
  const { signalId } = await aContact(workspaceId);
  const { taskId } = await aTask(workspace, 'lead-router', signalId, [
    assignOwner(done.contactId, signalId, done.other),
  ]);
  const { actionId, status } = await submitProposal(workspaceId, taskId, 0);
  expect(status).toBe('cleared');
  await executeAction({ workspaceId, actionId });
  await longAgo();
  expect(await noticeOutsideChanges(100)).toBe(0);
});
