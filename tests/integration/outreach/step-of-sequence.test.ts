import { beforeEach, describe, expect, test, vi } from 'vitest';
import { practiceEmail } from '@/lib/connectors/practice-email/connector';
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

  test('to the address that the blocks were asked about, also when it changed after the claim', async () => {
    const send = practiceEmail.actions['email.message.send'];
    if (!send) throw new Error('The connector sends nothing.');
    const sent = vi.spyOn(send, 'execute');
    const change = `UPDATE contacts SET email = 'moved@example.com' WHERE id = '${contactId}'`;
    await afterTheClaim(change, async () =>
      expect((await executeAction({ workspaceId, actionId })).status).toBe('observed'),
    );
    const [context] = sent.mock.lastCall ?? [];
    expect(context?.envelope?.to.address).toBe('moved@example.com');
    sent.mockRestore();
  });

  test('and what objects between the claim and the sending is decided, recorded, and ends it unsent', async () => {
    const withdraw = `INSERT INTO consents
        (id, workspace_id, contact_id, purpose, channel, status, basis, evidence, occurred_at, recorded_at, recorded_by_id)
      SELECT id || '_no', workspace_id, contact_id, purpose, channel, 'withdrawn', basis, evidence, now(), now(), recorded_by_id
      FROM consents WHERE contact_id = '${contactId}'`;
    await afterTheClaim(withdraw, async () =>
      expect((await executeAction({ workspaceId, actionId })).status).toBe('failed'),
    );
    expect(await delivered()).toBe(0);
    const decisions = await db().decision.findMany({
      where: { actionId, stage: 'claim' },
      orderBy: { decidedAt: 'asc' },
    });
    expect(decisions.map(({ verdict }) => verdict)).toEqual(['allow', 'deny']);
    expect(await objections()).toContain('contact.consent');
  });
});

/** Does `sql` in the very transaction of the next claim, when all has been decided. */
async function afterTheClaim(sql: string, act: () => Promise<void>): Promise<void> {
  await db().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION after_the_claim() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN ${sql}; RETURN NEW; END $$`);
  await db()
    .$executeRaw`CREATE TRIGGER after_the_claim AFTER INSERT ON executions FOR EACH ROW EXECUTE FUNCTION after_the_claim()`;
  try {
    await act();
  } finally {
    await db().$executeRaw`DROP TRIGGER after_the_claim ON executions`;
  }
}
