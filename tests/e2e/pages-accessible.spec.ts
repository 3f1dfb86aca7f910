import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { expect, test } from './support/test';

const lists = [
  'overview',
  'approvals',
  'runs',
  'agents',
  'plays',
  'holdouts',
  'attribution',
  'attribution/opportunities',
  'stops',
  'rollbacks',
  'budgets',
  'audit',
  'audit/retention',
  'rights',
  'rights/register',
  'policies/limits',
  'policies/history',
  'practice',
  'practice/deals',
  'practice/campaigns',
  'practice/sequences',
  'practice/enrolments',
  'practice/mailbox',
  'practice/texts',
  'practice/notices',
  'practice/pages',
  'content',
  'content/facts',
  'content/emails',
  'content/ads',
  'accounts',
  'contacts',
  'contacts/suppressions',
  'contacts/distress',
  'contacts/duplicates',
  'signals',
  'signals/surges',
  'agents/signal-intelligence',
  'monitoring',
  'signals/topics',
  'sources',
  'sources/deliveries',
  'sources/files',
  'sources/data-centres',
  'settings/people',
  'settings/api-keys',
  'settings/notifications',
  'settings/engine',
];
const details = [
  ['approvals', 'SELECT id FROM approvals ORDER BY id DESC LIMIT 1'],
  ['contacts', 'SELECT id FROM contacts ORDER BY id LIMIT 1'],
  ['runs', 'SELECT run_id AS id FROM actions ORDER BY id LIMIT 1'],
  ['agents', 'SELECT id FROM agents ORDER BY id LIMIT 1'],
  ['agents', "SELECT id || '/models' AS id FROM agents WHERE kind = 'lead-router' ORDER BY id LIMIT 1"],
  ['attribution/opportunities', 'SELECT id FROM opportunities ORDER BY id LIMIT 1'],
  ['audit', "SELECT id FROM audit_entries WHERE verb = 'actions.decided' ORDER BY id LIMIT 1"],
] as const;

test.describe('no page breaks the accessibility rules that a machine can check', () => {
  test.setTimeout(300_000);

  test('sign-in', async ({ page }) => {
    await page.context().clearCookies();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto('/sign-in');
      await expectAccessible(page, `sign-in, ${scheme}`);
    }
  });

  test('every list, in light', async ({ page }) => {
    for (const path of lists) await openAndCheck(page, path, 'light');
  });

  test('every detail, in light', async ({ page }) => {
    for (const [path, sql] of details) await openAndCheck(page, `${path}/${await firstId(sql)}`, 'light');
    const agent = await firstId('SELECT id FROM agents ORDER BY id LIMIT 1');
    for (const part of ['scope', 'language-model'])
      await openAndCheck(page, `agents/${agent}/${part}`, 'light');
  });

  test('some of each, in dark', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const path of ['overview', 'approvals', 'budgets']) await openAndCheck(page, path, 'dark');
    for (const [path, sql] of details) await openAndCheck(page, `${path}/${await firstId(sql)}`, 'dark');
  });
});

async function firstId(sql: string): Promise<string> {
  const [row] = await queryRows<{ id: string }>(sql);
  return row?.id ?? '';
}

async function openAndCheck(page: Page, path: string, scheme: string): Promise<void> {
  await page.goto(`/sample/${path}`);
  await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
  await expect(page.locator('[aria-busy="true"]'), path).toHaveCount(0);
  await expectAccessible(page, `${path}, ${scheme}`);
}
