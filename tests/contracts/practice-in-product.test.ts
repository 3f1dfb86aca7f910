import { expect, it } from 'vitest';
import type { ConnectorContext } from '@/lib/connectors/kit/connector';
import { practiceInProduct } from '@/lib/connectors/practice-in-product/connector';
import { listNotices } from '@/lib/practice-platform/in-product';
import { listRequests } from '@/lib/practice-platform/requests';
import { aWorkspace } from '../support/builders/a-workspace';
import { describeConnector } from './connector-suite';
import { order } from './order';

const kind = 'in_product.message.show';
async function aPerson(): Promise<ConnectorContext> {
  const { id: workspaceId, inProduct } = await aWorkspace();
  return {
    workspaceId,
    connection: { id: inProduct.id, connector: inProduct.connector },
    externalId: 'lead-1',
    envelope: {
      to: { address: null, name: 'Elin Berg', company: 'Nord Labs' },
      from: { name: null, company: 'Sample Goods' },
    },
  };
}
const aNotice = (body: string, title = 'Good to know') => ({
  contactId: 'con_1',
  purpose: 'marketing',
  title,
  body,
  sourceIds: [],
  wording: null,
});
const countEffects = async (workspaceId: string) => (await listRequests(workspaceId, { limit: 50 })).length;

describeConnector(practiceInProduct, [
  {
    kind,
    arrange: async () => ({ context: await aPerson(), payload: aNotice('For {{firstName}}') }),
    arrangeUnknown: async () => ({ context: await aPerson(), payload: aNotice('For {{nickname}}') }),
    countEffects,
  },
]);

it('shows one message at a time as the person reads it, puts back the one before, and erases', async () => {
  const context = await aPerson();
  const action = practiceInProduct.actions[kind];
  const first = order(kind, aNotice('For {{firstName}}'));
  await action?.execute(context, first.permit(), first);
  const second = order(kind, aNotice('Something else', 'Still on your list?'));
  const expected = first.intended;
  await action?.execute(context, second.permit(), { ...second, expected });
  const shown = () => listNotices(context.workspaceId, { limit: 5 });
  expect(await shown()).toMatchObject([{ title: 'Still on your list?', text: 'Something else' }]);
  const undo = order(kind, aNotice('Something else'));
  await action?.compensate(context, undo.permit(), {
    ...undo,
    restore: expected,
    expected: second.intended,
  });
  expect(await shown()).toMatchObject([{ title: 'Good to know', text: 'For Elin' }]);
  await practiceInProduct.erasePerson?.(context);
  expect(await shown()).toEqual([]);
});
