import type { Actor } from '@/lib/core/access/actor';
import type { Proposal } from '@/lib/core/actions/proposal';
import { type PolicyBody, storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { createSampleWorkspace } from '@/lib/usecases/sample/create-sample-workspace';

export type Person = Extract<Actor, { type: 'person' }>;
export type TestWorkspace = {
  workspaceId: string;
  admin: Person;
  secondAdmin: Person;
  reviewer: Person;
  agents: Record<AgentKind, { id: string; version: string }>;
};

/** A furnished workspace of its own: practice platforms, both agents, people; no signals. First reviews are off unless asked for. */
export async function aWorkspace(policy: Partial<PolicyBody> = {}): Promise<TestWorkspace> {
  const workspaceId = newId('wsp');
  await db().workspace.create({
    data: {
      id: workspaceId,
      slug: workspaceId.replace('_', '-'),
      name: 'Test',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      isSample: true,
      createdAt: now(),
    },
  });
  // The furniture names its people by e-mail, which is unique: earlier workspaces of this file keep theirs under another one.
  for (const user of await db().user.findMany({ where: { email: { endsWith: '@sample.invalid' } } }))
    await db().user.update({ where: { id: user.id }, data: { email: `${user.id}@test.invalid` } });
  await createSampleWorkspace(workspaceId);
  await setPolicy(workspaceId, { firstDecisionsToReview: 0, ...policy });
  const people = await db().membership.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  const person = (index: number): Person => ({
    type: 'person',
    id: people[index]?.userId ?? '',
    isSample: true,
  });
  const agents = await db().agent.findMany({ where: { workspaceId } });
  const agent = (kind: AgentKind) => {
    const found = agents.find((row) => row.kind === kind);
    if (!found) throw new Error(`The workspace has no ${kind}.`);
    return { id: found.id, version: found.version };
  };
  await db().membership.updateMany({
    where: { workspaceId, userId: person(0).id },
    data: { roles: ['admin', 'reviewer', 'operator'] },
  });
  return {
    workspaceId,
    admin: person(0),
    secondAdmin: person(1),
    reviewer: person(2),
    agents: {
      'lead-router': agent('lead-router'),
      'bid-and-budget': agent('bid-and-budget'),
      sequencer: agent('sequencer'),
      content: agent('content'),
      lifecycle: agent('lifecycle'),
    },
  };
}

/** Versions are never rewritten: a changed policy is the next one. */
export const setPolicy = (workspaceId: string, changes: Partial<PolicyBody>): Promise<void> =>
  writePolicy(workspaceId, (body) => ({ ...storedPolicyBodySchema.parse(body), ...changes }));

/** A policy that nobody can read, such as one that another version of this program has written. */
export const breakPolicy = (workspaceId: string): Promise<void> =>
  writePolicy(workspaceId, () => ({ contact: 'nothing' }));

async function writePolicy(workspaceId: string, change: (body: unknown) => object): Promise<void> {
  const { id, version, body } = await db().policy.findFirstOrThrow({ where: { workspaceId, active: true } });
  await db().policy.update({ where: { id }, data: { active: false, status: 'superseded' } });
  await db().policy.create({
    data: {
      id: newId('pol'),
      workspaceId,
      version: version + 1,
      active: true,
      status: 'active',
      body: toJson(change(body)),
      createdAt: now(),
    },
  });
}

export async function setScope(agentId: string, changes: Partial<ScopeBody>): Promise<void> {
  const scope = await db().scope.findFirstOrThrow({ where: { agentId, status: 'active' } });
  const newest = await db().scope.findFirstOrThrow({ where: { agentId }, orderBy: { version: 'desc' } });
  await db().scope.update({ where: { id: scope.id }, data: { status: 'superseded' } });
  await db().scope.create({
    data: {
      ...scope,
      id: newId('scp'),
      version: newest.version + 1,
      body: toJson({ ...scopeBodySchema.parse(scope.body), ...changes }),
    },
  });
}

/** A contact that a signal of good quality tells of. */
export async function aContact(
  workspaceId: string,
): Promise<{ contactId: string; signalId: string; externalId: string }> {
  const contactId = newId('con');
  const at = now();
  await db().contact.create({
    data: { id: contactId, workspaceId, externalId: contactId, traits: {}, createdAt: at, updatedAt: at },
  });
  return { contactId, signalId: await aSignalAbout(workspaceId, contactId), externalId: contactId };
}

/** A signal of good quality about a contact. */
export async function aSignalAbout(workspaceId: string, contactId: string): Promise<string> {
  const signalId = newId('sig');
  const at = now();
  await db().signal.create({
    data: {
      id: signalId,
      workspaceId,
      source: 'test',
      messageId: signalId,
      kind: 'lead.engaged',
      contactId,
      quality: 0.9,
      payload: { traits: {} },
      occurredAt: at,
      recordedAt: at,
    },
  });
  return signalId;
}

/** Our mirror of one of the practice platform's campaigns, with a signal about it. */
export async function aCampaign(
  workspaceId: string,
  externalId = 'retargeting',
): Promise<{ campaignId: string; signalId: string; dailyBudgetMicros: bigint }> {
  const vendor = await db().practiceCampaign.findUniqueOrThrow({
    where: { workspaceId_externalId: { workspaceId, externalId } },
  });
  const connection = await db().connection.findUniqueOrThrow({
    where: { workspaceId_connector: { workspaceId, connector: 'practice-ads' } },
  });
  const [campaignId, signalId] = [newId('cmp'), newId('sig')];
  const at = now();
  await db().campaign.create({
    data: {
      id: campaignId,
      workspaceId,
      connectionId: connection.id,
      externalId,
      name: vendor.name,
      status: vendor.status,
      dailyBudgetMicros: vendor.dailyBudgetMicros,
      bidMicros: vendor.bidMicros,
      currency: 'EUR',
      observedAt: at,
      createdAt: at,
    },
  });
  await db().signal.create({
    data: {
      id: signalId,
      workspaceId,
      source: 'test',
      messageId: signalId,
      kind: 'campaign.performance',
      campaignId,
      quality: 0.9,
      payload: {},
      occurredAt: at,
      recordedAt: at,
    },
  });
  return { campaignId, signalId, dailyBudgetMicros: vendor.dailyBudgetMicros };
}

/** A run of an agent about a signal, with its task holding these proposals: ready to be submitted. */
export async function aTask(
  workspace: TestWorkspace,
  kind: AgentKind,
  signalId: string,
  proposals: Proposal[],
): Promise<{ runId: string; taskId: string }> {
  const agent = workspace.agents[kind];
  const { workspaceId } = workspace;
  const [runId, taskId] = [newId('run'), newId('tsk')];
  await db().run.create({
    data: {
      id: runId,
      workspaceId,
      signalId,
      subjectType: 'contact',
      subjectId: signalId,
      agentId: agent.id,
      plan: {},
      status: 'running',
      startedAt: now(),
    },
  });
  await db().task.create({
    data: {
      id: taskId,
      workspaceId,
      runId,
      agentId: agent.id,
      agentVersion: agent.version,
      proposals: toJson(proposals),
      summary: 'test',
      createdAt: now(),
    },
  });
  return { runId, taskId };
}

const common = {
  reasoning: 'Because the test says so.',
  inputs: [],
  expectedEffect: {
    metric: 'conversion',
    unit: 'probability' as const,
    value: 0.2,
    low: 0.1,
    high: 0.3,
    horizonDays: 14,
  },
  confidence: 0.9,
};

export const assignOwner = (contactId: string, signalId: string, ownerExternalId: string): Proposal => ({
  kind: 'crm.contact.assign-owner',
  payload: { contactId, ownerExternalId, context: { score: 0.7, reasons: ['Fits the region.'], signalId } },
  ...common,
});

export const setDailyBudget = (campaignId: string, fromMicros: bigint, toMicros: bigint): Proposal => ({
  kind: 'ads.campaign.set-daily-budget',
  payload: { campaignId, fromMicros: fromMicros.toString(), toMicros: toMicros.toString() },
  ...common,
});

/** The ids of the practice CRM's owners. */
export async function ownerIds(workspaceId: string): Promise<string[]> {
  return (await db().practiceOwner.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } })).map(
    (owner) => owner.id,
  );
}
