import type { Page } from '@playwright/test';
import { aWaitingRun } from './support/api';
import { queryRows } from './support/database';
import { waitForSample, workspace } from './support/sample';
import { expect, test } from './support/test';

const stepsOf = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Steps', exact: true }) });

async function confirm(page: Page, button: string, reason: string, label: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Why').fill(reason);
  await dialog.getByRole('button', { name: label }).click();
  await expect(dialog).toHaveCount(0);
}

test.describe('a run', () => {
  test('shows whom it waits for; is cancelled, and done over as another one', async ({ page }) => {
    await waitForSample();
    const run = await aWaitingRun(page.request, 'lead-to-cancel');
    await page.goto(`/${workspace}/runs/${run.id}`);
    const wait = stepsOf(page).getByRole('listitem').filter({ hasText: 'Wait for a person' });
    await expect(wait).toContainText('Waits');
    await expect(wait.getByRole('link', { name: 'Answer it' })).toBeVisible();

    await confirm(page, 'Cancel run', 'The wrong week.', 'Cancel run');
    await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
    await expect(wait).toContainText('Cancelled');
    await expect(page.getByRole('button', { name: 'Cancel run' })).toHaveCount(0);

    await confirm(page, 'Run again', 'The right week.', 'Run again');
    await expect(page).not.toHaveURL(new RegExp(`${run.id}$`));
    await expect(page.getByText('Done over', { exact: true })).toBeVisible();
    await page.goto(`/${workspace}/runs?rerunOf=${run.id}`);
    const rows = page.getByRole('table', { name: 'Runs' }).locator('tbody tr');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('run again');
    await page.getByRole('button', { name: /^Done over from/ }).click();
    await page.getByRole('searchbox', { name: 'Search runs' }).fill(run.subject.name ?? '');
    await expect(page).toHaveURL(/\?q=/);
    await expect(rows.filter({ hasText: run.subject.name ?? '' })).not.toHaveCount(0);
  });

  test('that failed shows its attempts and goes on from the failed step, doing nothing twice', async ({
    page,
  }) => {
    await waitForSample();
    const [run] = await queryRows<{ id: string; workspace: string }>(`
      SELECT r.id, r.workspace_id AS workspace FROM runs r JOIN actions a ON a.run_id = r.id
      WHERE r.status = 'completed' AND a.status = 'observed' ORDER BY r.id LIMIT 1`);
    const executions = () =>
      queryRows(
        'SELECT count(*)::int FROM executions e JOIN actions a ON a.id = e.action_id WHERE a.run_id = $1',
        [run?.id],
      );
    const before = await executions();
    await queryRows("UPDATE runs SET status = 'failed', outcome = 'No answer.' WHERE id = $1", [run?.id]);
    await queryRows("DELETE FROM run_steps WHERE run_id = $1 AND step = 'finish'", [run?.id]);
    for (const [attempt, status] of ['retrying', 'failed'].entries())
      await queryRows(
        `INSERT INTO run_steps (id, workspace_id, run_id, pass, step, attempt, kind, status, error, started_at, finished_at)
         VALUES ('stp_e2e_' || $3::int, $1, $2, 1, 'finish', $3, 'run', $4::run_step_status,
           '{"name":"Error","message":"The database did not answer."}', now(), now())`,
        [run?.workspace, run?.id, attempt, status],
      );
    await page.goto(`/${workspace}/runs/${run?.id}`);
    const failed = stepsOf(page).getByRole('listitem').filter({ hasText: 'Closed the run' });
    await expect(failed.first()).toContainText('2 of 2 attempts failed');
    await expect(failed.first()).toContainText('The database did not answer.');

    await confirm(page, 'Go on from the failed step', 'It answers again.', 'Go on');
    const again = page.getByRole('region', { name: 'Pass 2' });
    await expect(again.getByRole('listitem').filter({ hasText: 'Closed the run' })).toContainText('Done');
    await expect(page.getByText('Completed', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Go on from the failed step' })).toHaveCount(0);
    expect(await executions()).toEqual(before);
  });
});
