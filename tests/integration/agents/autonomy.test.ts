import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { readAutonomy } from '@/lib/queries/agents/read-autonomy';
import { type SetAutonomyInput, setAutonomy } from '@/lib/usecases/agents/set-autonomy';
import { proposeAssignment } from '../../support/assignment';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

const kind = 'crm.contact.assign-owner';
const set = (workspace: TestWorkspace, over: Partial<SetAutonomyInput>) =>
  setAutonomy({
    workspaceId: workspace.workspaceId,
    actor: workspace.admin,
    agentId: workspace.agents['lead-router'].id,
    kind,
    segment: 'all',
    level: 'ask',
    reason: 'The test says so.',
    consents: false,
    ...over,
  });

test('lowering holds at once, also for what is cleared; raising needs consent and is on record', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const cleared = await proposeAssignment(workspace);
  expect(cleared.status).toBe('cleared');
  expect(await set(workspace, { level: 'shadow', segment: 'unknown' })).toEqual({
    from: 'act',
    to: 'shadow',
  });
  await executeAction({ workspaceId, actionId: cleared.actionId });
  expect(await db().action.findUniqueOrThrow({ where: { id: cleared.actionId } })).toMatchObject({
    status: 'denied',
  });
  await expect(set(workspace, { level: 'act', segment: 'unknown' })).rejects.toMatchObject({
    code: 'invalid_request',
    invalidParams: [{ name: 'consents' }],
  });
  expect((await proposeAssignment(workspace)).status).toBe('denied');
  await set(workspace, { level: 'act', segment: 'unknown', consents: true });
  expect((await proposeAssignment(workspace)).status).toBe('cleared');
  const entries = await db().auditEntry.findMany({
    where: { workspaceId, verb: 'agents.autonomy_set' },
    orderBy: { id: 'asc' },
  });
  expect(
    entries.map(({ actorId, body }) => [actorId, (body as { detail: { to: string } }).detail.to]),
  ).toEqual([
    [workspace.admin.id, 'shadow'],
    [workspace.admin.id, 'act'],
  ]);
});

test('a segment’s own level goes before that of all', async () => {
  const workspace = await aWorkspace();
  const agentId = workspace.agents['lead-router'].id;
  await set(workspace, { level: 'ask' });
  await set(workspace, { level: 'shadow', segment: 'enterprise' });
  const { rows, right, needed } = await readAutonomy(workspace.workspaceId, agentId);
  const line = (segment: string) => rows.find((row) => row.segment === segment);
  expect(line('all')).toMatchObject({ level: 'ask', isOwn: true, standing: null });
  expect(line('enterprise')).toMatchObject({ level: 'shadow', isOwn: true, standing: { mode: 'shown' } });
  expect(line('unknown')).toMatchObject({ level: 'ask', isOwn: false, standing: { mode: 'asks' } });
  expect({ right, needed }).toEqual({ right: 0, needed: 0 });
  expect((await proposeAssignment(workspace)).status).toBe('awaiting_approval');
});

test('what can’t be is refused with its field', async () => {
  const workspace = await aWorkspace();
  const agentId = workspace.agents['bid-and-budget'].id;
  const resume = { agentId, kind: 'ads.campaign.resume' as const, level: 'act' as const, consents: true };
  await expect(set(workspace, resume)).rejects.toMatchObject({ invalidParams: [{ name: 'level' }] });
  await expect(set(workspace, { ...resume, level: 'ask', segment: 'enterprise' })).rejects.toMatchObject({
    invalidParams: [{ name: 'segment' }],
  });
  await expect(set(workspace, { actor: workspace.reviewer })).rejects.toMatchObject({ code: 'forbidden' });
  await set(workspace, { level: 'ask' });
  await expect(set(workspace, { level: 'ask' })).rejects.toMatchObject({ code: 'conflict' });
  expect(await db().autonomySetting.count({ where: { workspaceId: workspace.workspaceId } })).toBe(1);
});
