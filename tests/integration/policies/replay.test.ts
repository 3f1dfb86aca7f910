import { describe, expect, test } from 'vitest';
import { findingSchema } from '@/lib/core/gate/finding';
import { type PolicyBody, storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import type { ReplayDraft } from '@/lib/core/policies/replay-variant';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { getReplay } from '@/lib/queries/policies/get-replay';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { replayDecisions } from '@/lib/usecases/policies/replay-decisions';
import { runReplay } from '@/lib/usecases/policies/run-replay';
import { startReplay } from '@/lib/usecases/policies/start-replay';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { proposeAssignment } from '../../support/assignment';
import {
  aCampaign,
  aContact,
  aTask,
  aWorkspace,
  setDailyBudget,
  type TestWorkspace,
} from '../../support/workspace';

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** A record with decisions of every kind: carried out, asked and granted, asked and rejected, refused. */
async function aRecord() {
  const workspace = await aWorkspace({ firstDecisionsToReview: 10 });
  const { workspaceId } = workspace;
  const asked = await proposeAssignment(workspace);
  const answer = async (approvalId: string | null, kind: 'granted' | 'rejected') => {
    const { id, actionHash } = await db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
    await decideApproval({
      workspaceId,
      approvalId: id,
      actor: workspace.reviewer,
      actionHash,
      answer: kind,
      reason: 'Seen.',
    });
  };
  await answer(asked.approvalId, 'granted');
  await executeAction({ workspaceId, actionId: asked.actionId });
  const no = await proposeAssignment(workspace);
  await answer(no.approvalId, 'rejected');
  const { campaignId, dailyBudgetMicros } = await aCampaign(workspaceId);
  const raise = (from: bigint, to: bigint) => proposeBudget(workspace, campaignId, from, to);
  const money = await raise(dailyBudgetMicros, dailyBudgetMicros + 3_000_000n);
  await answer(money.approvalId, 'granted');
  await executeAction({ workspaceId, actionId: money.actionId });
  const refused = await raise(dailyBudgetMicros + 3_000_000n, dailyBudgetMicros + 900_000_000n);
  expect(refused.status).toBe('denied');
  return { workspace, workspaceId, asked, money };
}

async function proposeBudget(workspace: TestWorkspace, campaignId: string, from: bigint, to: bigint) {
  const { signalId } = await aContact(workspace.workspaceId);
  const { taskId } = await aTask(workspace, 'bid-and-budget', signalId, [
    setDailyBudget(campaignId, from, to),
  ]);
  return submitProposal(workspace.workspaceId, taskId, 0);
}

const policyOf = async (workspaceId: string): Promise<PolicyBody> =>
  storedPolicyBodySchema.parse(
    (await db().policy.findFirstOrThrow({ where: { workspaceId, active: true } })).body,
  );
const scopeOf = async (agentId: string) =>
  scopeBodySchema.parse((await db().scope.findFirstOrThrow({ where: { agentId, status: 'active' } })).body);

async function again(workspaceId: string, draft: ReplayDraft) {
  const taken: { id: string; text: string }[] = [];
  const stretch = { workspaceId, since: new Date(0), until: new Date(now().getTime() + 1000) };
  const result = await replayDecisions(stretch, draft, async () => {}, {
    onDecision: ({ decisionId }, { verdict, findings }) =>
      taken.push({ id: decisionId, text: sorted({ verdict, findings }) }),
  });
  return { result, taken };
}

describe('replay of what the gate recorded', () => {
  test('under the same policy and the same scopes is the record, bit for bit', async () => {
    const { workspaceId, workspace } = await aRecord();
    const recorded = await db().decision.findMany({
      where: { workspaceId },
      orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    });
    expect(new Set(recorded.map(({ verdict }) => verdict)).size).toBe(3);
    expect(new Set(recorded.map(({ stage }) => stage)).size).toBe(3);
    const agentId = workspace.agents['bid-and-budget'].id;
    const drafts = [
      { policy: await policyOf(workspaceId) },
      { scope: { agentId, body: await scopeOf(agentId) } },
    ];
    for (const draft of drafts) {
      const { result, taken } = await again(workspaceId, draft);
      expect(taken).toEqual(
        recorded.map(({ id, verdict, findings }) => ({
          id,
          text: sorted({ verdict, findings: findingSchema.array().parse(findings) }),
        })),
      );
      expect(result.totals).toMatchObject({
        newly_allowed: 0,
        newly_asked: 0,
        newly_refused: 0,
        no_longer_asked: 0,
      });
      expect(result.unknown).toMatchObject({ otherRules: 0, unreadable: 0, assumedGranted: 0 });
    }
  });

  test('under another policy or scope says what would have changed', async () => {
    const { workspaceId, workspace, money } = await aRecord();
    const policy = await policyOf(workspaceId);
    const strict = await again(workspaceId, {
      policy: { ...policy, reach: { ...policy.reach, maxPeople: 0 } },
    });
    expect(strict.result.totals).toMatchObject({ newly_refused: 2, newly_allowed: 0 });
    const agentId = workspace.agents['bid-and-budget'].id;
    const scope = await scopeOf(agentId);
    const none = await again(workspaceId, {
      scope: { agentId, body: { ...scope, maxAddedDailySpendMicros: '0' } },
    });
    expect(none.result.rows.filter(({ newly_refused }) => newly_refused > 0)).toMatchObject([
      { agentId, kind: 'ads.campaign.set-daily-budget', newly_refused: 1 },
    ]);
    expect(none.result.money.takenAwayMicros).toBe('3000000');
    expect(none.result.examples[0]).toMatchObject({
      actionId: money.actionId,
      after: { rule: 'scope.added-spend' },
    });
  });
});

describe('a what-if', () => {
  test('runs from its row, tells its progress and result with names and sentences, and only once', async () => {
    const { workspaceId, workspace } = await aRecord();
    const policy = await policyOf(workspaceId);
    const body = { ...policy, reach: { ...policy.reach, maxPeople: 0 } };
    const { id } = await startReplay({
      workspaceId,
      actor: workspace.reviewer,
      agentId: null,
      body,
      days: 7,
    });
    const place = { id: workspaceId, currency: 'EUR' };
    const queued = await getReplay(place, id);
    expect(queued).toMatchObject({ status: 'queued', done: 0, result: null });
    expect(queued.total).toBeGreaterThan(4);
    await runReplay(workspaceId, id);
    const done = await getReplay(place, id);
    expect(done).toMatchObject({ status: 'completed', done: queued.total, error: null });
    expect(done.result?.totals.newly_refused).toBe(2);
    expect(done.examples[0]?.sentence).toMatch(/^Assign /);
    expect(done.examples[0]?.after.message).toContain('at most 0 may be');
    expect(done.names.some(({ name }) => name !== null)).toBe(true);
    expect(await runReplay(workspaceId, id)).toEqual({ decisions: 0 });
  });

  test('that somebody asks for before their last one began takes its place', async () => {
    const { workspaceId, reviewer, admin } = await aWorkspace({ firstDecisionsToReview: 10 });
    const body = await policyOf(workspaceId);
    const start = (actor: typeof admin) => startReplay({ workspaceId, actor, agentId: null, body, days: 7 });
    const ids = [await start(reviewer), await start(admin), await start(reviewer)].map(({ id }) => id);
    for (const id of ids) await runReplay(workspaceId, id);
    const rows = await db().policyReplay.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } });
    expect(rows.map(({ status }) => status)).toEqual(['failed', 'completed', 'completed']);
    expect(rows[0]?.error).toBe('Another was asked for before this one began.');
  });

  test('of something that is no policy, or of nobody’s scope, is refused before it begins', async () => {
    const { workspaceId, reviewer } = await aWorkspace();
    const start = (agentId: string | null, body: unknown) =>
      startReplay({ workspaceId, actor: reviewer, agentId, body, days: 7 });
    await expect(start(null, { nothing: true })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(start('agt_none', {})).rejects.toMatchObject({ code: 'not_found' });
    expect(await db().policyReplay.count({ where: { workspaceId } })).toBe(0);
  });
});
