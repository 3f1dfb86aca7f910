import { afterEach, expect, test, vi } from 'vitest';
import { practiceCrm } from '@/lib/connectors/practice-crm/connector';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { withClock } from '@/lib/platform/clock';
import { actionSweeps } from '@/lib/usecases/sweeps/action-sweeps';
import { findOverdueApprovals } from '@/lib/usecases/sweeps/find-open-work';
import { actionOf, proposeAssignment } from '../../support/assignment';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

const platform = practiceCrm.actions['crm.contact.assign-owner'];
if (!platform) throw new Error('The practice CRM assigns no owners.');
afterEach(() => {
  vi.restoreAllMocks();
});

const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

test('effects that did not show are looked for in turn: those that never do hide no other', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const [first, second] = [await proposeAssignment(workspace), await proposeAssignment(workspace)];
  const read = vi.spyOn(platform, 'readState');
  const stale = async () => ({ ownerId: null, note: null });
  for (const { actionId } of [first, second]) {
    read.mockImplementation(stale);
    expect((await executeAction({ workspaceId, actionId })).status).toBe('accepted');
  }
  // The newest never shows; the other one shows by now.
  const acceptedAt = async ({ actionId }: { actionId: string }, minutes: number) =>
    db().execution.updateMany({ where: { actionId }, data: { acceptedAt: ago(minutes) } });
  await acceptedAt(first, 20);
  await acceptedAt(second, 10);
  const sweep = actionSweeps['look for effects that did not show'];
  await sweep?.(1);
  expect((await actionOf(second.actionId)).status).toBe('accepted');
  read.mockRestore();
  await sweep?.(1);
  expect((await actionOf(first.actionId)).status).toBe('observed');
  expect((await actionOf(second.actionId)).status).toBe('accepted');
});

test('approvals with nobody next in line are left until their end, so that they hide none that can be passed on', async () => {
  const workspace: TestWorkspace = await aWorkspace({ firstDecisionsToReview: 50 });
  const asked = async (fields: object) => {
    const { approvalId } = await proposeAssignment(workspace);
    await db().approval.update({ where: { id: approvalId ?? '' }, data: fields });
    return approvalId;
  };
  const alone = await asked({ nextInLineId: null, deadlineAt: ago(30) });
  const passedOn = await asked({
    nextInLineId: workspace.reviewer.id,
    deadlineAt: ago(20),
    escalatedAt: ago(20),
  });
  const next = await asked({ nextInLineId: workspace.reviewer.id, deadlineAt: ago(10) });
  const own = async () =>
    (await findOverdueApprovals(10_000))
      .filter(({ workspaceId }) => workspaceId === workspace.workspaceId)
      .map(({ id }) => id);
  expect(await own()).toEqual([next]);
  expect(await withClock(new Date(Date.now() + 30 * 24 * 60 * MINUTE_MS), own)).toEqual([
    alone,
    passedOn,
    next,
  ]);
});
