import { agentVersion } from '@/lib/agents/kit/agent-version';
import { agentDefinitions } from '@/lib/agents/registry';
import { NO_PASSWORD } from '@/lib/auth/password';
import type { Actor } from '@/lib/core/access/actor';
import { type AgentKind, agentKinds } from '@/lib/core/runs/agent-kind';
import { microsOf } from '@/lib/core/shared/micros';
import type { Agent, Workspace } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { addCampaigns } from '@/lib/practice-platform/ads';
import { addPages } from '@/lib/practice-platform/cms';
import { saveOwners } from '@/lib/practice-platform/crm';
import { addSequences } from '@/lib/practice-platform/outreach-sequences';
import { addFact } from '../content/approve-fact';
import { sampleFacts, samplePages } from './sample-content';
import { samplePolicy } from './sample-policy';
import { sampleScope } from './sample-scope';
import { sampleSequences } from './sample-sequences';
import { sampleCampaigns, sampleOwners, samplePeople } from './sample-shape';

const system: Actor = { type: 'system', id: 'sample' };

async function addPeople(tx: Tx, workspaceId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const person of samplePeople) {
    const id = newId('usr');
    await tx.user.create({
      data: { id, email: person.email, name: person.name, passwordHash: NO_PASSWORD, createdAt: now() },
      select: { id: true },
    });
    await tx.membership.create({
      data: {
        id: newId('mem'),
        workspaceId,
        userId: id,
        roles: [...person.roles],
        isSample: true,
        createdAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: system,
      verb: 'people.added',
      subject: { type: 'person', id },
      detail: { roles: [...person.roles], isSample: true },
    });
    ids.push(id);
  }
  return ids;
}

async function addAgents(
  tx: Tx,
  workspaceId: string,
  timeZone: string,
  ownerId: string,
  deputyId: string,
  approverId: string,
  kinds: readonly AgentKind[] = agentKinds,
): Promise<void> {
  for (const kind of kinds) {
    const definition = agentDefinitions[kind];
    const id = newId('agt');
    const version = agentVersion(definition, null, null);
    await tx.agent.create({
      data: {
        id,
        workspaceId,
        kind,
        name: definition.title,
        version,
        versionSince: now(),
        // A newcomer sees each message of it before it goes out.
        autonomyLevel: kind === 'lifecycle' ? 'ask' : 'act',
        ownerId,
        deputyId,
        createdAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: system,
      verb: 'agents.created',
      subject: { type: 'agent', id },
      detail: { kind, version },
    });
    const scopeId = newId('scp');
    await tx.scope.create({
      data: {
        id: scopeId,
        workspaceId,
        agentId: id,
        version: 1,
        status: 'active',
        body: toJson(sampleScope(kind, timeZone)),
        proposedById: deputyId,
        decidedById: approverId,
        note: 'First scope of the sample workspace.',
        createdAt: now(),
        decidedAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: system,
      verb: 'agents.scope_activated',
      subject: { type: 'agent', id },
      detail: { scopeId, version: 1, changes: ['First scope.'], proposedById: deputyId },
    });
  }
}

async function addBudgets(tx: Tx, workspaceId: string, currency: string): Promise<void> {
  const daily = sampleCampaigns.reduce((sum, campaign) => sum + campaign.dailyBudget, 0);
  const caps = [
    { name: 'Paid media, per day', period: 'day' as const, cap: daily + 60 },
    { name: 'Paid media, per month', period: 'month' as const, cap: (daily + 60) * 31 },
  ];
  for (const { name, period, cap } of caps) {
    const id = newId('bud');
    const capMicros = microsOf(cap);
    await tx.budget.create({
      data: {
        id,
        workspaceId,
        name,
        subject: 'channel',
        subjectId: 'ads',
        period,
        capMicros,
        currency,
        createdAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: system,
      verb: 'budgets.created',
      subject: { type: 'budget', id },
      detail: { subject: 'channel', subjectId: 'ads', period, capMicros: capMicros.toString(), currency },
    });
  }
}

/** Connects the practice platforms that are not connected yet. */
async function connect(tx: Tx, workspaceId: string): Promise<void> {
  const platforms = [
    ['practice-crm', 'crm', 'Practice CRM'],
    ['practice-ads', 'ads', 'Practice ads'],
    ['practice-outreach', 'outreach', 'Practice outreach'],
    ['practice-email', 'email', 'Practice e-mail'],
    ['practice-sms', 'sms', 'Practice text messages'],
    ['practice-in-product', 'in_product', 'Practice product'],
    ['practice-cms', 'cms', 'Practice CMS'],
  ] as const;
  await tx.connection.createMany({
    skipDuplicates: true,
    data: platforms.map(([connector, channel, name]) => ({
      id: newId('cnx'),
      workspaceId,
      connector,
      channel,
      name,
      isPractice: true,
      createdAt: now(),
    })),
  });
}

/** Landing pages of the practice CMS, and what may be claimed on them. A page of ours comes with the first look at the CMS. */
async function addContent(tx: Tx, workspaceId: string, approverId: string): Promise<void> {
  await addPages(tx, workspaceId, samplePages);
  if ((await tx.approvedFact.count({ where: { workspaceId } })) > 0) return;
  for (const fact of sampleFacts)
    await addFact(tx, { workspaceId, actor: { type: 'person', id: approverId, isSample: true }, fact });
}

/** What a sample that was furnished by an earlier version lacks: newer agents with their scopes, and the platforms they use. */
async function addWhatCameLater(tx: Tx, workspace: Workspace, agents: readonly Agent[]): Promise<void> {
  const missing = agentKinds.filter((kind) => !agents.some((agent) => agent.kind === kind));
  const people = await tx.membership.findMany({
    where: { workspaceId: workspace.id, isSample: true },
    orderBy: { id: 'asc' },
    select: { userId: true },
  });
  const [owner, operator, , deputy] = people.map(({ userId }) => userId);
  if (missing.length === 0 || !owner || !operator || !deputy) return;
  await connect(tx, workspace.id);
  await addSequences(tx, workspace.id, sampleSequences);
  await addContent(tx, workspace.id, owner);
  await addAgents(tx, workspace.id, workspace.timeZone, owner, deputy, operator, missing);
}

/**
 * Furnishes an empty sample workspace: people (labelled as sample), practice platforms, policy, agents with their scopes and
 * budgets. Everything after that comes from signals through the real path. Doing it again, or at once in several processes,
 * changes nothing but for what the version that furnished it did not have.
 */
export async function createSampleWorkspace(workspaceId: string): Promise<{ created: boolean }> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('mandate.sample-workspace'))::text`;
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const agents = await tx.agent.findMany({ where: { workspaceId } });
    if (agents.length > 0) {
      await addWhatCameLater(tx, workspace, agents);
      return { created: false };
    }
    const [owner, operator, reviewer, deputy] = await addPeople(tx, workspaceId);
    if (!owner || !operator || !reviewer || !deputy) throw new Error('The sample needs four people.');
    await connect(tx, workspaceId);
    const policyId = newId('pol');
    await tx.policy.create({
      data: {
        id: policyId,
        workspaceId,
        version: 1,
        active: true,
        body: toJson(samplePolicy),
        createdAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: system,
      verb: 'policies.activated',
      subject: { type: 'policy', id: policyId },
      detail: { policyId, version: 1 },
    });
    await addAgents(tx, workspaceId, workspace.timeZone, owner, deputy, operator);
    await addBudgets(tx, workspaceId, workspace.currency);
    await saveOwners(
      tx,
      workspaceId,
      sampleOwners.map(([name, team, region]) => ({ name, team, region, capacity: 60, available: true })),
    );
    await addCampaigns(
      tx,
      workspaceId,
      sampleCampaigns.map(({ externalId, name, dailyBudget, bid }) => ({
        externalId,
        name,
        currency: workspace.currency,
        status: 'active',
        dailyBudgetMicros: String(microsOf(dailyBudget)),
        bidMicros: String(microsOf(bid)),
      })),
    );
    await addSequences(tx, workspaceId, sampleSequences);
    await addContent(tx, workspaceId, owner);
    return { created: true };
  });
}
