import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { signInAs } from './support/people';
import { waitForSample, workspace } from './support/sample';
import { expect, test } from './support/test';

test('an auditor reads what agents did, on pages as by the API, and not to whom', async ({
  page,
  browser,
}) => {
  await waitForSample();
  const [row] = await queryRows<{ runId: string; contactId: string; entryId: string }>(
    `SELECT run_id AS "runId", target_id AS "contactId",
       (SELECT min(id) FROM audit_entries WHERE action_id = actions.id AND verb = 'actions.decided') AS "entryId"
     FROM actions WHERE target_type = 'contact' AND run_id IS NOT NULL ORDER BY id LIMIT 1`,
  );
  const answer = await page.request.get(`/api/v1/contacts/${row?.contactId}?workspace=${workspace}`);
  const { name } = (await answer.json()) as { name: string };
  await page.goto(`/${workspace}/runs/${row?.runId}`);
  await expect(page.getByText(name).first()).toBeVisible();

  const [account] = await queryRows<{ id: string }>('SELECT account_id AS id FROM contacts WHERE id = $1', [
    row?.contactId,
  ]);
  await page.goto(`/${workspace}/accounts/${account?.id}`);
  await expect(page.getByText(name).first()).toBeVisible();

  const auditor = await signInAs(browser, { name: 'Otto Auditor', roles: ['auditor'] });
  for (const path of [`runs/${row?.runId}`, `runs?subject=${row?.contactId}`, `audit/${row?.entryId}`]) {
    await auditor.goto(`/${workspace}/${path}`);
    await expect(auditor.getByText(`Contact ${row?.contactId.slice(-6)}`).first()).toBeVisible();
    expect(await auditor.content(), path).not.toContain(name);
  }
  await expectAccessible(auditor, 'an entry, masked');
  // A page shows what the database opens, not only names that are looked up.
  await auditor.goto(`/${workspace}/accounts/${account?.id}`);
  await expect(auditor.getByText('[personal]').first()).toBeVisible();
  expect(await auditor.content()).not.toContain(name);
  const navigation = auditor.getByRole('navigation', { name: 'Console' });
  await expect(navigation.getByRole('link', { name: 'Audit' })).toBeVisible();
  await expect(navigation.getByRole('link', { name: 'Contacts' })).toHaveCount(0);
  await auditor.goto(`/${workspace}/contacts/${row?.contactId}`);
  await expect(auditor.getByText('There is nothing at this address')).toBeVisible();
  await auditor.context().close();
});
