import { readFileSync } from 'node:fs';
import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { workspace } from './support/sample';
import { expect, test } from './support/test';

test('a decision says what would have changed it, and a person is given what was decided about them', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const readAsked = async () =>
    (
      await queryRows<{ approval: string; contact: string }>(
        `SELECT p.id AS approval, a.target_id AS contact FROM approvals p JOIN actions a ON a.id = p.action_id
         WHERE a.target_type = 'contact' ORDER BY p.id LIMIT 1`,
      )
    )[0];
  await expect.poll(readAsked, { timeout: 240_000, intervals: [500] }).toBeDefined();
  const asked = await readAsked();
  await page.goto(`/${workspace}/approvals/${asked?.approval}`);
  await page.getByText('What would have changed this').first().click();
  await expect(page.getByText(/^Had .+ instead of .+, it would have been allowed\.$/).first()).toBeVisible();
  await page.getByText('What was known').click();
  await expect(page.getByText('Aimed at', { exact: true })).toBeVisible();
  await expectAccessible(page, 'what would have changed a decision');

  await page.goto(`/${workspace}/contacts/${asked?.contact}`);
  await page.getByRole('link', { name: 'What was decided about them' }).click();
  await expect(page.getByText('If they do not agree')).toBeVisible();
  await expectAccessible(page, 'what was decided about a person');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Document to send' }).click();
  const html = readFileSync(await (await downloading).path(), 'utf8');
  await page.setContent(html);
  await expect(page.getByRole('heading', { level: 1, name: 'What was decided about you' })).toBeVisible();
  await expect(page.getByText('What came of it').first()).toBeVisible();
});
