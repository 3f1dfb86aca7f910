import { hashPassword } from '@/lib/auth/password';
import { newId } from '@/lib/platform/ids';
import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { workspace } from './support/sample';
import { signInSession } from './support/sign-in';
import { expect, test } from './support/test';

const slug = 'versions-of-the-test';
const who = { email: 'versions@example.com', password: 'a password that they chose' };

test.use({ storageState: { cookies: [], origins: [] } });

/** A workspace of its own, with the sample's model as its second version: putting one back makes a router start over. */
async function aWorkspaceWithTwoVersions(): Promise<string> {
  const [workspaceId, userId, agentId] = [newId('wsp'), newId('usr'), newId('agt')];
  await queryRows(
    `INSERT INTO workspaces (id, slug, name, time_zone, currency, created_at) VALUES ($1, $2, 'Versions of the test', 'UTC', 'EUR', now())`,
    [workspaceId, slug],
  );
  await queryRows(
    `INSERT INTO users (id, email, name, password_hash, created_at) VALUES ($1, $2, 'Vera Versions', $3, now())`,
    [userId, who.email, await hashPassword(who.password)],
  );
  await queryRows(
    `INSERT INTO memberships (id, workspace_id, user_id, roles, created_at) VALUES ($1, $2, $3, '{admin}', now())`,
    [newId('mem'), workspaceId, userId],
  );
  await queryRows(
    `INSERT INTO agents (id, workspace_id, kind, name, version, version_since, autonomy_level, owner_id, created_at)
     SELECT $1, $2, kind, name, version, now(), 'act', $3, now() FROM agents
     WHERE kind = 'lead-router' AND workspace_id = (SELECT id FROM workspaces WHERE slug = $4)`,
    [agentId, workspaceId, userId, workspace],
  );
  for (const version of [1, 2])
    await queryRows(
      `INSERT INTO scoring_models (id, workspace_id, name, version, hash, weights, ranking, metrics, trained_on, active, created_at)
       SELECT $1, $2, name, $3::int, $4, weights, ranking, metrics, trained_on, $3::int = 2, now() FROM scoring_models
       WHERE active AND workspace_id = (SELECT id FROM workspaces WHERE slug = $5)`,
      [newId('mod'), workspaceId, version, `hash-of-version-${version}`, workspace],
    );
  return agentId;
}

test('an earlier version of a model is put back in use, with a reason', async ({ page }) => {
  const agentId = await aWorkspaceWithTwoVersions();
  await signInSession(page.context().request, who);
  await page.goto(`/${slug}/agents/${agentId}/models`);
  const table = page.getByRole('table');
  const row = (version: number) =>
    table.getByRole('row').filter({ has: page.getByRole('button', { name: `Version ${version}` }) });
  await expect(row(2).getByText('In use', { exact: true })).toBeVisible();
  await row(1).getByRole('button', { name: 'Version 1' }).click();
  await page.getByRole('button', { name: 'Put back' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByLabel('Reason').fill('It routed better.');
  await asked.getByRole('button', { name: 'Put back' }).click();
  await expect(row(1).getByText('In use', { exact: true })).toBeVisible();
  await expect(row(2).getByText('Was in use', { exact: true })).toBeVisible();
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await expectAccessible(page, 'a version that was put back');
});
