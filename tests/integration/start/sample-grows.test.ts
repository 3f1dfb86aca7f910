import { expect, test } from 'vitest';
import { agentKinds } from '@/lib/core/runs/agent-kind';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { createSampleWorkspace } from '@/lib/usecases/sample/create-sample-workspace';
import { aWorkspace } from '../../support/workspace';

test('a sample furnished by an earlier version gets the agents and platforms that came since, once', async () => {
  const { workspaceId, agents } = await aWorkspace();
  const { id } = agents.sequencer;
  await inTransaction(async (tx) => {
    // A scope is never taken away; here it is as if it had never been.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.scope.deleteMany({ where: { agentId: id } });
    await tx.agent.delete({ where: { id } });
  });
  await db().connection.deleteMany({ where: { workspaceId, channel: { in: ['outreach', 'email'] } } });
  await db().practiceSequence.deleteMany({ where: { workspaceId } });
  for (let start = 0; start < 2; start++)
    expect(await createSampleWorkspace(workspaceId)).toEqual({ created: false });
  expect(await db().agent.count({ where: { workspaceId } })).toBe(agentKinds.length);
  expect(await db().connection.count({ where: { workspaceId } })).toBe(7);
  expect(await db().practiceSequence.count({ where: { workspaceId } })).toBe(4);
  const scope = await db().scope.findFirstOrThrow({ where: { workspaceId, agent: { kind: 'sequencer' } } });
  expect(scope).toMatchObject({ status: 'active', version: 1 });
});
