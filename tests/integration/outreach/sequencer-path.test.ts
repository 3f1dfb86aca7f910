import { describe, expect, test } from 'vitest';
import { practiceEmail } from '@/lib/connectors/practice-email/connector';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { receiveReply } from '@/lib/usecases/contacts/receive-reply';
import { pullDueSteps } from '@/lib/usecases/outreach/pull-due-steps';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions, proposeHandedOver } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { anOutreachWorkspace, dueMessage, engagedContact } from '../../support/outreach';
import type { TestWorkspace } from '../../support/workspace';

/** Approves what waits, as the second admin, and carries out what is cleared. */
async function through(workspace: TestWorkspace, submitted: { actionId: string; approvalId: string | null }) {
  const { workspaceId, secondAdmin } = workspace;
  if (submitted.approvalId) {
    const approval = await db().approval.findUniqueOrThrow({ where: { id: submitted.approvalId } });
    await db().membership.updateMany({
      where: { workspaceId, userId: secondAdmin.id },
      data: { roles: ['admin', 'reviewer'] },
    });
    await decideApproval({
      workspaceId,
      actor: secondAdmin,
      approvalId: approval.id,
      actionHash: approval.actionHash,
      answer: 'granted',
      reason: null,
    });
  }
  return executeAction({ workspaceId, actionId: submitted.actionId });
}

/** One contact from its engagement to being enrolled. */
async function enrolled(workspace: TestWorkspace, id: string) {
  const { workspaceId } = workspace;
  const signalId = await engagedContact(workspace, id);
  await planRuns(workspaceId, [signalId]);
  const run = await db().run.findFirstOrThrow({ where: { workspaceId, signalId } });
  const task = await proposeActions(workspaceId, run.id);
  if (task.taskId === null) throw new Error('The router proposed nothing.');
  expect(task.handsOver).toBe(true);
  await through(workspace, await submitProposal(workspaceId, task.taskId, 0));
  const next = await proposeHandedOver(workspaceId, run.id, task.taskId);
  if (next.taskId === null) throw new Error('Nothing was handed over.');
  const submitted = await submitProposal(workspaceId, next.taskId, 0);
  return { run, task: next, submitted };
}

const reasons = async (actionId: string) =>
  (await db().decision.findMany({ where: { actionId }, orderBy: { decidedAt: 'desc' }, take: 1 })).flatMap(
    ({ findings }) =>
      (findings as { rule: string; verdict: string }[])
        .filter(({ verdict }) => verdict !== 'allow')
        .map(({ rule }) => rule),
  );

describe('from an engagement to a message', () => {
  test("routed, handed over with a person's word, enrolled, and written to with the words of the sequence", async () => {
    const workspace = await anOutreachWorkspace();
    const { workspaceId } = workspace;
    const { submitted, run } = await enrolled(workspace, 'ada');
    expect(submitted.status).toBe('awaiting_approval');
    expect(await reasons(submitted.actionId)).toEqual(expect.arrayContaining(['policy.handoff']));
    const handoff = await db().handoff.findFirstOrThrow({ where: { runId: run.id } });
    expect(Object.keys(handoff.payload as object).sort()).toEqual(
      ['contactId', 'ownerExternalId', 'purpose', 'score', 'signalId', 'to'].sort(),
    );
    expect((await through(workspace, submitted)).status).toBe('observed');
    const contact = await db().contact.findFirstOrThrow({ where: { workspaceId, externalId: 'ada' } });
    expect(contact.sequenceExternalId).toBe('corporate-gifts');

    const message = await dueMessage(workspace, contact.id);
    if (!message) throw new Error('No message was proposed.');
    expect((await through(workspace, message)).status).toBe('observed');
    const [delivered] = await db().practiceMessage.findMany({ where: { workspaceId } });
    expect(delivered?.body).toContain('Hello Ada');
    const action = await db().action.findUniqueOrThrow({
      where: { id: message.actionId },
      include: { execution: true },
    });
    expect(JSON.stringify(action.payload)).not.toContain('Ada');
    expect(action.execution?.contactBasis).toEqual([
      expect.objectContaining({
        contactId: contact.id,
        basis: 'double_opt_in',
        consentId: expect.any(String),
        suppressionCheckedAt: expect.any(String),
      }),
    ]);
    expect(await db().contactTouch.count({ where: { contactId: contact.id, status: 'sent' } })).toBe(1);
    const enrolment = await db().practiceEnrolment.findFirstOrThrow({ where: { workspaceId } });
    expect(enrolment.nextStep).toBe(1);
  });

  test('without consent the gate says no, and says what is missing', async () => {
    const workspace = await anOutreachWorkspace();
    const signalId = await engagedContact(workspace, 'ben', { consents: [] });
    await planRuns(workspace.workspaceId, [signalId]);
    const run = await db().run.findFirstOrThrow({ where: { signalId } });
    const task = await proposeActions(workspace.workspaceId, run.id);
    if (task.taskId === null) throw new Error('nothing proposed');
    await through(workspace, await submitProposal(workspace.workspaceId, task.taskId, 0));
    const next = await proposeHandedOver(workspace.workspaceId, run.id, task.taskId);
    if (next.taskId === null) throw new Error('nothing handed over');
    const { status, actionId } = await submitProposal(workspace.workspaceId, next.taskId, 0);
    expect(status).toBe('denied');
    expect(await reasons(actionId)).toContain('contact.consent');
  });

  test('a step whose message went out is not sent again, even where the tool was not told', async () => {
    const workspace = await anOutreachWorkspace();
    const { workspaceId } = workspace;
    await through(workspace, (await enrolled(workspace, 'cyd')).submitted);
    const contact = await db().contact.findFirstOrThrow({ where: { workspaceId, externalId: 'cyd' } });
    const message = await dueMessage(workspace, contact.id);
    if (!message) throw new Error('No message was proposed.');
    await through(workspace, message);
    // The tool forgets what it was told: the step is due again.
    await db().practiceEnrolment.updateMany({
      where: { workspaceId },
      data: { nextStep: 0, dueAt: new Date(Date.now() - 1000) },
    });
    await db().practiceRequest.deleteMany({ where: { workspaceId, operation: { contains: 'step' } } });
    await pullDueSteps();
    expect(await db().signal.count({ where: { workspaceId, kind: 'sequence.step-due' } })).toBe(1);
    expect(await db().practiceMessage.count({ where: { workspaceId } })).toBe(1);
  });
});

describe('a revocation at any point of the way: nothing is sent after it', () => {
  const revoke = (workspace: TestWorkspace, contactId: string) =>
    receiveReply({
      workspaceId: workspace.workspaceId,
      actor: workspace.admin,
      contactId,
      channel: 'email',
      text: 'Please stop.',
    });

  test.each(['before the step is due', 'before it is proposed', 'once it is cleared'] as const)(
    '%s',
    async (point) => {
      const workspace = await anOutreachWorkspace();
      const { workspaceId } = workspace;
      await through(workspace, (await enrolled(workspace, 'dee')).submitted);
      const contact = await db().contact.findFirstOrThrow({ where: { workspaceId, externalId: 'dee' } });
      if (point === 'before the step is due') await revoke(workspace, contact.id);
      if (point === 'before it is proposed') {
        await pullDueSteps();
        await revoke(workspace, contact.id);
      }
      const message = await dueMessage(workspace, contact.id);
      if (point === 'once it is cleared') {
        expect(message?.status).toBe('cleared');
        await revoke(workspace, contact.id);
      }
      if (message) await executeAction({ workspaceId, actionId: message.actionId });
      expect(await db().practiceMessage.count({ where: { workspaceId } })).toBe(0);
      expect(await db().contactTouch.count({ where: { workspaceId, status: { not: 'released' } } })).toBe(0);
    },
  );

  test('while it waits for a person, who says yes to it all the same', async () => {
    const workspace = await anOutreachWorkspace({ firstDecisionsToReview: 50 });
    const { workspaceId } = workspace;
    await through(workspace, (await enrolled(workspace, 'dee')).submitted);
    const contact = await db().contact.findFirstOrThrow({ where: { workspaceId, externalId: 'dee' } });
    const message = await dueMessage(workspace, contact.id);
    if (!message?.approvalId) throw new Error('It should have waited for a person.');
    await revoke(workspace, contact.id);
    expect((await through(workspace, message)).status).toBe('denied');
    expect(await db().practiceMessage.count({ where: { workspaceId } })).toBe(0);
  });

  test('in the middle of the sending: the message was out before the word was committed, or it never goes', async () => {
    const workspace = await anOutreachWorkspace();
    const { workspaceId } = workspace;
    for (const name of ['eve', 'fay', 'gil', 'hal', 'ida', 'jon']) {
      await through(workspace, (await enrolled(workspace, name)).submitted);
      const contact = await db().contact.findFirstOrThrow({ where: { workspaceId, externalId: name } });
      const message = await dueMessage(workspace, contact.id);
      if (!message) throw new Error('No message was proposed.');
      await Promise.all([
        executeAction({ workspaceId, actionId: message.actionId }),
        revoke(workspace, contact.id),
      ]);
      const sent = await db().practiceMessage.findMany({ where: { workspaceId, contactExternalId: name } });
      const { status } = await db().action.findUniqueOrThrow({ where: { id: message.actionId } });
      expect(sent.length > 0).toBe(status === 'observed' || status === 'accepted');
      expect(await db().suppression.count({ where: { contactId: contact.id, liftedAt: null } })).toBe(1);
    }
  });

  test('a revocation waits for a message that is on its way, and none follows', async () => {
    const workspace = await anOutreachWorkspace();
    const { workspaceId } = workspace;
    await through(workspace, (await enrolled(workspace, 'kim')).submitted);
    const contact = await db().contact.findFirstOrThrow({ where: { workspaceId, externalId: 'kim' } });
    const message = await dueMessage(workspace, contact.id);
    if (!message) throw new Error('No message was proposed.');
    const order: string[] = [];
    const send = practiceEmail.actions['email.message.send'];
    if (!send) throw new Error('The connector sends nothing.');
    const original = send.execute;
    const revoked = { done: null as Promise<unknown> | null };
    send.execute = async (...args) => {
      // The word comes while the message is with the platform: it has to wait.
      revoked.done = revoke(workspace, contact.id).then(() => order.push('revoked'));
      const receipt = await original(...args);
      order.push('sent');
      return receipt;
    };
    try {
      await executeAction({ workspaceId, actionId: message.actionId });
      await revoked.done;
    } finally {
      send.execute = original;
    }
    expect(order).toEqual(['sent', 'revoked']);
  });
});
