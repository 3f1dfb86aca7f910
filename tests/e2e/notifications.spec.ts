import { aProgram } from '../integration/notifications/receivers';
import { expectAccessible } from './support/accessible';
import { workspace } from './support/sample';
import { expect, test } from './support/test';

test('a program is added with a secret shown once, tried, and removed', async ({ page }) => {
  const program = await aProgram();
  await page.goto(`/${workspace}/settings/notifications`);
  await page.getByRole('button', { name: 'Add webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('not an address');
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  await expect(dialog.getByText('must be an address, such as https://example.com/mandate')).toBeVisible();
  await dialog.getByLabel('Address').fill(program.url);
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  const secret = await dialog.getByLabel('Secret', { exact: true }).innerText();
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const item = page.getByRole('listitem').filter({ hasText: program.url });
  await item.getByRole('button', { name: 'Test' }).click();
  await expect(page.getByText('The test was taken')).toBeVisible();
  expect(program.posted.at(-1)?.body).toContain('"type":"test"');
  await expect(page.getByRole('table', { name: 'Notifications' }).getByText('Taken').first()).toBeVisible();
  await expectAccessible(page, 'notifications with a webhook');
  await item.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove webhook' }).click();
  await expect(item).toHaveCount(0);
  program.stop();
});

test('whether one is written to is one’s own choice', async ({ page }) => {
  await page.goto(`/${workspace}/settings/account`);
  const choice = page.getByRole('switch', { name: /Write to me/ });
  await expect(choice).toBeChecked();
  await choice.click();
  await expect(choice).toBeEnabled();
  await page.reload();
  await expect(choice).not.toBeChecked();
  await choice.click();
  await expect(choice).toBeEnabled();
  await page.reload();
  await expect(choice).toBeChecked();
});
