import { expect, test } from './support/test';

test('the page of the engine shows what it does', async ({ page }) => {
  await page.goto('/sample/settings/engine');
  await expect(page.getByRole('heading', { name: 'Workflow engine' })).toBeVisible();
  // The first sign of life comes with the first full minute.
  await expect(page.getByText('Workflows run')).toBeVisible({ timeout: 75_000 });
  await expect(page.getByText('Embedded', { exact: true })).toBeVisible();
  await expect(page.getByText('Carries the work out')).toBeVisible();
});

test('when workflows stand still every page says so, until they move again', async ({ page }) => {
  let state = 'standing_still';
  const since = new Date(Date.now() - 600_000).toISOString();
  await page.route('**/api/v1/engine/pulse', (route) =>
    route.fulfill({ json: { state, lastBeatAt: since, since: state === 'working' ? null : since } }),
  );
  await page.clock.install();
  await page.goto('/sample/budgets');
  const notice = page.getByText('The workflow engine stands still since');
  await expect(page.getByRole('heading', { name: 'Budgets', level: 1 })).toBeVisible();
  await expect(notice).toBeHidden();
  await page.clock.fastForward(25_000);
  await expect(notice).toBeVisible();
  await expect(page.getByRole('link', { name: 'Look at the engine' })).toBeVisible();
  state = 'working';
  await page.clock.fastForward(25_000);
  await expect(notice).toBeHidden();
});
