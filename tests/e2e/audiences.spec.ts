import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { waitForSample } from './support/sample';
import { expect, test } from './support/test';

test('an audience is enrolled by who reads the language, carried out, and taken back from its own page', async ({
  page,
}) => {
  await waitForSample();
  await page.goto('/sample/contacts/enrol');
  await page.getByRole('combobox', { name: 'For what' }).click();
  await page.getByRole('option', { name: 'Sales outreach' }).click();
  await page.getByRole('checkbox', { name: 'C-suite' }).check();
  await expect(page.getByText('People who may be contacted')).toBeVisible();
  await page.getByRole('combobox', { name: 'Sequence' }).click();
  await page.getByRole('option', { name: /\(en,/ }).first().click();
  await expect(page.getByLabel('Languages')).toHaveValue('en');
  await page.getByLabel('Name of the audience').fill('C-suite of autumn');
  await page.getByLabel('Why').fill('The winter catalogue is out.');
  await page.getByRole('button', { name: /^Enrol \d+ (people|person)$/ }).click();
  await expect(page.getByText('Cleared: it is being carried out')).toBeVisible();
  const list = page.getByRole('list', { name: 'Audiences asked for before' });
  await list.getByRole('link', { name: /C-suite of autumn/ }).click();
  await expect(page).toHaveURL(/\/sample\/actions\/act_/);
  await expect(page.getByText('Read back: it is as intended')).toBeVisible();
  await expectAccessible(page, 'action');
  const inSequence = () =>
    queryRows<{ people: number }>(
      `SELECT count(*)::int AS people FROM practice_enrolments e JOIN contacts c ON c.external_id = e.contact_external_id
        WHERE e.sequence_id IS NOT NULL AND c.id IN (SELECT unnest(members) FROM actions WHERE id = $1)`,
      [new URL(page.url()).pathname.split('/').at(-1)],
    );
  expect((await inSequence())[0]?.people).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('alertdialog').getByLabel('Why').fill('The wrong catalogue.');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Taken back' })).toBeVisible();
  expect(await inSequence()).toEqual([{ people: 0 }]);
});
