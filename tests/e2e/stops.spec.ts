import { expectAccessible } from './support/accessible';
import { waitForSample, workspace } from './support/sample';
import { expect, test } from './support/test';

test.describe('a part of the workspace', () => {
  test('is stopped, its account shows what the stop met, and it is lifted with a reason', async ({
    page,
  }) => {
    await waitForSample();
    await page.goto(`/${workspace}/stops`);
    await page.getByRole('button', { name: 'Stop something' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').first().click();
    await page.getByRole('option', { name: /CRM/ }).first().click();
    await dialog.getByRole('textbox').fill('The CRM is being moved.');
    await expectAccessible(page, 'the dialog of a stop');
    await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await page.getByRole('link', { name: /CRM/ }).first().click();
    await expect(page.getByText('Claimed since')).toBeVisible();
    await expectAccessible(page, 'the account of a stop');
    await page.getByRole('button', { name: 'Lift' }).click();
    const confirm = page.getByRole('alertdialog');
    await confirm.getByLabel('Why').fill('It is moved.');
    await confirm.getByRole('button', { name: 'Lift' }).click();
    await expect(page.getByText('Lifted', { exact: true }).first()).toBeVisible();
  });

  test('is stopped for practice, and the drill says how long it took', async ({ page }) => {
    await waitForSample();
    await page.goto(`/${workspace}/stops`);
    await page.getByRole('button', { name: 'Practise now' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Practise' }).click();
    await expect(page.getByText('Passed').first()).toBeVisible({ timeout: 30_000 });
  });
});
