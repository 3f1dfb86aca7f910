import { expect, it } from 'vitest';
import { signIn } from '@/lib/auth/sign-in';
import { connectors } from '@/lib/connectors/registry';
import { agentKinds } from '@/lib/core/runs/agent-kind';
import { db } from '@/lib/db/client';
import { createSampleWorkspace } from '@/lib/usecases/sample/create-sample-workspace';
import { firstRun } from '@/prisma/seed/first-run';
import './support';

it('creates the administrator once, however often and at once it is asked', async () => {
  const runs = await Promise.all([firstRun(), firstRun(), firstRun()]);
  const created = runs.filter((run) => run.created);
  expect(created).toHaveLength(1);
  expect(new Set(runs.map((run) => run.workspaceId)).size).toBe(1);
  expect(runs.filter((run) => run.password !== null)).toEqual(created);
  const { email, password } = created[0] ?? { email: '', password: '' };
  expect(await signIn({ email, password: password ?? '', address: 'a' })).toMatchObject({ ok: true });
  expect(await db().workspace.findMany({ select: { slug: true, isSample: true } })).toEqual([
    { slug: 'sample', isSample: true },
  ]);
});

it('furnishes the sample workspace once, however often and at once it is asked', async () => {
  const { workspaceId } = await firstRun();
  const results = await Promise.all([1, 2, 3].map(() => createSampleWorkspace(workspaceId)));
  expect(results.filter((result) => result.created)).toHaveLength(1);
  expect(await db().agent.count({ where: { workspaceId } })).toBe(agentKinds.length);
  expect(await db().connection.count({ where: { workspaceId } })).toBe(connectors.length);
  expect(await db().practiceSequence.count({ where: { workspaceId } })).toBe(4);
});
