import { expectAccessible } from './support/accessible';
import { workspace } from './support/sample';
import { baseUrl, expect, test } from './support/test';

test('a holdout is begun, shows its arms before anything else, and is stopped', async ({ page }) => {
  await page.goto(`/${workspace}/holdouts`);
  // A draft takes nobody up: what other tests act on is left as it is.
  const play = await page.request.post('/api/v1/plays', {
    headers: { 'mandate-workspace': workspace, origin: baseUrl() },
    data: {
      name: 'held-out-of-the-test',
      title: 'Held out of the test',
      body: {
        trigger: { on: 'signal', kinds: ['contact.tracked'], events: [] },
        conditions: [],
        goal: 'Nothing comes of it.',
        again: { afterDays: 30 },
      },
    },
  });
  expect(play.status()).toBe(201);
  await page.getByRole('button', { name: 'New holdout' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Spending of the test');
  await dialog.getByRole('combobox', { name: 'Measures' }).click();
  await page.getByRole('option', { name: /Held out of the test/ }).click();
  await dialog.getByRole('textbox', { name: 'A conversion is worth' }).fill('40');
  await expect(dialog.getByText('20 of 100 are left to business as usual', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Begin holdout' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Spending of the test' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Arms of the holdout' })).toBeVisible();
  await expect(page.getByText('Nothing can be said yet')).toBeVisible();
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await expectAccessible(page, 'a holdout');

  await page.getByRole('button', { name: 'Stop holdout' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByRole('textbox', { name: 'Why' }).fill('The test is over.');
  await asked.getByRole('button', { name: 'Stop holdout' }).click();
  await expect(page.getByText('The test is over.')).toBeVisible();
});
