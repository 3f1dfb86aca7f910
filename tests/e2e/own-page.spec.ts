import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { waitForSample } from './support/sample';
import { administrator, baseUrl, expect, test } from './support/test';

test('a person says no on their own page, and a privacy officer makes it so', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await waitForSample();
  await queryRows(
    "UPDATE memberships SET roles = array_append(roles, 'privacy_officer') WHERE NOT 'privacy_officer' = ANY(roles) AND user_id = (SELECT id FROM users WHERE email = $1)",
    [administrator().email],
  );
  // Whom no other test has to do with.
  const [contact] = await queryRows<{ id: string }>(
    'SELECT id FROM contacts WHERE score IS NOT NULL ORDER BY last_signal_at LIMIT 1',
  );
  await page.goto(`/sample/contacts/${contact?.id}`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByLabel('Link', { exact: true }).innerText();
  expect(link).not.toContain(contact?.id ?? '');

  const own = await browser.newPage({
    baseURL: baseUrl(),
    storageState: { cookies: [], origins: [] },
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  const opened = await own.goto(link);
  expect(opened?.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': expect.stringContaining('noindex'),
  });
  await own.getByRole('button', { name: 'Show my data' }).click();
  await expect(own.getByRole('heading', { name: 'About you', exact: true })).toBeVisible();
  await expectAccessible(own, 'their own page, dark');
  await own.getByRole('button', { name: 'Say no to this use: ask for it' }).click();
  await own.getByRole('alertdialog').getByRole('button', { name: 'Send' }).click();
  await expect(own.getByText('To stop the use of your data')).toBeVisible();

  await page.goto('/sample/rights');
  await expectAccessible(page, 'the queue, light');
  await page.getByRole('link', { name: 'Objection' }).click();
  await page.getByRole('button', { name: 'Confirm identity' }).click();
  await page.getByRole('button', { name: 'It is them' }).click();
  await page.getByRole('button', { name: 'Fulfil' }).click();
  await expectAccessible(page, 'fulfilling, light');
  await page.getByLabel('A word to them').fill('We will not write again.');
  await page.getByRole('dialog').getByRole('button', { name: 'Fulfil' }).click();
  await expect(page.getByText('Fulfilled', { exact: true })).toBeVisible();
  await page.goto(`/sample/contacts/${contact?.id}`);
  await expect(page.getByText('Objected').first()).toBeVisible();

  await own.reload();
  await own.getByRole('button', { name: 'Show my data' }).click();
  await expect(own.getByText('We will not write again.')).toBeVisible();
  await expect(own.getByText('You said no')).toBeVisible();
  await own.close();
});
