import { newId } from '@/lib/platform/ids';
import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { workspace } from './support/sample';
import { expect, test } from './support/test';

test('an alarm is looked into and settled with what it was, and is found among the settled ones', async ({
  page,
}) => {
  // An anomaly that people are only told of: nothing else of the sample follows from it.
  const id = newId('alm');
  const points = [3, 2, 1].map((daysAgo) => ({
    at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    seen: daysAgo === 1 ? 40 : 2,
    expected: 2,
    low: 0,
    high: 6,
  }));
  await queryRows(
    `INSERT INTO alarms (id, workspace_id, kind, subject_type, subject_id, metric, context, moved, since, expected, seen, strength,
       points, changes, why, fired_at, consequence, carried_out_at)
     SELECT $1, id, 'anomaly', 'workspace', id, 'complaints', '', 'up', now() - interval '1 day', 2, 40, 6,
       $3::jsonb, '[]', '["Far more than on such a day."]', now(), 'tell', now() FROM workspaces WHERE slug = $2`,
    [id, workspace, JSON.stringify(points)],
  );
  await page.goto(`/${workspace}/monitoring/${id}`);
  await expect(page.getByText('Far more than on such a day.')).toBeVisible();
  await page.getByRole('button', { name: 'Look into it' }).click();
  await expect(page.getByText(/Looked into by/)).toBeVisible();
  await page.getByRole('button', { name: 'Settle…' }).click();
  const asked = page.getByRole('alertdialog');
  await asked.getByLabel('Reason').fill('A mailing of the test.');
  await asked.getByRole('button', { name: 'Settle', exact: true }).click();
  await expect(page.getByText('A mailing of the test.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Settle…' })).toHaveCount(0);
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await expectAccessible(page, 'a settled alarm');

  await page.goto(`/${workspace}/monitoring?all=true`);
  await expect(page.getByText('A mailing of the test.')).toBeVisible();
});
