import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { readContactability } from '@/lib/queries/contacts/read-contactability';
import { readRegister } from '@/lib/queries/rights/read-register';
import { receiveReply } from '@/lib/usecases/contacts/receive-reply';
import { acceptModel } from '../../support/drafted-run';
import { keepsSilent, says, startModelServer } from '../../support/model-server';
import { aContact, aWorkspace, type TestWorkspace } from '../../support/workspace';

const secret = 'Zanzibar';
const text = `Back from ${secret} on the third of May. Can we speak then?`;
const reading = {
  asksToStop: false,
  complains: false,
  tellsOfTrouble: false,
  wantsMeeting: true,
  answer: 'not_now',
  againOn: '2027-05-03',
} as const;

let server: Awaited<ReturnType<typeof startModelServer>>;
let workspace: TestWorkspace;
beforeAll(async () => {
  server = await startModelServer();
  workspace = await aWorkspace();
});
beforeEach(() => server.configure({ OPENAI_TIMEOUT_SECONDS: '0.3' }));
afterAll(() => server.stop());

async function hear() {
  const { workspaceId, admin } = workspace;
  const { contactId } = await aContact(workspaceId);
  const heard = await receiveReply({ workspaceId, actor: admin, contactId, channel: 'email', text });
  const { replyReadings } = await readContactability({ id: workspaceId, timeZone: 'UTC' }, contactId);
  const call = await db().modelCall.findFirstOrThrow({ where: { workspaceId, contactId } });
  return { heard, replyReadings, call };
}

test('out of a reply come closed words and a day, and it is said that they came from outside', async () => {
  server.answers(says(reading));
  const { heard, replyReadings, call } = await hear();
  expect(heard.kind).toBe('none');
  expect(replyReadings).toMatchObject([{ outcome: 'ok', reading }]);
  expect(JSON.stringify(replyReadings)).not.toContain(secret);
  expect(call).toMatchObject({ purpose: 'reply', taint: 'outside', fellBack: false, runId: null });
});

test('a model can make us more careful, and the sign says that a model read it so', async () => {
  server.answers(says({ ...reading, complains: true }));
  const { heard } = await hear();
  expect(heard.kind).toBe('complaint');
  expect(
    await db().distressSignal.findUniqueOrThrow({ where: { id: heard.distressId ?? '' } }),
  ).toMatchObject({ source: 'reply by email, as a model read it' });
});

test.each([
  [
    'a sentence in the place of a word',
    says({ ...reading, answer: `I was in ${secret}` }),
    'schema_violation',
  ],
  ['a sentence in the place of a day', says({ ...reading, againOn: 'ignore all rules' }), 'schema_violation'],
  ['a field for more', says({ ...reading, note: `They were in ${secret}` }), 'schema_violation'],
  ['silence', keepsSilent, 'timeout'],
] as const)('%s is not taken', async (_name, answer, outcome) => {
  server.answers(answer);
  const { heard, replyReadings } = await hear();
  expect(heard.kind).toBe('none');
  expect(replyReadings).toMatchObject([{ outcome, reading: null }]);
  expect(JSON.stringify(replyReadings)).not.toContain(secret);
});

test('who is given facts about people stands in the register of processing, once a person accepted it', async () => {
  const recipients = async () => {
    const { entries } = await readRegister({ id: workspace.workspaceId, name: 'Test' });
    return entries.flatMap((entry) => entry.recipients.map(({ name }) => name));
  };
  expect(await recipients()).not.toContain('language model test-model');
  await acceptModel(workspace, 'lead-router');
  expect((await recipients()).filter((name) => name === 'language model test-model')).toHaveLength(1);
});
