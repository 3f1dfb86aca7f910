import { expect, test } from 'vitest';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import { activeAdditions } from '@/lib/db/repositories/scope-additions';
import { inTransaction } from '@/lib/db/tx';
import { executeAction } from '@/lib/gateway';
import { activateDueScope } from '@/lib/usecases/agents/activate-due-scope';
import { decideScope } from '@/lib/usecases/agents/decide-scope';
import { proposeScope } from '@/lib/usecases/agents/propose-scope';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { reviewOutcome } from '@/lib/usecases/outcomes/review-outcome';
import { proposeAssignment } from '../../support/assignment';
import { aWorkspace, setPolicy, type TestWorkspace } from '../../support/workspace';

const agentOf = (workspace: TestWorkspace) => workspace.agents['lead-router'].id;

async function inForce(agentId: string): Promise<{ version: number; body: ScopeBody }> {
  const { version, body } = await db().scope.findFirstOrThrow({ where: { agentId, status: 'active' } });
  return { version, body: scopeBodySchema.parse(body) };
}

/** Proposes a change of the scope in force; a wider one is confirmed by the second admin. */
async function changeScope(workspace: TestWorkspace, change: Partial<ScopeBody>) {
  const { workspaceId, admin, secondAdmin } = workspace;
  const agentId = agentOf(workspace);
  const { version: baseVersion, body } = await inForce(agentId);
  const proposed = await proposeScope({
    workspaceId,
    actor: admin,
    agentId,
    baseVersion,
    body: { ...body, ...change },
    note: null,
  });
  if (proposed.status === 'proposed')
    await decideScope({
      workspaceId,
      actor: secondAdmin,
      scopeId: proposed.scopeId,
      answer: 'activate',
      reason: '',
    });
  return proposed;
}

const additionsOf = async (agentId: string) =>
  (await inTransaction((tx) => activeAdditions(tx, agentId))).map(({ field, item }) => `${field}:${item}`);

test('a widening writes what it adds once it is in force, and narrowing ends it', async () => {
  const workspace = await aWorkspace();
  const agentId = agentOf(workspace);
  await changeScope(workspace, { accountTiers: ['tier_1'], maxActionsPerDay: 5, regions: ['DACH'] });
  expect(await additionsOf(agentId)).toEqual([]);
  const { scopeId } = await changeScope(workspace, {
    accountTiers: ['tier_1', 'tier_2', 'tier_3'],
    maxActionsPerDay: 9,
    regions: ['DACH', 'Nordics'],
  });
  expect((await additionsOf(agentId)).toSorted()).toEqual([
    'accountTiers:tier_2',
    'accountTiers:tier_3',
    'maxActionsPerDay:*',
    'regions:Nordics',
  ]);
  expect(await db().scopeAddition.count({ where: { scopeId } })).toBe(4);
  // What an older version added counts on while a newer one, narrower elsewhere, still grants it.
  await changeScope(workspace, { maxActionsPerDay: 5, accountTiers: ['tier_1', 'tier_3'] });
  expect((await additionsOf(agentId)).toSorted()).toEqual(['accountTiers:tier_3', 'regions:Nordics']);
  await changeScope(workspace, { accountTiers: ['tier_1', 'tier_2', 'tier_3'] });
  const rows = await db().scopeAddition.findMany({ where: { agentId, item: 'tier_2' } });
  const active = await inTransaction((tx) => activeAdditions(tx, agentId));
  expect(rows).toHaveLength(2);
  expect(active.filter(({ item }) => item === 'tier_2').map(({ id }) => id)).toEqual([rows[1]?.id]);
});

test('trust starts over for what was added, and for that alone', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, reviewer } = workspace;
  expect((await proposeAssignment(workspace)).status).toBe('cleared');
  await changeScope(workspace, { accountTiers: ['tier_1', 'tier_2'] });
  expect((await proposeAssignment(workspace)).status).toBe('denied');
  await setPolicy(workspaceId, { firstDecisionsToReview: 1 });
  await changeScope(workspace, { accountTiers: ['tier_1', 'tier_2', 'tier_3'] });
  // The version has its one judged outcome from here on; the addition does not.
  const { actionId, approvalId } = await proposeAssignment(workspace);
  const { actionHash } = await db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
  await decideApproval({
    workspaceId,
    actor: reviewer,
    approvalId: approvalId ?? '',
    actionHash,
    answer: 'granted',
    reason: null,
  });
  await executeAction({ workspaceId, actionId });
  await db().actionAddition.deleteMany({ where: { actionId } });
  await reviewOutcome({ workspaceId, actor: reviewer, actionId, verdict: 'right', note: null });
  const again = await proposeAssignment(workspace);
  expect(again.status).toBe('awaiting_approval');
  const { findings } = await db().decision.findFirstOrThrow({ where: { actionId: again.actionId } });
  const asking = (findings as { rule: string; verdict: string }[]).filter((f) => f.verdict === 'escalate');
  expect(asking.map((finding) => finding.rule)).toEqual(['scope.additions']);
});

test('where nobody else could confirm it, a wider scope waits a day in sight and may be rejected', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin, secondAdmin, reviewer } = workspace;
  const agentId = agentOf(workspace);
  await changeScope(workspace, { accountTiers: ['tier_1'] });
  await db().membership.updateMany({
    where: { workspaceId, userId: { not: admin.id } },
    data: { roles: ['viewer'] },
  });
  const { version: baseVersion, body } = await inForce(agentId);
  const wider: ScopeBody = { ...body, accountTiers: ['tier_1', 'tier_2'] };
  const proposed = await proposeScope({
    workspaceId,
    actor: admin,
    agentId,
    baseVersion,
    body: wider,
    note: null,
  });
  expect(proposed.status).toBe('proposed');
  const left = Date.parse(proposed.effectiveAt ?? '') - Date.now();
  expect(left / 3_600_000).toBeCloseTo(24, 0);
  const due = { workspaceId, scopeId: proposed.scopeId };
  expect(await activateDueScope(due)).toBe(false);
  await db().scope.update({ where: { id: proposed.scopeId }, data: { effectiveAt: new Date(0) } });
  expect(await activateDueScope(due)).toBe(true);
  expect(await activateDueScope(due)).toBe(false);
  expect(await additionsOf(agentId)).toEqual(['accountTiers:tier_2']);
  // An operator can't confirm, but can reject; so can whoever proposed it.
  await db().membership.updateMany({
    where: { workspaceId, userId: { in: [secondAdmin.id, reviewer.id] } },
    data: { roles: ['operator'] },
  });
  const next = await proposeScope({
    workspaceId,
    actor: admin,
    agentId,
    baseVersion: (await inForce(agentId)).version,
    body: { ...wider, accountTiers: ['tier_1', 'tier_2', 'tier_3'] },
    note: null,
  });
  const answer = { workspaceId, scopeId: next.scopeId, reason: 'Not now.' };
  await expect(decideScope({ ...answer, actor: reviewer, answer: 'activate' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(decideScope({ ...answer, actor: admin, answer: 'activate' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await decideScope({ ...answer, actor: reviewer, answer: 'reject' })).toEqual({ status: 'rejected' });
});

test('a scope that names what is not there is refused at its field, and nothing is saved', async () => {
  const workspace = await aWorkspace();
  const agentId = agentOf(workspace);
  const elsewhere = await db().connection.findFirstOrThrow({
    where: { workspaceId: (await aWorkspace()).workspaceId },
  });
  const named: [string, Partial<ScopeBody>][] = [
    ['body.campaigns', { campaigns: ['cmp_nowhere'] }],
    ['body.connections', { connections: [elsewhere.id] }],
  ];
  for (const [field, change] of named)
    await expect(changeScope(workspace, change)).rejects.toMatchObject({
      code: 'invalid_request',
      invalidParams: [{ name: field }],
    });
  expect(await db().scope.count({ where: { agentId } })).toBe(1);
});
