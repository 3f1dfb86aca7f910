import { expectAccessible } from './support/accessible';
import { aWaitingRun, readApi } from './support/api';
import { queryRows } from './support/database';
import { waitForSample, workspace } from './support/sample';
import { expect, test } from './support/test';

test.describe('a rollback', () => {
  test('shows three values, puts back over an edit only where chosen, and is taken back itself', async ({
    page,
  }) => {
    await waitForSample();
    const run = await aWaitingRun(page.request, 'lead-to-take-back');
    const [action] = run.actions;
    const approvalId = action?.approvals[0]?.id ?? '';
    await page.goto(`/${workspace}/approvals/${approvalId}`);
    await page.getByRole('button', { name: /^Approve/ }).click();
    const isObserved = async () =>
      (await readApi<typeof run>(page.request, `/api/v1/runs/${run.id}`)).actions[0]?.status;
    await expect.poll(isObserved, { timeout: 20_000 }).toBe('observed');
    const ownerNow = async () => {
      const [row] = await queryRows<{ owner: string | null }>(
        "SELECT owner_id AS owner FROM practice_contacts WHERE external_id = 'lead-to-take-back'",
      );
      return row?.owner ?? null;
    };
    const ours = await ownerNow();
    await queryRows(
      `UPDATE practice_contacts SET owner_id = (SELECT id FROM practice_owners WHERE id <> $1 ORDER BY id LIMIT 1)
       WHERE external_id = 'lead-to-take-back'`,
      [ours],
    );
    const edited = await ownerNow();

    await page.goto(`/${workspace}/runs/${run.id}`);
    await page.getByRole('button', { name: 'Take it all back' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Why').fill('The wrong team.');
    await dialog.getByRole('button', { name: 'Show the plan' }).click();
    await expect(page).toHaveURL(/\/rollbacks\/rbk_/);
    await expect(page.getByText('Planned, not started')).toBeVisible();
    const row = page.getByRole('list', { name: 'Actions of the rollback' }).getByRole('listitem').first();
    await expect(row).toContainText('changed since by somebody in the platform itself');
    await expectAccessible(page, 'the plan of a rollback');

    await row.getByRole('combobox').click();
    await page.getByRole('option', { name: 'Put back over it' }).click();
    await expect(row.getByRole('combobox')).toContainText('Put back over it');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await dialog.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('Finished', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('1 of 1 action')).toBeVisible();
    expect(await ownerNow()).toBeNull();

    await page.getByRole('button', { name: 'Take this rollback back' }).click();
    await expect(page.getByText('Planned, not started')).toBeVisible();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await dialog.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('Finished', { exact: true })).toBeVisible({ timeout: 30_000 });
    expect(await ownerNow()).toBe(edited);

    await page.goto(`/${workspace}/rollbacks`);
    await expect(page.getByRole('list', { name: 'Rollbacks' }).getByRole('listitem')).toHaveCount(2);
  });
});
