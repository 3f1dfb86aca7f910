import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { mitigateBodySchema } from '@/lib/contracts/mitigations';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { readAction } from '@/lib/queries/actions/read-action';
import { mitigateAction } from '@/lib/usecases/actions/mitigate-action';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { editAction } from '@/lib/usecases/approvals/edit-action';
import { suppressContact } from '@/lib/usecases/contacts/suppress-contact';
import { proposeAssignment } from '../../support/assignment';
import { aMessageOfSequence, anOutreachWorkspace } from '../../support/outreach';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

let workspace: TestWorkspace;
let actionId: string;
let contactId: string;
beforeEach(async () => {
  workspace = await anOutreachWorkspace();
  ({ actionId, contactId } = await aMessageOfSequence(workspace));
});

const send = () => executeAction({ workspaceId: workspace.workspaceId, actionId });
const correction = () => ({
  mitigation: 'correct' as const,
  subject: 'Correction: your quote',
  body: 'The price in our message was wrong: it is 80 EUR. We are sorry for the confusion.',
  reason: 'It named the wrong price.',
  requestKey: randomUUID(),
});
const stop = () => ({
  mitigation: 'stop_follow_ups' as const,
  reason: 'It was the wrong sequence.',
  requestKey: randomUUID(),
});
const mitigate = (body: ReturnType<typeof correction> | ReturnType<typeof stop>, actor = workspace.admin) =>
  mitigateAction({ workspaceId: workspace.workspaceId, actor, actionId, body });

describe('a message that can’t be called back', () => {
  test('offers what can be done about it once it was sent, and not before', async () => {
    const offers = async () =>
      (await readAction({ id: workspace.workspaceId, currency: 'EUR' }, actionId)).action.mitigations;
    expect(await offers()).toEqual([]);
    await send();
    expect((await offers()).map(({ mitigation }) => mitigation)).toEqual([
      'stop_follow_ups',
      'suppress',
      'correct',
      'make_good',
    ]);
    expect((await offers())[2]).toMatchObject({ contactId, draft: { subject: /^Correction: / } });
  });

  test('its sequence is stopped for the person by an action through the same gate', async () => {
    await send();
    const asked = await mitigate(stop());
    expect(asked).toMatchObject({ status: 'cleared', findings: [] });
    expect(
      await executeAction({ workspaceId: workspace.workspaceId, actionId: asked.actionId }),
    ).toMatchObject({ status: 'observed' });
    expect(await db().contact.findUniqueOrThrow({ where: { id: contactId } })).toMatchObject({
      sequenceExternalId: null,
    });
  });

  test('a correction is an action of whoever wrote it, asked for once with one key', async () => {
    await send();
    const body = correction();
    const asked = await mitigate(body);
    expect((await mitigate(body)).actionId).toBe(asked.actionId);
    const action = await db().action.findUniqueOrThrow({ where: { id: asked.actionId } });
    expect(action).toMatchObject({
      kind: 'email.message.send',
      requesterType: 'person',
      requesterId: workspace.admin.id,
      payload: { contactId, subject: body.subject, body: body.body, sequence: null },
    });
    expect(action.mitigatesId).toBe(actionId);
    const original = await readAction({ id: workspace.workspaceId, currency: 'EUR' }, actionId);
    expect(original.action.mitigatedBy).toMatchObject([{ id: asked.actionId, status: action.status }]);
  });

  test('a correction may go beyond what the person was to hear in a day once somebody else says yes', async () => {
    await send();
    const { workspaceId } = workspace;
    const asked = await mitigate(correction());
    expect(asked.status).toBe('awaiting_approval');
    expect(asked.findings.map(({ verdict }) => verdict)).toEqual(['escalate', 'escalate']);
    const { hash } = await db().action.findUniqueOrThrow({ where: { id: asked.actionId } });
    const answer = (actor: typeof workspace.admin) =>
      decideApproval({
        workspaceId,
        actor,
        approvalId: asked.approvalId ?? '',
        actionHash: hash,
        answer: 'granted',
        reason: null,
      });
    await expect(answer(workspace.admin)).rejects.toMatchObject({ code: 'conflict' });
    await answer(workspace.reviewer);
    expect(await executeAction({ workspaceId, actionId: asked.actionId })).toMatchObject({
      status: 'observed',
    });
    expect(await db().contactLease.findFirstOrThrow({ where: { contactId } })).toMatchObject({
      agentId: workspace.agents.sequencer.id,
    });
  });

  test('an edit of a correction is a correction still', async () => {
    await send();
    const { workspaceId } = workspace;
    const asked = await mitigate(correction());
    const { hash } = await db().action.findUniqueOrThrow({ where: { id: asked.actionId } });
    const edited = await editAction({
      workspaceId,
      actor: workspace.reviewer,
      approvalId: asked.approvalId ?? '',
      actionHash: hash,
      changes: { body: 'The price was wrong: it is 85 EUR.' },
      reason: 'It is 85.',
      requestKey: randomUUID(),
    });
    expect(await db().action.findUniqueOrThrow({ where: { id: edited.actionId } })).toMatchObject({
      status: 'awaiting_approval',
      mitigatesId: actionId,
    });
  });

  test('a correction does not reach a person who is blocked', async () => {
    await send();
    await suppressContact({
      workspaceId: workspace.workspaceId,
      actor: workspace.admin,
      contactId,
      channel: null,
      reason: 'manual',
      note: null,
    });
    expect(await mitigate(correction())).toMatchObject({ status: 'denied' });
  });

  test('a draft that is not finished is not sent', () => {
    const unfinished = { ...correction(), body: 'What holds instead: [what is right].' };
    expect(mitigateBodySchema.safeParse(unfinished).error?.issues).toMatchObject([{ path: ['body'] }]);
  });

  test('whose role does not let them ask is refused by the gate', async () => {
    await send();
    expect(await mitigate(stop(), workspace.reviewer)).toMatchObject({ status: 'denied' });
  });

  test('nothing is to be made up for before it was sent, or in another workspace', async () => {
    await expect(mitigate(stop())).rejects.toMatchObject({ code: 'conflict' });
    await send();
    const other = await aWorkspace();
    await expect(
      mitigateAction({ workspaceId: other.workspaceId, actor: other.admin, actionId, body: stop() }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('what can be taken back is taken back', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin } = workspace;
  const { actionId } = await proposeAssignment(workspace);
  await executeAction({ workspaceId, actionId });
  await expect(mitigateAction({ workspaceId, actor: admin, actionId, body: stop() })).rejects.toMatchObject({
    code: 'conflict',
    remedy: 'Take it back instead.',
  });
});
