import { expectAccessible } from './support/accessible';
import { aWaitingRun } from './support/api';
import { queryRows } from './support/database';
import { signInAs } from './support/people';
import { waitForSample, workspace } from './support/sample';
import { expect, test } from './support/test';

test.describe('an approval', () => {
  test('is edited by one person and approved by another; then it is carried out as edited', async ({
    page,
    browser,
  }) => {
    await waitForSample();
    const run = await aWaitingRun(page.request, 'lead-to-edit');
    const [action] = run.actions;
    const [other] = await queryRows<{ id: string }>(
      "SELECT id FROM practice_owners WHERE id <> (SELECT payload->>'ownerExternalId' FROM actions WHERE id = $1) ORDER BY id LIMIT 1",
      [action?.id],
    );
    await page.goto(`/${workspace}/approvals/${action?.approvals[0]?.id}`);
    await page.getByRole('button', { name: 'Edit and propose' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Owner/ }).fill(other?.id ?? '');
    await dialog.getByRole('textbox', { name: /What was wrong/ }).fill('The other team looks after them.');
    await expectAccessible(page, 'the dialog of an edit');
    await dialog.getByRole('button', { name: 'Propose the edit' }).click();
    await expect(page).not.toHaveURL(new RegExp(`${action?.approvals[0]?.id}$`));
    await expect(page.getByText('somebody else has to approve', { exact: false }).first()).toBeVisible();

    const second = await signInAs(browser, { name: 'Edita Second', roles: ['reviewer'] });
    await second.goto(page.url());
    await second.getByRole('button', { name: /^Approve/ }).click();
    await expect
      .poll(async () => {
        const [row] = await queryRows<{ owner: string | null }>(
          "SELECT owner_id AS owner FROM practice_contacts WHERE external_id = 'lead-to-edit'",
        );
        return row?.owner ?? null;
      })
      .toBe(other?.id);
    await second.context().close();
  });

  test('of something large asks for the password, and counts only with the right one', async ({
    browser,
    page,
  }) => {
    await waitForSample();
    const run = await aWaitingRun(page.request, 'lead-with-password');
    const approvalId = run.actions[0]?.approvals[0]?.id ?? '';
    await queryRows('ALTER TABLE approvals DISABLE TRIGGER approvals_keep_their_binding');
    await queryRows('UPDATE approvals SET needs_password = true WHERE id = $1', [approvalId]);
    await queryRows('ALTER TABLE approvals ENABLE TRIGGER approvals_keep_their_binding');
    const reviewer = await signInAs(browser, { name: 'Petra Word', roles: ['reviewer'] });
    await reviewer.goto(`/${workspace}/approvals/${approvalId}`);
    await reviewer.getByRole('button', { name: /^Approve/ }).click();
    const dialog = reviewer.getByRole('alertdialog');
    await dialog.getByLabel('Your password').fill('not the password');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await expect(dialog.getByText('The password is not right', { exact: false }).first()).toBeVisible();
    await dialog.getByLabel('Your password').fill('a password that they chose');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await expect(reviewer.getByText('Approved', { exact: true }).first()).toBeVisible();
    await reviewer.context().close();
  });

  test('is put off, asked about and answered together with another one', async ({ page }) => {
    await waitForSample();
    const first = await aWaitingRun(page.request, 'lead-together-1');
    const second = await aWaitingRun(page.request, 'lead-together-2');
    const idOf = (run: typeof first) => run.actions[0]?.approvals[0]?.id ?? '';
    await page.goto(`/${workspace}/approvals/${idOf(first)}`);
    await page.getByRole('textbox', { name: 'Ask or answer' }).fill('Is this the right team?');
    await page.getByRole('button', { name: 'Say it' }).click();
    await expect(page.getByRole('list', { name: 'Questions and answers' })).toContainText('the right team');
    await expectAccessible(page, 'an approval with a question');
    await page.getByRole('button', { name: 'Put off' }).click();
    await page.getByRole('menuitem', { name: 'For an hour' }).click();
    await expect(page.getByText('You have put it off until')).toBeVisible();
    await page.goto(`/${workspace}/approvals?show=snoozed`);
    await expect(page.getByRole('list', { name: 'Approvals' }).getByRole('listitem')).toHaveCount(1);
    await queryRows('DELETE FROM approval_snoozes');

    await page.goto(`/${workspace}/approvals?sort=-createdAt`);
    for (const run of [first, second])
      await page
        .getByRole('listitem')
        .filter({ has: page.locator(`[data-approval="${idOf(run)}"]`) })
        .getByRole('checkbox')
        .click();
    await expect(page.getByText('2 marked')).toBeVisible();
    await expectAccessible(page, 'the queue with two marked');
    await page.getByRole('button', { name: 'Approve them' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Approve them' }).click();
    await expect(page.getByText('Approved: 2 actions')).toBeVisible();
    await expect
      .poll(
        async () =>
          (
            await queryRows('SELECT 1 FROM approvals WHERE id = ANY($1) AND status = $2', [
              [idOf(first), idOf(second)],
              'granted',
            ])
          ).length,
      )
      .toBe(2);
  });
});
