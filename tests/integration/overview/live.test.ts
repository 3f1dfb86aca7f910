import { expect, test, vi } from 'vitest';
import type { ChangedNoun } from '@/lib/contracts/live';
import { db } from '@/lib/db/client';
import { followChanges } from '@/lib/queries/live/change-listener';
import { switchGenerator } from '@/lib/usecases/sample/switch-generator';
import { aWorkspace } from '../../support/workspace';

async function follow(workspaceId: string) {
  const nouns: ChangedNoun[] = [];
  const gaps: number[] = [];
  const leave = await followChanges({
    workspaceId,
    onChange: (noun) => nouns.push(noun),
    onGap: () => gaps.push(nouns.length),
  });
  return { nouns, gaps, leave };
}

test('a change is told to those who follow its workspace, once each, and to nobody else', async () => {
  const [here, there] = [await aWorkspace(), await aWorkspace()];
  const [first, second, other] = await Promise.all([
    follow(here.workspaceId),
    follow(here.workspaceId),
    follow(there.workspaceId),
  ]);
  await switchGenerator({ workspaceId: here.workspaceId, actor: here.admin, on: true });
  await vi.waitFor(() => expect(first.nouns).toEqual(['workspace']));
  await vi.waitFor(() => expect(second.nouns).toEqual(['workspace']));
  second.leave();
  await switchGenerator({ workspaceId: there.workspaceId, actor: there.admin, on: true });
  await switchGenerator({ workspaceId: here.workspaceId, actor: here.admin, on: false });
  await vi.waitFor(() => expect(first.nouns).toHaveLength(2));
  await vi.waitFor(() => expect(other.nouns).toEqual(['workspace']));
  expect(second.nouns).toHaveLength(1);
  first.leave();
  other.leave();
});

test('a lost connection comes back by itself and says that something may be missing', async () => {
  const { workspaceId, admin } = await aWorkspace();
  const { nouns, gaps, leave } = await follow(workspaceId);
  await db()
    .$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mandate-live' AND datname = current_database()`;
  await vi.waitFor(() => expect(gaps).toHaveLength(1), { timeout: 10_000 });
  await switchGenerator({ workspaceId, actor: admin, on: true });
  await vi.waitFor(() => expect(nouns).toEqual(['workspace']));
  leave();
});

test('the last to leave closes the connection, the next opens another', async () => {
  const { workspaceId, admin } = await aWorkspace();
  const earlier = await follow(workspaceId);
  earlier.leave();
  const later = await follow(workspaceId);
  await switchGenerator({ workspaceId, actor: admin, on: true });
  await vi.waitFor(() => expect(later.nouns).toEqual(['workspace']));
  expect(earlier.nouns).toEqual([]);
  later.leave();
});
