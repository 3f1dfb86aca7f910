import { afterAll, beforeAll, expect, test } from 'vitest';
import { planSchema } from '@/lib/core/runs/plan';
import { db } from '@/lib/db/client';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { pullPagesOf } from '@/lib/usecases/content/pull-pages';
import { sendOutboxEvents } from '@/lib/usecases/outbox/send-outbox-events';
import { anAccountPlay, anEngagedCompany, aSurge, someCampaignDays } from '../../support/account-play';
import { anOutreachWorkspace } from '../../support/outreach';
import { startWorkflowApp, until, type WorkflowApp } from '../../support/workflow-app';

let app: WorkflowApp;
beforeAll(async () => {
  app = await startWorkflowApp();
});
afterAll(() => app?.stop());

/** A company surges, and the workflows are told of it. */
async function surges(workspaceId: string, accountId: string): Promise<string> {
  const surgeId = await aSurge(workspaceId, accountId);
  await inTransaction((tx) =>
    enqueueEvent(tx, { workspaceId, name: 'surge/opened', data: { workspaceId, surgeId } }),
  );
  await sendOutboxEvents();
  return surgeId;
}

test('a surge of a tier-1 company leads, with nobody asked, to its three people being enrolled and the company being shown a campaign', async () => {
  const workspace = await anOutreachWorkspace({ askBelowConfidence: 0 });
  const { workspaceId } = workspace;
  await someCampaignDays(workspaceId);
  await anAccountPlay(workspace, { agents: ['lead-router', 'sequencer', 'bid-and-budget'] });
  const accountId = await anEngagedCompany(workspaceId);
  const surgeId = await surges(workspaceId, accountId);
  const run = await until('the run over the company to end', () =>
    db().run.findFirst({ where: { workspaceId, subjectType: 'account', status: 'completed' } }),
  );
  console.error(
    JSON.stringify(run.plan, null, 1),
    JSON.stringify(await db().planRevision.findMany(), null, 1),
    JSON.stringify(await db().task.findMany({ select: { step: true, summary: true } })),
  );
  expect(run).toMatchObject({ subjectId: accountId, outcome: 'observed, observed, observed, observed' });
  const actions = await db().action.findMany({
    where: { workspaceId, runId: run.id },
    orderBy: { id: 'asc' },
  });
  expect(actions.map(({ kind, status }) => [kind, status])).toEqual([
    ...[1, 2, 3].map(() => ['outreach.contact.enrol', 'observed']),
    ['ads.campaign.target-account', 'observed'],
  ]);
  // The platforms have it.
  const enrolled = await db().contact.findMany({ where: { workspaceId, accountId } });
  expect(enrolled.map(({ sequenceExternalId }) => sequenceExternalId !== null)).toEqual([true, true, true]);
  const shown = await db().practiceCampaign.findMany({
    where: { workspaceId, accounts: { isEmpty: false } },
  });
  expect(shown.map(({ accounts }) => accounts)).toEqual([[`account:${accountId}`]]);
  // What else was weighed, and why not, is kept with the run.
  const plan = planSchema.parse(run.plan);
  expect(plan.steps).toHaveLength(4);
  expect(plan.alternatives.length).toBeGreaterThan(3);
  expect(plan.alternatives.every(({ whyNot }) => whyNot !== null)).toBe(true);
  expect(await db().surge.findUniqueOrThrow({ where: { id: surgeId } })).toMatchObject({ status: 'acted' });
  expect(await db().playMatch.count({ where: { runId: run.id } })).toBe(3);
}, 60_000);

test('words for the landing page wait for a person, and hold up nobody else', async () => {
  const workspace = await anOutreachWorkspace({ askBelowConfidence: 0 });
  const { workspaceId } = workspace;
  await pullPagesOf(workspaceId);
  await someCampaignDays(workspaceId);
  await anAccountPlay(workspace);
  const accountId = await anEngagedCompany(workspaceId);
  await surges(workspaceId, accountId);
  const run = await until('the run to wait for a person', () =>
    db().run.findFirst({ where: { workspaceId, subjectType: 'account', status: 'waiting' } }),
  );
  expect(planSchema.parse(run.plan).steps.map(({ agentKind }) => agentKind)).toEqual([
    'content',
    'sequencer',
    'sequencer',
    'sequencer',
    'bid-and-budget',
  ]);
  const actions = await db().action.findMany({
    where: { runId: run.id },
    select: { channel: true, status: true },
  });
  const inState = (state: string) =>
    actions.filter(({ status }) => status === state).map(({ channel }) => channel);
  expect(inState('awaiting_approval')).toEqual(['cms']);
  expect(inState('observed').sort()).toEqual(['ads', 'outreach', 'outreach', 'outreach']);
  // The person says no: the rest of those words is looked at, and the plan says what came of it.
  const approval = await db().approval.findFirstOrThrow({ where: { workspaceId, status: 'pending' } });
  const { id: approvalId, actionHash, reviewerId } = approval;
  await decideApproval({
    workspaceId,
    actor: { type: 'person', id: reviewerId, isSample: true },
    approvalId,
    actionHash,
    answer: 'rejected',
    reason: 'Not in our voice.',
  });
  await until('the next proposal of the content agent', () =>
    db().action.findFirst({ where: { runId: run.id, channel: 'cms', ordinal: 1 } }),
  );
}, 60_000);
