import { expectAccessible } from './support/accessible';
import { workspace } from './support/sample';
import { expect, test } from './support/test';

test('the filters of the queue are kept under a name, chosen again, and deleted', async ({ page }) => {
  await page.goto(`/${workspace}/approvals?show=mine`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Keep this view…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Asked of me');
  await expectAccessible(page, 'the dialog that keeps a view');
  await dialog.getByRole('button', { name: 'Keep view' }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/${workspace}/approvals`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Asked of me' }).click();
  await expect(page).toHaveURL(/show=mine/);
  await page.locator('header, main').getByRole('button', { name: 'Asked of me' }).last().click();
  await page.getByRole('menuitem', { name: /^Delete/ }).click();
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible();
});
