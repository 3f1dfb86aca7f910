import { expect, it } from 'vitest';
import type { ConnectorContext } from '@/lib/connectors/kit/connector';
import { practiceSms } from '@/lib/connectors/practice-sms/connector';
import { issuePermit } from '@/lib/permit/issue';
import { listRequests } from '@/lib/practice-platform/requests';
import { listTexts } from '@/lib/practice-platform/sms';
import { aWorkspace } from '../support/builders/a-workspace';
import { describeConnector } from './connector-suite';

const kind = 'sms.message.send';
async function aRecipient(address: string | null = '+1 202 555 0142'): Promise<ConnectorContext> {
  const { id: workspaceId, sms } = await aWorkspace();
  return {
    workspaceId,
    connection: { id: sms.id, connector: sms.connector },
    externalId: 'lead-1',
    envelope: {
      to: { address, name: 'Elin Berg', company: 'Nord Labs' },
      from: { name: 'Greta Holm', company: 'Sample Goods' },
    },
  };
}
const aText = (body: string) => ({
  contactId: 'con_1',
  purpose: 'marketing',
  body,
  sourceIds: [],
  wording: null,
});
const countEffects = async (workspaceId: string) => (await listRequests(workspaceId, { limit: 50 })).length;

describeConnector(practiceSms, [
  {
    kind,
    arrange: async () => ({ context: await aRecipient(), payload: aText('Hello {{firstName}}') }),
    arrangeUnknown: async () => ({ context: await aRecipient(), payload: aText('Hello {{nickname}}') }),
    countEffects,
  },
]);

const send = (context: ConnectorContext, body: string) =>
  practiceSms.actions[kind]?.execute(
    context,
    issuePermit({ actionId: 'act_1', executionId: 'exe_1', kind }),
    {
      actionId: 'act_1',
      payload: aText(body),
      intended: { lastText: body },
      expected: {},
      idempotencyKey: body,
    },
  );

it('delivers a text with what is known filled in and a way to opt out, and counts its segments', async () => {
  const context = await aRecipient();
  await send(context, `Hello {{firstName}}, ${'a'.repeat(140)}`);
  expect(await listTexts(context.workspaceId, { limit: 5 })).toMatchObject([
    { body: `Hello Elin, ${'a'.repeat(140)} Reply STOP to opt out.`, segments: 2 },
  ]);
});

it('sends nothing without a number, nor what is too long once it is filled in', async () => {
  const without = await aRecipient(null);
  await expect(send(without, 'Hello')).rejects.toMatchObject({
    kind: 'terminal',
    message: expect.stringContaining('no phone number'),
  });
  const context = await aRecipient();
  await expect(send(context, `{{company}} ${'a'.repeat(430)}`)).rejects.toMatchObject({ kind: 'terminal' });
  expect(await countEffects(context.workspaceId)).toBe(0);
});

it('erases a person: their texts go, and of the requests only the keys stay', async () => {
  const context = await aRecipient();
  await send(context, 'Hello');
  await practiceSms.erasePerson?.(context);
  expect(await listTexts(context.workspaceId, { limit: 5 })).toEqual([]);
  expect(await listRequests(context.workspaceId, { limit: 5 })).toMatchObject([
    { externalId: 'erased', requested: {}, after: {} },
  ]);
});
