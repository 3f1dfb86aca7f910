import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { workspace } from './support/sample';
import { expect, test } from './support/test';

const ROWS = 1500;
const bad = new Set([700, 1400]);
const csv = `e-mail address;full name;signed up;score\n${Array.from({ length: ROWS }, (_, i) =>
  [bad.has(i) ? 'nobody' : `file-${i}@example.com`, `Person ${i}`, `${1 + (i % 28)}.3.2026`, `${i},5`].join(
    ';',
  ),
).join('\n')}\n`;

test('a file is uploaded, mapped, checked and imported, and its rejected rows are shown with the reason', async ({
  page,
}) => {
  await page.goto(`/${workspace}/sources/files`);
  await expect(page.getByRole('heading', { name: 'Files', level: 1 })).toBeVisible();
  await expectAccessible(page, 'files');
  await page.getByRole('textbox', { name: 'Source' }).fill('file-e2e');
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  });

  await expect(page.getByRole('heading', { name: 'people.csv' })).toBeVisible();
  await expect(page.getByText('To be mapped')).toBeVisible();
  await expect(page.getByRole('region', { name: 'First rows' })).toContainText('file-0@example.com');
  const email = page.getByRole('combobox', { name: 'What e-mail address becomes' });
  await expect(email).toContainText('E-mail address of the person');
  await page.getByRole('combobox', { name: 'What full name becomes' }).click();
  await page.getByRole('option', { name: 'Name of the person', exact: true }).click();
  await expect(page.getByRole('list', { name: 'First rows as signals' })).toContainText('Person 0');
  await expectAccessible(page, 'the mapping of a file');

  await page.getByRole('button', { name: 'Check all rows' }).click();
  await expect(page.getByText('Checked, not imported')).toBeVisible({ timeout: 60_000 });
  const reasons = page.getByRole('list', { name: 'Reasons' });
  await expect(reasons).toContainText('is not an e-mail address');
  expect(await queryRows(`SELECT id FROM signals WHERE source = 'file-e2e' LIMIT 1`)).toEqual([]);
  await expectAccessible(page, 'a checked file');

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('Imported', { exact: true })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('list', { name: 'Rows that were not taken' })).toContainText('“nobody”');
  const [recorded] = await queryRows<{ count: number }>(
    `SELECT count(*)::int AS count FROM signals WHERE source = 'file-e2e'`,
  );
  expect(recorded?.count).toBe(ROWS - bad.size);
  await expectAccessible(page, 'an imported file');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download them' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^rejects-of-fil_.*\.csv$/);

  await page.goto(`/${workspace}/sources/files`);
  await expect(page.getByRole('list', { name: 'Files' })).toContainText('people.csv');
});
