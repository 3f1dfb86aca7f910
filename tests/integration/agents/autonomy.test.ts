import { expect, test } from 'vitest';
import { DRIFT_WRONG } from '@/lib/core/autonomy/drift';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { changeAgentVersion, compensateAction, executeAction } from '@/lib/gateway';
import { readAgentRows } from '@/lib/queries/agents/read-agent-rows';
import { readAutonomy } from '@/lib/queries/agents/read-autonomy';
import { type SetAutonomyInput, setAutonomy } from '@/lib/usecases/agents/set-autonomy';
import { reviewOutcome } from '@/lib/usecases/outcomes/review-outcome';
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

test('an action taken back costs the trust in its kind and segment at once, until somebody raises it by name', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin } = workspace;
  const agentId = workspace.agents['lead-router'].id;
  const first = await proposeAssignment(workspace);
  expect((await executeAction({ workspaceId, actionId: first.actionId })).status).toBe('observed');
  const waiting = await proposeAssignment(workspace);
  expect(waiting.status).toBe('cleared');
  await compensateAction({
    workspaceId,
    actionId: first.actionId,
    userId: admin.id,
    reason: 'The wrong owner.',
  });
  // Also what was cleared before is asked about now.
  expect((await executeAction({ workspaceId, actionId: waiting.actionId })).status).toBe('awaiting_approval');
  expect((await proposeAssignment(workspace)).status).toBe('awaiting_approval');
  const line = async (segment: string) =>
    (await readAutonomy(workspaceId, agentId)).rows.find((row) => row.segment === segment);
  expect(await line('unknown')).toMatchObject({
    level: 'ask',
    set: { by: null, reason: 'An action of it was taken back.' },
  });
  expect(await line('enterprise')).toMatchObject({ level: 'act', set: null });
  expect(await db().auditEntry.count({ where: { workspaceId, verb: 'agents.autonomy_lost' } })).toBe(1);
  const row = async () => (await readAgentRows(workspaceId, { id: agentId }))[0];
  expect(await row()).toMatchObject({ hasFallen: true, autonomyLevels: ['ask', 'act'] });
  await set(workspace, { level: 'act', segment: 'unknown', consents: true });
  expect((await proposeAssignment(workspace)).status).toBe('cleared');
  expect(await row()).toMatchObject({ hasFallen: false, autonomyLevels: ['act'] });
});

test('too many wrong outcomes among the newest cost it too; what was judged before somebody raised it again does not count', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, reviewer } = workspace;
  const judge = async (actionId: string, verdict: 'right' | 'wrong') => {
    await executeAction({ workspaceId, actionId });
    await reviewOutcome({ workspaceId, actor: reviewer, actionId, verdict, note: 'Seen.' });
  };
  const propose = async () => (await proposeAssignment(workspace)).actionId;
  const waiting: string[] = [];
  for (let i = 0; i < DRIFT_WRONG; i++) waiting.push(await propose());
  for (const actionId of waiting.slice(1)) await judge(actionId, 'wrong');
  expect((await proposeAssignment(workspace)).status).toBe('cleared');
  await judge(waiting[0] ?? '', 'wrong');
  expect((await proposeAssignment(workspace)).status).toBe('awaiting_approval');
  expect(await db().auditEntry.count({ where: { workspaceId, verb: 'agents.autonomy_lost' } })).toBe(1);
  await set(workspace, { level: 'act', segment: 'unknown', consents: true });
  await judge(await propose(), 'wrong');
  expect((await proposeAssignment(workspace)).status).toBe('cleared');
});

test('a new version starts over: every level falls, whoever consented to it', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin } = workspace;
  const agentId = workspace.agents['lead-router'].id;
  await set(workspace, { level: 'act', segment: 'enterprise', consents: true });
  await set(workspace, { level: 'shadow', segment: 'mid_market' });
  const change = { workspaceId, agentId, version: 'another', why: 'A new score.', actor: admin };
  await inTransaction((tx) => changeAgentVersion(tx, change));
  await inTransaction((tx) => changeAgentVersion(tx, change));
  const { agentLevel, version, rows } = await readAutonomy(workspaceId, agentId);
  expect({ agentLevel, version }).toEqual({ agentLevel: 'ask', version: 'another' });
  const level = (segment: string) => rows.find((row) => row.segment === segment)?.level;
  expect(['all', 'enterprise', 'mid_market'].map(level)).toEqual(['ask', 'ask', 'shadow']);
  const verbs = ['agents.version_changed', 'agents.autonomy_lost'];
  expect(await db().auditEntry.count({ where: { workspaceId, verb: { in: verbs } } })).toBe(2);
});
