import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expectAccessible } from './support/accessible';
import { waitForSample, workspace } from './support/sample';
import { expect, test } from './support/test';

const run = promisify(execFile);

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

  test('is stopped from the command line, by whoever can read the data folder and nothing else', async ({
    page,
  }) => {
    await waitForSample();
    const { PATH, HOME, MANDATE_E2E_DATA_DIR: MANDATE_DATA_DIR } = process.env;
    const { stdout } = await run(
      process.execPath,
      ['--import', 'tsx', 'scripts/stop.ts', workspace, '--reason', 'The console hangs.'],
      { env: { NODE_ENV: 'production', PATH, HOME, MANDATE_DATA_DIR } },
    );
    expect(stdout).toMatch(/^Stopped: .+\.\nHeld back: \d+\./);
    await page.goto(`/${workspace}/stops`);
    await page
      .getByRole('link', { name: /everything/i })
      .first()
      .click();
    await expect(page.getByText('The console hangs.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Lift' }).click();
    const confirm = page.getByRole('alertdialog');
    await confirm.getByLabel('Why').fill('It answers again.');
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
