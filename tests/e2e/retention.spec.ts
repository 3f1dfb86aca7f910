import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { signInAs } from './support/people';
import { waitForSample, workspace } from './support/sample';
import { expect, test } from './support/test';

test('what is on record is kept no shorter than allowed, and a person on hold is erased only once it is lifted', async ({
  page,
  browser,
}) => {
  await waitForSample();
  // Nobody whom another test works with.
  const [contact] = await queryRows<{ id: string }>(
    `SELECT id FROM contacts WHERE erased_at IS NULL AND NOT EXISTS (SELECT FROM actions WHERE target_id = contacts.id OR contacts.id = ANY (members))
     ORDER BY id DESC LIMIT 1`,
  );
  await page.goto(`/${workspace}/audit/retention`);
  await page.getByRole('button', { name: 'Change: Runs' }).click();
  const setting = page.getByRole('dialog', { name: 'Runs' });
  await setting.getByLabel('Keep what they say').click();
  await page.getByRole('option', { name: 'For so many days' }).click();
  await setting.getByLabel('Days').fill('90');
  await setting.getByRole('button', { name: 'Set' }).click();
  await expect(setting.getByText('A number of days, at least 180: nothing lowers that.')).toBeVisible();
  await setting.getByLabel('Days').fill('400');
  await expect(setting.getByText(/entries of this kind are from before/)).toBeVisible();
  await expectAccessible(page, 'how long runs are kept');
  await setting.getByRole('button', { name: 'Set' }).click();
  await expect(page.getByRole('row', { name: /^Runs/ })).toContainText('400 days');

  await page.getByRole('button', { name: 'Place a hold…' }).click();
  const placing = page.getByRole('dialog', { name: 'Place a legal hold' });
  await placing.getByLabel('What it is for').fill('Inquiry 17');
  await placing.getByLabel('Their id').fill(contact?.id ?? '');
  await placing.getByLabel('Why').fill('A complaint was announced.');
  await expectAccessible(page, 'place a hold');
  await placing.getByRole('button', { name: 'Place it' }).click();
  const hold = page.getByRole('list', { name: 'Legal holds' }).getByRole('listitem').first();
  await expect(hold).toContainText('In force');

  const officer = await signInAs(browser, { name: 'Petra Privacy', roles: ['privacy_officer'] });
  const erase = async () => {
    await officer.goto(`/${workspace}/contacts/${contact?.id}`);
    await officer.getByRole('button', { name: 'Erase person' }).click();
    await officer.getByLabel('Type “erase” to confirm').fill('erase');
    await officer.getByRole('button', { name: 'Erase for good' }).click();
  };
  await erase();
  await expect(officer.getByText(/The legal hold “Inquiry 17” keeps/)).toBeVisible();
  await expectAccessible(officer, 'a person who can’t be erased');

  await page.goto(`/${workspace}/audit/retention`);
  await page.getByRole('button', { name: 'Lift: Inquiry 17' }).click();
  await page.getByRole('alertdialog').getByLabel('Reason').fill('It was settled.');
  await page.getByRole('button', { name: 'Lift it' }).click();
  await expect(hold).toContainText('Lifted by');
  await erase();
  await expect(officer.getByText('The person is erased')).toBeVisible();
  expect(
    await queryRows('SELECT id FROM contacts WHERE id = $1 AND erased_at IS NOT NULL', [contact?.id]),
  ).toHaveLength(1);
  await officer.context().close();
});
