import { expect, test } from 'vitest';
import { listViews } from '@/lib/queries/views/list-views';
import { deleteView, saveView } from '@/lib/usecases/views/save-view';
import { aWorkspace } from '../../support/workspace';

test('a person keeps filters under a name for themselves; the same name replaces, and only they delete it', async () => {
  const { workspaceId, admin, reviewer } = await aWorkspace();
  const { workspaceId: other } = await aWorkspace();
  const keep = (userId: string, name: string, search: string) =>
    saveView(workspaceId, userId, { list: 'approvals', name, search });
  const views = (userId: string, where = workspaceId) => listViews(where, userId, 'approvals');
  await keep(admin.id, 'Mine', 'show=mine');
  await keep(admin.id, 'Budgets', 'kind=ads.campaign.set-daily-budget');
  await keep(admin.id, 'Mine', 'show=mine&sort=createdAt');
  expect((await views(admin.id)).rows.map(({ name, search }) => [name, search])).toEqual([
    ['Budgets', 'kind=ads.campaign.set-daily-budget'],
    ['Mine', 'show=mine&sort=createdAt'],
  ]);
  expect((await views(reviewer.id)).rows).toEqual([]);
  expect((await views(admin.id, other)).rows).toEqual([]);
  const [first] = (await views(admin.id)).rows;
  await expect(deleteView(workspaceId, reviewer.id, first?.id ?? '')).rejects.toMatchObject({
    code: 'not_found',
  });
  await deleteView(workspaceId, admin.id, first?.id ?? '');
  expect((await views(admin.id)).rows).toHaveLength(1);
});
