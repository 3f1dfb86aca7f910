import { expect, it } from 'vitest';
import type { ConnectorContext } from '@/lib/connectors/kit/connector';
import { practiceEmail } from '@/lib/connectors/practice-email/connector';
import { issuePermit } from '@/lib/permit/issue';
import { listRequests } from '@/lib/practice-platform/requests';
import { aWorkspace } from '../support/builders/a-workspace';
import { describeConnector } from './connector-suite';

const kind = 'email.message.send';
async function aRecipient(): Promise<ConnectorContext> {
  const { id: workspaceId, email } = await aWorkspace();
  return {
    workspaceId,
    connection: { id: email.id, connector: email.connector },
    externalId: 'lead-1',
    envelope: {
      to: { address: 'elin.berg@nordlabs.example', name: 'Elin Berg', company: 'Nord Labs' },
      from: { name: 'Greta Holm', company: 'Sample Goods' },
    },
  };
}
const aMessage = (body: string) => ({
  contactId: 'con_1',
  purpose: 'sales_outreach',
  subject: 'Gifts for {{company}}',
  body,
  sequence: null,
  sourceIds: [],
});
const countEffects = async (workspaceId: string) => (await listRequests(workspaceId, { limit: 50 })).length;

describeConnector(practiceEmail, [
  {
    kind,
    arrange: async () => ({ context: await aRecipient(), payload: aMessage('Hello {{firstName}}') }),
    arrangeUnknown: async () => ({ context: await aRecipient(), payload: aMessage('Hello {{nickname}}') }),
    countEffects,
  },
]);

it('sends nothing without an address and a sender', async () => {
  const { envelope: _, ...context } = await aRecipient();
  const sent = practiceEmail.actions[kind]?.execute(
    context,
    issuePermit({ actionId: 'act_1', executionId: 'exe_1', kind }),
    {
      actionId: 'act_1',
      payload: aMessage('Hello'),
      intended: { lastSubject: 'Gifts for {{company}}' },
      expected: {},
      idempotencyKey: 'k',
    },
  );
  await expect(sent).rejects.toMatchObject({ kind: 'terminal' });
  expect(await countEffects(context.workspaceId)).toBe(0);
});
