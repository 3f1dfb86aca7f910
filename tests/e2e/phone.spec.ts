import type { Page } from '@playwright/test';
import { queryRows } from './support/database';
import { waitForSample } from './support/sample';
import { expect, test } from './support/test';

const PHONE = { width: 390, height: 844 };
test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

test.describe('on a phone', () => {
  test('no page is wider than the screen', async ({ page }) => {
    await waitForSample();
    const [run] = await queryRows<{ id: string }>('SELECT run_id AS id FROM actions LIMIT 1');
    const [agent] = await queryRows<{ id: string }>(
      "SELECT id FROM agents WHERE kind = 'lead-router' LIMIT 1",
    );
    const [contact] = await queryRows<{ id: string }>(
      "SELECT target_id AS id FROM actions WHERE kind = 'outreach.contact.enrol' LIMIT 1",
    );
    for (const path of [
      'overview',
      'runs',
      `runs/${run?.id}`,
      `agents/${agent?.id}`,
      `agents/${agent?.id}/can-and-cannot`,
      `agents/${agent?.id}/outcomes`,
      `agents/${agent?.id}/scope`,
      `contacts/${contact?.id}`,
      'contacts/distress',
      'budgets',
      'audit',
      'practice',
    ]) {
      await page.goto(`/sample/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectNoOverflow(page, path);
    }
  });

  test('answers an approval, stops everything and lets it go on', async ({ page }) => {
    await waitForSample();
    await page.goto('/sample/approvals');
    const queue = page.getByRole('list', { name: 'Approvals' });
    await expect(queue).toBeVisible();
    await expectNoOverflow(page, 'approvals');
    await queue.getByRole('link').first().tap();
    await expect(page).toHaveURL(/\/approvals\/apr_/);
    await expectNoOverflow(page, 'approval');
    await page.getByRole('button', { name: 'Reject' }).tap();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Why').fill('Not from here.');
    await dialog.getByRole('button', { name: 'Reject' }).tap();
    await expect(page.getByRole('heading', { name: 'Rejected' })).toBeVisible();
    await expect(page.getByText('Not from here.').first()).toBeVisible();

    await page.getByRole('button', { name: 'Stop everything' }).tap();
    await dialog.getByLabel('Why').fill('On the train.');
    await dialog.getByRole('button', { name: 'Stop everything' }).tap();
    const banner = page.getByRole('alert').filter({ hasText: 'Everything is stopped' });
    await expect(banner).toContainText('On the train.');
    await expectNoOverflow(page, 'stopped');
    await banner.getByRole('button', { name: 'Resume' }).tap();
    await dialog.getByLabel('Why').fill('Looked at it.');
    await dialog.getByRole('button', { name: 'Resume' }).tap();
    await expect(banner).toHaveCount(0);
  });
});

async function expectNoOverflow(page: Page, where: string): Promise<void> {
  // Not against innerWidth: a phone zooms out over a page that is too wide, and innerWidth grows with it.
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `width of ${where}`).toBeLessThanOrEqual(PHONE.width);
}
