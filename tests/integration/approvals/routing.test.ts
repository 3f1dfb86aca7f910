import { describe, expect, test } from 'vitest';
import { listApprovalsQuerySchema } from '@/lib/contracts/approvals';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { listApprovals } from '@/lib/queries/approvals/list-approvals';
import { advanceApproval } from '@/lib/usecases/approvals/advance-approval';
import { changeCrmOwner } from '@/lib/usecases/people/change-crm-owner';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { proposeAssignment } from '../../support/assignment';
import { anOutreachWorkspace, engagedContact } from '../../support/outreach';
import { assignOwner, aTask, ownerIds, type TestWorkspace } from '../../support/workspace';

const asking = () => anOutreachWorkspace({ firstDecisionsToReview: 50 });

async function aContactOf(workspace: TestWorkspace, name: string, ownerExternalId: string | null) {
  const signalId = await engagedContact(workspace, name);
  const { contactId } = await db().signal.findUniqueOrThrow({ where: { id: signalId } });
  await db().contact.update({ where: { id: contactId ?? '' }, data: { ownerExternalId } });
  return { signalId, contactId: contactId ?? '' };
}

async function askAboutOutreach(workspace: TestWorkspace, about: { signalId: string; contactId: string }) {
  const { workspaceId } = workspace;
  const sequence = await db().practiceSequence.findFirstOrThrow({
    where: { workspaceId, isActive: true, purpose: 'sales_outreach' },
  });
  const { taskId } = await aTask(workspace, 'sequencer', about.signalId, [
    {
      ...assignOwner(about.contactId, about.signalId, ''),
      kind: 'outreach.contact.enrol',
      payload: {
        contactId: about.contactId,
        sequenceId: sequence.externalId,
        purpose: 'sales_outreach' as const,
      },
    },
  ]);
  const { approvalId, status } = await submitProposal(workspaceId, taskId, 0);
  expect(status).toBe('awaiting_approval');
  return db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
}

describe('outreach is asked of whoever looks after the account', () => {
  test('first the contact’s own executive, then the owner of the agent', async () => {
    const workspace = await asking();
    const { workspaceId, admin, reviewer } = workspace;
    const [crmOwnerId = ''] = await ownerIds(workspaceId);
    await changeCrmOwner({ workspaceId, actor: admin, personId: reviewer.id, crmOwnerId });
    const { ownerId } = await db().agent.findFirstOrThrow({ where: { workspaceId, kind: 'sequencer' } });
    expect(ownerId).not.toBe(reviewer.id);
    const approval = await askAboutOutreach(workspace, await aContactOf(workspace, 'anna', crmOwnerId));
    expect(approval).toMatchObject({ reviewerId: reviewer.id, nextInLineId: ownerId });
    await withClock(new Date(approval.deadlineAt.getTime() + 1), () =>
      advanceApproval(workspaceId, approval.id),
    );
    expect(await db().approval.findUniqueOrThrow({ where: { id: approval.id } })).toMatchObject({
      reviewerId: ownerId,
    });
  });

  test('for a contact that nobody looks after, the executive of its account', async () => {
    const workspace = await asking();
    const { workspaceId, admin, reviewer } = workspace;
    const [crmOwnerId = ''] = await ownerIds(workspaceId);
    await changeCrmOwner({ workspaceId, actor: admin, personId: reviewer.id, crmOwnerId });
    await aContactOf(workspace, 'bernd', crmOwnerId);
    const approval = await askAboutOutreach(workspace, await aContactOf(workspace, 'clara', null));
    expect(approval.reviewerId).toBe(reviewer.id);
  });

  test('one who may not decide is not asked; an owner is one person', async () => {
    const workspace = await asking();
    const { workspaceId, admin, secondAdmin, reviewer } = workspace;
    const [crmOwnerId = ''] = await ownerIds(workspaceId);
    const become = (personId: string, id: string | null) =>
      changeCrmOwner({ workspaceId, actor: admin, personId, crmOwnerId: id });
    await become(reviewer.id, crmOwnerId);
    await expect(become(secondAdmin.id, crmOwnerId)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(become(secondAdmin.id, 'own_unheard-of')).rejects.toMatchObject({ code: 'invalid_request' });
    await db().membership.updateMany({
      where: { workspaceId, userId: reviewer.id },
      data: { roles: ['viewer'] },
    });
    const approval = await askAboutOutreach(workspace, await aContactOf(workspace, 'dora', crmOwnerId));
    expect(approval.reviewerId).not.toBe(reviewer.id);
    expect(await db().auditEntry.count({ where: { workspaceId, verb: 'people.crm_owner_changed' } })).toBe(1);
  });
});

test('an owner who may not decide is no dead end: the deputy is asked, and without one somebody else who may', async () => {
  const workspace = await asking();
  const { workspaceId, admin, secondAdmin, reviewer } = workspace;
  const { id, ownerId } = await db().agent.findUniqueOrThrow({
    where: { id: workspace.agents['lead-router'].id },
  });
  const roles = (userId: string, to: ('viewer' | 'reviewer')[]) =>
    db().membership.updateMany({ where: { workspaceId, userId }, data: { roles: to } });
  for (const each of [admin, secondAdmin, reviewer]) await roles(each.id, ['reviewer']);
  await roles(ownerId, ['viewer']);
  const others = [admin.id, secondAdmin.id, reviewer.id].filter((each) => each !== ownerId);
  const [deputyId = ''] = others;
  const asked = async () => {
    const { approvalId } = await proposeAssignment(workspace);
    return db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
  };
  await db().agent.update({ where: { id }, data: { deputyId } });
  expect(await asked()).toMatchObject({ reviewerId: deputyId, nextInLineId: null });
  await db().agent.update({ where: { id }, data: { deputyId: null } });
  const { reviewerId, nextInLineId } = await asked();
  expect(new Set([reviewerId, nextInLineId])).toEqual(new Set(others));
});

test('of questions due in the same quarter of an hour that comes first on which more hangs, page by page', async () => {
  const workspace = await asking();
  const { workspaceId } = workspace;
  const hour = new Date();
  hour.setMinutes(60, 0, 0);
  await withClock(hour, async () => {
    const first = await proposeAssignment(workspace);
    const second = await proposeAssignment(workspace);
    const outreach = await askAboutOutreach(workspace, await aContactOf(workspace, 'emil', null));
    const page = (query: object) =>
      listApprovals({ id: workspaceId, currency: 'EUR' }, listApprovalsQuerySchema.parse(query));
    const all = (await page({})).rows.map(({ id }) => id);
    expect(all).toHaveLength(3);
    expect(all[0]).toBe(outreach.id);
    const { rows, nextCursor } = await page({ limit: 2 });
    const rest = await page({ limit: 2, cursor: nextCursor });
    expect([...rows, ...rest.rows].map(({ id }) => id)).toEqual(all);
    expect(new Set(all)).toEqual(new Set([outreach.id, first.approvalId, second.approvalId]));
  });
});
