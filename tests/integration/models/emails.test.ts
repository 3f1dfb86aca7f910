import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingSchema } from '@/lib/core/gate/finding';
import { db } from '@/lib/db/client';
import { acceptModel } from '../../support/drafted-run';
import { says, startModelServer } from '../../support/model-server';
import { aMessageOfSequence, anOutreachWorkspace } from '../../support/outreach';

let server: Awaited<ReturnType<typeof startModelServer>>;
beforeAll(async () => {
  server = await startModelServer();
  server.configure();
});
afterAll(() => server.stop());

type Texts = { subject: string; body: string };

/** A message of a sequence, after a model that is live has written it anew in this way. */
async function messageWritten(anew: (texts: Texts) => object) {
  const workspace = await anOutreachWorkspace();
  await acceptModel(workspace, 'sequencer');
  server.answers((response, asked, nth) => {
    const { texts } = JSON.parse(asked.messages[1]?.content ?? '{}') as { texts: Texts };
    says(anew(texts))(response, asked, nth);
  });
  const { actionId } = await aMessageOfSequence(workspace);
  const action = await db().action.findUniqueOrThrow({
    where: { id: actionId },
    include: { decisions: true, modelCall: true },
  });
  const { proposals } = await db().task.findUniqueOrThrow({ where: { id: action.taskId ?? '' } });
  const findings = findingSchema.array().parse(action.decisions[0]?.findings);
  const told = JSON.parse(server.asked[0]?.messages[1]?.content ?? '{}') as { facts: object };
  return {
    action,
    proposed: (proposals as { payload: Texts }[])[0]?.payload,
    rules: findings.map(({ rule }) => rule),
    facts: told.facts,
  };
}

test('an e-mail in a model’s words keeps all else, and is never sent before a person has read it', async () => {
  const { action, proposed, rules, facts } = await messageWritten(({ subject, body }) => ({
    subject,
    body: `Good day.\n${body}`,
  }));
  expect(action.payload).toEqual({ ...proposed, body: `Good day.\n${proposed?.body}` });
  expect(action).toMatchObject({ status: 'awaiting_approval', generatedFields: ['subject', 'body'] });
  expect(action.modelCall).toMatchObject({ taint: 'outside', outcome: 'ok' });
  expect(rules).toContain('never-alone.new-creative');
  expect(facts).toEqual({
    readerPosition: 'manager',
    companySize: expect.stringMatching(/^[a-z_]+$/),
    accountTier: 'tier_2',
    purpose: 'sales_outreach',
    step: expect.any(Number),
  });
});

test('a link that was not in it is not taken: the words of the sequence go out as they are', async () => {
  const { action, proposed, rules } = await messageWritten(({ subject, body }) => ({
    subject,
    body: `${body}\nPay here: https://evil.example/invoice`,
  }));
  expect(action.payload).toEqual(proposed);
  expect(action.modelCallId).toBeNull();
  expect(rules).not.toContain('never-alone.new-creative');
});
