import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { waitForSample } from './support/sample';
import { expect, test } from './support/test';

test('what is known of a company is added, put right and forgotten on its page', async ({ page }) => {
  await waitForSample();
  const [account] = await queryRows<{ id: string }>('SELECT id FROM accounts ORDER BY id LIMIT 1');
  await page.goto(`/sample/accounts/${account?.id}`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'What' }).click();
  await page.getByRole('option', { name: 'Present contract ends' }).click();
  await dialog.getByLabel('Month').fill('2028-10');
  await dialog.getByRole('button', { name: 'Add' }).click();
  const fact = page.getByRole('listitem').filter({ hasText: 'Present contract ends' });
  await expect(fact).toContainText('2028-10');
  await expect(fact).toContainText('Stated by a person.');
  await fact.getByRole('button', { name: 'Correct' }).click();
  await dialog.getByLabel('Month').fill('2028-11');
  await dialog.getByRole('button', { name: 'Correct' }).click();
  await expect(fact).toContainText('2028-11');
  await expectAccessible(page, 'account with what was learnt');
  await fact.getByRole('button', { name: 'Forget' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget it' }).click();
  await expect(fact).toHaveCount(0);
});
