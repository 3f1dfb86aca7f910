import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { readScopeChoices } from '@/lib/queries/agents/read-scope-choices';
import { readScopeUse } from '@/lib/queries/agents/read-scope-use';
import { proposeAssignment } from '../../support/assignment';
import { aCampaign, aWorkspace } from '../../support/workspace';

test('each granted part is counted by what the gate saw when it was proposed', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const agentId = workspace.agents['lead-router'].id;
  await db().contact.updateMany({ where: { workspaceId }, data: { region: 'DACH' } });
  const first = await proposeAssignment(workspace);
  await executeAction({ workspaceId, actionId: first.actionId });
  await proposeAssignment(workspace);
  const use = await readScopeUse(workspaceId, agentId);
  const of = (field: string, item: string) =>
    use.grants.find((grant) => grant.field === field && grant.item === item);
  expect(of('kinds', 'crm.contact.assign-owner')).toMatchObject({ proposed: 2, executed: 1, isNew: true });
  expect(of('channels', 'crm')).toMatchObject({ proposed: 2, executed: 1 });
  expect(of('connections', '*')).toMatchObject({ proposed: 2, executed: 1, label: 'All connections' });
  // A contact of no account is one of tier 3 and of unknown size.
  expect(of('accountTiers', 'tier_3')).toMatchObject({ proposed: 2 });
  expect(of('accountTiers', 'tier_1')).toMatchObject({ proposed: 0, executed: 0, lastUsedAt: null });
  expect(of('segments', 'unknown')).toMatchObject({ proposed: 2 });
  expect(of('segments', 'enterprise')).toMatchObject({ proposed: 0 });
  expect(Date.parse(of('channels', 'crm')?.lastUsedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  expect(use).toMatchObject({ scopeVersion: 1, windowDays: 60 });
});

test('a grant counts from when it was given, and is new for two weeks', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const agentId = workspace.agents['lead-router'].id;
  const scope = await db().scope.findFirstOrThrow({ where: { agentId } });
  const longAgo = new Date(Date.now() - 20 * 86_400_000);
  await db().scope.update({ where: { id: scope.id }, data: { decidedAt: longAgo } });
  const use = await readScopeUse(workspaceId, agentId);
  const tier = use.grants.find(({ item }) => item === 'tier_1');
  expect(tier).toMatchObject({ grantedSince: longAgo.toISOString(), isNew: false, proposed: 0 });
  await expect(readScopeUse((await aWorkspace()).workspaceId, agentId)).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('what can be chosen is what there is', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const { campaignId } = await aCampaign(workspaceId);
  const { contactId } = await proposeAssignment(workspace);
  await db().contact.update({ where: { id: contactId }, data: { region: 'Nordics', language: 'sv-SE' } });
  const choices = await readScopeChoices(workspaceId);
  expect(choices.campaigns.map(({ id }) => id)).toEqual([campaignId]);
  expect(choices.adAccounts).toMatchObject([{ campaigns: 1 }]);
  expect(choices.regions).toContain('Nordics');
  expect(choices.languages).toContain('sv');
  expect(choices.connections.map(({ channel }) => channel)).toEqual(expect.arrayContaining(['ads', 'crm']));
});
