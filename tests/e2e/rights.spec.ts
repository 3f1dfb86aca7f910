import { queryRows } from './support/database';
import { waitForSample, workspace } from './support/sample';
import { signInSession } from './support/sign-in';
import { baseUrl, expect, test } from './support/test';

test.describe('what a person may not do', () => {
  test('a viewer sees no button that changes something, and the API refuses them', async ({
    page,
    browser,
  }) => {
    await waitForSample();
    const viewer = { email: 'viewer@example.com', password: 'a first password of their own' };
    const added = await page.request.post('/api/v1/people', {
      headers: { 'mandate-workspace': workspace, origin: baseUrl() },
      data: { name: 'Vera Viewer', email: viewer.email, roles: ['viewer'] },
    });
    expect(added.status(), await added.text()).toBe(201);
    const { oneTimePassword } = (await added.json()) as { oneTimePassword: string };

    const context = await browser.newContext({
      baseURL: baseUrl(),
      storageState: { cookies: [], origins: [] },
    });
    await signInSession(context.request, { ...viewer, password: oneTimePassword });
    const headers = { 'mandate-workspace': workspace, origin: baseUrl() };
    const changed = await context.request.put('/api/v1/me/password', {
      headers,
      data: { currentPassword: oneTimePassword, newPassword: viewer.password },
    });
    expect(changed.status(), await changed.text()).toBe(200);
    await signInSession(context.request, viewer);

    const [approval] = await queryRows<{ id: string; hash: string }>(
      "SELECT id, action_hash AS hash FROM approvals WHERE status = 'pending' LIMIT 1",
    );
    const [action] = await queryRows<{ id: string; run: string }>(
      "SELECT id, run_id AS run FROM actions WHERE status = 'observed' LIMIT 1",
    );
    const [agent] = await queryRows<{ id: string }>('SELECT id FROM agents LIMIT 1');
    const screen = await context.newPage();
    const changing =
      /Approve|Reject|Confirm|Restore|Stop|Take back|Cancel run|Run again|Go on|Change scope|Pause|Create key|Add person|^Edit|Change cap|Take out/;
    for (const path of [
      'overview',
      'approvals',
      `approvals/${approval?.id}`,
      `runs/${action?.run}`,
      `agents/${agent?.id}`,
      'budgets',
      'policies/limits',
      'policies/history',
      'practice',
      'practice/campaigns',
      'practice/sequences',
      'practice/enrolments',
      'practice/mailbox',
      'settings/people',
    ]) {
      await screen.goto(`/sample/${path}`);
      await expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(screen.locator('[aria-busy="true"]')).toHaveCount(0);
      await expect(screen.getByRole('button', { name: changing }), path).toHaveCount(0);
      await expect(screen.getByRole('link', { name: 'Change scope' }), path).toHaveCount(0);
    }
    const reason = { reason: 'I want to.' };
    for (const [path, data] of [
      [`/api/v1/approvals/${approval?.id}/decision`, { actionHash: approval?.hash, answer: 'granted' }],
      [`/api/v1/actions/${action?.id}/undo`, reason],
      [`/api/v1/runs/${action?.run}/cancel`, reason],
      [`/api/v1/runs/${action?.run}/rerun`, reason],
      [`/api/v1/runs/${action?.run}/retry`, reason],
      ['/api/v1/stop', reason],
      [`/api/v1/agents/${agent?.id}/pause`, reason],
      ['/api/v1/api-keys', { name: 'Mine', permissions: ['workspace.read'], expiresInDays: 30 }],
    ] as const) {
      const refused = await context.request.post(path, { headers, data });
      expect(refused.status(), path).toBe(403);
      expect(await refused.json(), path).toMatchObject({ code: 'forbidden' });
    }
    await context.close();
  });

  test.describe('elsewhere', () => {
    test.use({ allowedErrors: /404 \(Not Found\)/ });

    test("another workspace and what is in it can't be told from what does not exist", async ({ page }) => {
      await queryRows(`
        INSERT INTO workspaces (id, slug, name, time_zone, currency, created_at)
          VALUES ('wsp_elsewhere', 'elsewhere', 'Elsewhere', 'UTC', 'EUR', now())`);
      await queryRows(`
        INSERT INTO accounts (id, workspace_id, external_id, name, created_at, updated_at)
          VALUES ('acc_elsewhere', 'wsp_elsewhere', 'x', 'Theirs', now(), now())`);
      await queryRows(`
        INSERT INTO contacts (id, workspace_id, account_id, external_id, traits, created_at, updated_at)
          VALUES ('con_elsewhere', 'wsp_elsewhere', 'acc_elsewhere', 'x', '{}', now(), now())`);
      const answer = async (path: string, inWorkspace: string) => {
        const response = await page.request.get(path, { headers: { 'mandate-workspace': inWorkspace } });
        const { requestId: _, ...problem } = (await response.json()) as Record<string, unknown>;
        return { status: response.status(), problem };
      };
      for (const [theirs, nobodys] of [
        ['/api/v1/accounts/acc_elsewhere', '/api/v1/accounts/acc_nobody'],
        ['/api/v1/contacts/con_elsewhere', '/api/v1/contacts/con_nobody'],
      ] as const) {
        const foreign = await answer(theirs, workspace);
        expect(foreign).toMatchObject({ status: 404, problem: { code: 'not_found' } });
        expect(JSON.stringify(foreign).replaceAll('elsewhere', 'nobody')).toBe(
          JSON.stringify(await answer(nobodys, workspace)),
        );
      }
      expect((await answer('/api/v1/accounts', 'elsewhere')).status).toBe(404);
      for (const path of [
        '/elsewhere/overview',
        '/sample/accounts/acc_elsewhere',
        '/sample/contacts/con_elsewhere',
      ]) {
        await page.goto(path);
        await expect(page.getByText('Theirs')).toHaveCount(0);
        await expect(page.getByText('There is nothing at this address')).toBeVisible();
      }
    });
  });
});
