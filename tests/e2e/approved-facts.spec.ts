import { expectAccessible } from './support/accessible';
import { workspace } from './support/sample';
import { expect, test } from './support/test';

test('a fact is approved with what shows it, and withdrawn', async ({ page }) => {
  await page.goto(`/${workspace}/content/facts`);
  await page.getByRole('button', { name: 'Approve a fact' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'What may be claimed' }).fill('Facts of the test are made up.');
  await dialog.getByRole('textbox', { name: 'What shows it' }).fill('The test itself');
  await expectAccessible(page, 'approving a fact');
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Facts of the test are made up.' });
  await expect(row.getByText('Holds', { exact: true })).toBeVisible();

  await row.getByRole('button', { name: /^Withdraw/ }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByRole('textbox', { name: 'Why' }).fill('The test is over.');
  await asked.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(row.getByText('Withdrawn', { exact: true })).toBeVisible();
});
