import { expect, test } from 'vitest';
import { agentBoundsSchema } from '@/lib/contracts/agent-bounds';
import { db } from '@/lib/db/client';
import { readBounds } from '@/lib/queries/agents/read-bounds';
import { setAutonomy } from '@/lib/usecases/agents/set-autonomy';
import { proposeAssignment } from '../../support/assignment';
import { aWorkspace, setPolicy, type TestWorkspace } from '../../support/workspace';

const boundsOf = async ({ workspaceId, agents }: TestWorkspace, kind: 'lead-router' | 'bid-and-budget') => {
  const { id, name, timeZone, currency } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
  });
  return agentBoundsSchema.parse(await readBounds({ id, name, timeZone, currency }, agents[kind].id));
};

test('it says what the gate does, and follows what is in force', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin } = workspace;
  const kind = 'crm.contact.assign-owner' as const;
  const lines = async () => {
    const found = (await boundsOf(workspace, 'lead-router')).kinds.find((each) => each.kind === kind);
    return found?.granted ? found.lines.map(({ mode }) => mode) : found?.because;
  };
  expect(await lines()).toEqual(['alone']);
  expect((await proposeAssignment(workspace)).status).toBe('cleared');
  await setPolicy(workspaceId, { firstDecisionsToReview: 10 });
  expect(await lines()).toEqual(['asks_first']);
  expect((await proposeAssignment(workspace)).status).toBe('awaiting_approval');
  await setAutonomy({
    workspaceId,
    actor: admin,
    agentId: workspace.agents['lead-router'].id,
    kind,
    segment: 'unknown',
    level: 'shadow',
    reason: 'A test.',
    consents: false,
  });
  expect(await lines()).toEqual(expect.arrayContaining(['asks_first', 'shown']));
  expect((await proposeAssignment(workspace)).status).toBe('denied');
  await db().scope.updateMany({
    where: { agentId: workspace.agents['lead-router'].id },
    data: { status: 'superseded' },
  });
  expect(await lines()).toBe('It has no scope in force.');
});

test('limits, budgets, who is asked and since when stand in it', async () => {
  const workspace = await aWorkspace();
  const bounds = await boundsOf(workspace, 'bid-and-budget');
  const agent = await db().agent.findUniqueOrThrow({ where: { id: workspace.agents['bid-and-budget'].id } });
  expect(bounds.owner.id).toBe(agent.ownerId);
  expect(bounds.asked.at(-1)).toMatchObject({ about: 'everything else', person: { id: agent.ownerId } });
  expect(bounds.limits.join(' ')).toContain('in one action');
  expect(bounds.budgets.length).toBeGreaterThan(0);
  expect(bounds.neverAlone.join(' ')).toContain('by more than half');
  expect(bounds.contact).toEqual([]);
  expect(bounds.versions.map(({ what }) => what)).toEqual(['agent', 'scope', 'policy']);
  await setPolicy(workspace.workspaceId, {
    escalation: {
      paths: [{ topic: 'money', reviewerId: workspace.reviewer.id, deputyId: null, deadlineMinutes: 90 }],
    },
  });
  const named = await boundsOf(workspace, 'bid-and-budget');
  expect(named.asked[0]).toMatchObject({
    about: 'budgets and spend',
    person: { id: workspace.reviewer.id },
    deadlineMinutes: 90,
  });
});
