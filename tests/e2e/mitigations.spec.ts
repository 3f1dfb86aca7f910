import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { waitForSample, workspace } from './support/sample';
import { aSentMessage } from './support/sent-message';
import { expect, test } from './support/test';

test('a message that can’t be called back offers a correction, which a person has to finish and the gate decides', async ({
  page,
}) => {
  await waitForSample();
  const id = await aSentMessage();
  await page.goto(`/${workspace}/actions/${id}`);
  await expect(page.getByText('It can’t be called back. What can be done instead:')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take out of the sequence' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Block contact' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Draft an offer' })).toBeVisible();
  await expectAccessible(page, 'an action that can’t be taken back');

  await page.getByRole('button', { name: 'Draft a correction' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Subject')).toHaveValue('Correction: Gifts at half price');
  await dialog.getByLabel('Why').fill('It named the wrong price.');
  await dialog.getByRole('button', { name: 'Ask to send it' }).click();
  await expect(dialog.getByText('Fill in what stands in brackets, or take it out.')).toBeVisible();
  await dialog
    .getByLabel('Message')
    .fill('The price was wrong: it is 80 EUR. We are sorry for the confusion.');
  await dialog.getByRole('button', { name: 'Ask to send it' }).click();
  await expect(dialog.getByText(/The gate refused it|It waits for somebody else|Cleared/)).toBeVisible();
  await expectAccessible(page, 'the answer to a correction');
  const asked = await queryRows<{ kind: string; status: string }>(
    'SELECT kind, status::text FROM actions WHERE mitigates_id = $1',
    [id],
  );
  expect(asked).toMatchObject([{ kind: 'email.message.send' }]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Send e-mail', exact: true })).toBeVisible();
});
