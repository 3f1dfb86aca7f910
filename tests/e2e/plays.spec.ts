import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { readApi } from './support/api';
import { workspace } from './support/sample';
import { baseUrl, expect, test } from './support/test';

// A play that was not tried is refused on purpose.
test.use({ allowedErrors: /409/ });

/** Nothing breaks an accessibility rule; what a toast says is gone by then, as one that fades would be measured as poor contrast. */
async function expectFit(page: Page, where: string): Promise<void> {
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await expectAccessible(page, where);
}

/** What the head of the page says of the play. */
const head = (page: Page) =>
  page.locator('header').filter({ has: page.getByRole('heading', { level: 1, name: 'Prices of the test' }) });

test('a play is begun from a starting point, fitted, tried and taken live, and takes up whom it fits', async ({
  page,
  request,
}) => {
  test.slow();
  await page.goto(`/${workspace}/plays`);
  await expectFit(page, 'plays');
  await page.getByRole('button', { name: 'Begin from “Somebody asks for prices”' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('asks-for-prices');
  await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Prices of the test');
  await expectFit(page, 'beginning a play');
  await dialog.getByRole('button', { name: 'Begin draft' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Prices of the test' })).toBeVisible();
  await expect(head(page).getByText('Draft', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take live' })).toHaveCount(0);
  await expectFit(page, 'a draft of a play');
  // What anybody looks at elsewhere in the sample sets nothing off: the path is of this test alone.
  await page
    .getByRole('group', { name: 'Condition 1' })
    .getByRole('textbox', { name: 'Value' })
    .fill('/pricing-of-the-test**');
  await page.getByRole('button', { name: 'Remove condition 2' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Try version 2' }).click();
  // Whether there was anything of the sort to try it on is for the other tests to say.
  await expect(page.getByText(/none would set it off|to try it on/)).toBeVisible();
  await page.getByRole('button', { name: 'Take live' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take live' }).click();
  await expect(head(page).getByText('Live', { exact: true })).toBeVisible();
  await expectFit(page, 'a live play');

  const created = await page.request.post('/api/v1/api-keys', {
    headers: { 'mandate-workspace': workspace, origin: baseUrl() },
    data: { name: 'key of plays', permissions: ['signals.write'], expiresInDays: 1 },
  });
  const { key } = (await created.json()) as { key: string };
  const sent = await request.post('/api/v1/signals', {
    headers: { authorization: `Bearer ${key}` },
    data: {
      kind: 'contact.tracked',
      source: 'website',
      messageId: 'message of plays',
      occurredAt: new Date().toISOString(),
      payload: {
        medium: 'page',
        event: 'Viewed',
        page: { path: '/pricing-of-the-test/teams' },
        person: { ids: [{ type: 'user', namespace: 'website', value: 'plays-e2e' }] },
      },
    },
  });
  expect(await sent.json()).toMatchObject({ accepted: 1 });
  const matches = page.locator('section').filter({
    has: page.getByRole('heading', { name: 'Recent matches' }),
  });
  await expect(matches.getByRole('link', { name: 'Run', exact: true })).toHaveCount(1, { timeout: 30_000 });
  await expect(matches).toContainText('“/pricing-of-the-test**”: so it is');
  await expectFit(page, 'a play that took somebody up');
  await matches.getByRole('link', { name: 'Run', exact: true }).click();
  await expect(page.getByText('Taken up by')).toBeVisible();
  await page.getByRole('link', { name: 'Prices of the test' }).first().click();

  await page.getByRole('button', { name: 'Turn off' }).click();
  await expect(head(page).getByText('Off', { exact: true })).toBeVisible();
  const { rows } = await readApi<{ rows: { title: string; status: string }[] }>(
    page.request,
    '/api/v1/plays',
  );
  expect(rows).toContainEqual(expect.objectContaining({ title: 'Prices of the test', status: 'off' }));
});
