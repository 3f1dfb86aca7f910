import { expect, it } from 'vitest';
import { practiceCrm } from '@/lib/connectors/practice-crm/connector';
import { inTransaction } from '@/lib/db/tx';
import { issuePermit } from '@/lib/permit/issue';
import { listOwners, saveOwners } from '@/lib/practice-platform/crm';
import { listRequests } from '@/lib/practice-platform/requests';
import { aWorkspace } from '../support/builders/a-workspace';
import { describeConnector } from './connector-suite';

async function aContact(owner: (known: string) => string) {
  const { id: workspaceId, crm } = await aWorkspace();
  const owners = [{ name: 'Ada', team: 'North', region: 'EU', capacity: 5, available: true }];
  const { ids } = await inTransaction((tx) => saveOwners(tx, workspaceId, owners));
  const context = { workspaceId, connection: { id: crm.id, connector: crm.connector }, externalId: 'lead-1' };
  const why = { score: 0.8, reasons: ['Came back twice', 'Asked for a price'], signalId: 'sig_1' };
  return { context, payload: { contactId: 'con_1', ownerExternalId: owner(ids[0] ?? ''), context: why } };
}

const countEffects = async (workspaceId: string) => (await listRequests(workspaceId, { limit: 50 })).length;

describeConnector(practiceCrm, [
  {
    kind: 'crm.contact.assign-owner',
    arrange: () => aContact((known) => known),
    arrangeUnknown: () => aContact(() => 'own_nobody'),
    countEffects,
  },
]);

it('knows owners per workspace only, and counts their contacts', async () => {
  const mine = await aContact((known) => known);
  const other = await aContact((known) => known);
  const action = practiceCrm.actions['crm.contact.assign-owner'];
  const [owner] = await listOwners(mine.context.workspaceId);
  expect(owner).toMatchObject({ name: 'Ada', assigned: 0 });
  const permit = () =>
    issuePermit({ actionId: 'act_1', executionId: 'exe_1', kind: 'crm.contact.assign-owner' });
  const order = {
    actionId: 'act_1',
    payload: mine.payload,
    intended: { ownerId: owner?.id ?? '' },
    expected: {},
    idempotencyKey: 'k',
  };
  await expect(action?.execute(other.context, permit(), order)).rejects.toMatchObject({ kind: 'terminal' });
  await action?.execute(mine.context, permit(), order);
  expect((await listOwners(mine.context.workspaceId))[0]?.assigned).toBe(1);
});

it('tells of all its owners, however many pages they fill', async () => {
  const { id: workspaceId } = await aWorkspace();
  const owners = Array.from({ length: 201 }, (_, i) => ({
    name: `Owner ${i}`,
    team: 'North',
    region: 'EU',
    capacity: 5,
    available: true,
  }));
  const { ids } = await inTransaction((tx) => saveOwners(tx, workspaceId, owners));
  const told = await practiceCrm.listOwners?.(workspaceId);
  expect(told?.map(({ externalId }) => externalId).toSorted()).toEqual(ids.toSorted());
});
