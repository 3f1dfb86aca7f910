import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { executeAction } from '@/lib/gateway';
import { completeStep } from '@/lib/gateway/complete-step';
import { changeEnrolments } from '@/lib/practice-platform/outreach-enrolments';
import { changeSequence } from '@/lib/practice-platform/outreach-sequences';
import { anOutreachWorkspace, dueMessage, engagedContact } from '../../support/outreach';

let workspaceId: string;
let contactId: string;
let actionId: string;
/** A message of a step that is cleared and not sent yet. */
beforeEach(async () => {
  const workspace = await anOutreachWorkspace();
  ({ workspaceId } = workspace);
  await engagedContact(workspace, 'ada');
  ({ id: contactId } = await db().contact.update({
    where: { workspaceId_externalId: { workspaceId, externalId: 'ada' } },
    data: { sequenceExternalId: 'corporate-gifts' },
  }));
  await byHand('corporate-gifts');
  const message = await dueMessage(workspace, contactId);
  if (message?.status !== 'cleared') throw new Error('The message should have been cleared.');
  ({ actionId } = message);
});
const byHand = (sequenceId: string | null) =>
  inTransaction((tx) => changeEnrolments(tx, { workspaceId, set: { ada: sequenceId }, by: 'person:usr_1' }));
const completed = (step: number) =>
  completeStep(workspaceId, {
    contactExternalId: 'ada',
    sequenceId: 'corporate-gifts',
    step,
    idempotencyKey: `step-${step}`,
  });
const delivered = () => db().practiceMessage.count({ where: { workspaceId } });
const objections = async () => {
  const { findings } = await db().decision.findFirstOrThrow({
    where: { actionId },
    orderBy: { decidedAt: 'desc' },
  });
  return JSON.stringify(findings);
};

describe('the message of a step is sent as the outreach tool has it at that moment', () => {
  test('not to somebody who was taken out while it waited', async () => {
    await byHand(null);
    expect((await executeAction({ workspaceId, actionId })).status).toBe('denied');
    expect(await objections()).toContain('not at this step');
    expect(await delivered()).toBe(0);
  });

  test('not when the tool has gone on to the next step', async () => {
    await completed(0);
    expect((await executeAction({ workspaceId, actionId })).status).toBe('denied');
    expect(await objections()).toContain('not at this step');
    expect(await delivered()).toBe(0);
  });

  test('not from a sequence that was switched off', async () => {
    const change = { workspaceId, externalId: 'corporate-gifts', set: { isActive: false } };
    await inTransaction((tx) => changeSequence(tx, { ...change, by: 'person:usr_1' }));
    expect((await executeAction({ workspaceId, actionId })).status).toBe('denied');
    expect(await delivered()).toBe(0);
  });

  test('not by an agent alone when the step has got other words since', async () => {
    const set = { step: { index: 0, subject: 'New', body: 'Other words', delayDays: 0 } };
    await inTransaction((tx) =>
      changeSequence(tx, { workspaceId, externalId: 'corporate-gifts', set, by: 'person:usr_1' }),
    );
    expect((await executeAction({ workspaceId, actionId })).status).toBe('awaiting_approval');
    expect(await delivered()).toBe(0);
  });

  test('and the tool is told: the next step becomes due, and after the last one the contact is free', async () => {
    expect((await executeAction({ workspaceId, actionId })).status).toBe('observed');
    const place = () => db().practiceEnrolment.findFirstOrThrow({ where: { workspaceId } });
    expect(await place()).toMatchObject({ nextStep: 1 });
    for (const step of [1, 2]) await completed(step);
    expect(await place()).toMatchObject({ sequenceId: null });
    const contact = await db().contact.findUniqueOrThrow({ where: { id: contactId } });
    expect(contact.sequenceExternalId).toBeNull();
  });
});
