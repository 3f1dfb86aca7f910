import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { waitForSample, workspace } from './support/sample';
import { expect, test } from './support/test';

const run = promisify(execFile);

function unpack(zip: string, folder: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
}

test.describe('the record', () => {
  test('an entry is proved in the browser, and one that was changed on its way is not', async ({ page }) => {
    await waitForSample();
    const [entry] = await queryRows<{ id: string }>(
      `SELECT entry_id AS id FROM audit_leaves JOIN audit_entries ON id = entry_id WHERE verb = 'actions.executed' ORDER BY index LIMIT 1`,
    );
    await page.goto(`/${workspace}/audit/${entry?.id}`);
    await page.getByRole('button', { name: 'Prove it' }).click();
    await expect(page.getByText(/^Proved: this is entry [\d,]+ of the [\d,]+ in the log\.$/)).toBeVisible();
    await expectAccessible(page, 'a proved entry');

    await page.route('**/proof', async (route) => {
      const answer = await route.fetch();
      const proof = (await answer.json()) as { index: number };
      await route.fulfill({ response: answer, json: { ...proof, index: proof.index + 1 } });
    });
    await page.getByRole('button', { name: 'Prove it' }).click();
    await expect(page.getByText(/^Not proved/)).toBeVisible();
  });

  test('is exported, and holds for who has nothing but Node or a browser', async ({ page, context }) => {
    await waitForSample();
    await page.goto(`/${workspace}/audit`);
    await page.getByRole('button', { name: 'Prove and export' }).click();
    await expect(page.getByRole('region', { name: 'Signed head of the log' })).toBeVisible();
    await expectAccessible(page, 'prove and export');
    const head = await page.getByRole('region', { name: 'Signed head of the log' }).innerText();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export' }).click();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'mandate-record-'));
    try {
      const zip = path.join(folder, 'record.zip');
      await (await downloading).saveAs(zip);
      const files = path.join(folder, 'record');
      unpack(zip, files);
      writeFileSync(path.join(folder, 'kept'), `${head.trim()}\n`);
      const { stdout } = await run(process.execPath, [
        path.join(files, 'verify.mjs'),
        '--checkpoint',
        path.join(folder, 'kept'),
      ]);
      expect(stdout).toMatch(/^This export holds: \d+ entries/);

      const offline = await context.newPage();
      await offline.goto('/verifier/verify.html');
      await context.setOffline(true);
      await offline.getByLabel('Folder of the export').setInputFiles(files);
      await offline.getByRole('button', { name: 'Check' }).click();
      await expect(offline.getByText(/^This export holds: \d+ entries/)).toBeVisible();
      await expectAccessible(offline, 'verify.html');
      writeFileSync(path.join(files, 'tile/entries/000'), 'changed');
      await offline.getByLabel('Folder of the export').setInputFiles(files);
      await offline.getByRole('button', { name: 'Check' }).click();
      await expect(offline.getByText('THIS EXPORT DOES NOT HOLD.')).toBeVisible();
    } finally {
      await context.setOffline(false);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('is searched by person, whose address stays out of links, and read from its oldest end', async ({
    page,
  }) => {
    await waitForSample();
    const answer = await page.request.get(`/api/v1/contacts?workspace=${workspace}&limit=50`);
    const { rows } = (await answer.json()) as { rows: { id: string; name: string | null }[] };
    // Other tests leave people of whom no name is known.
    const contact = rows.find(({ name }) => name !== null);
    await page.goto(`/${workspace}/audit`);
    await expect(page.getByRole('region', { name: 'When' }).getByText(/entries, per day/)).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search record' }).fill('anna@example.com');
    const dialog = page.getByRole('dialog', { name: 'Narrow the record' });
    await expect(dialog.getByLabel('Person, by name or e-mail address')).toHaveValue('anna@example.com');
    await expectAccessible(page, 'narrow the record');
    await dialog.getByLabel('Person, by name or e-mail address').fill(contact?.name ?? '');
    await dialog.getByRole('button', { name: 'Find' }).click();
    await dialog.getByRole('list', { name: 'People found' }).getByRole('button').first().click();
    await expect(page.getByRole('list', { name: 'Narrowed by' })).toContainText('Person');
    await expect(page.getByRole('table', { name: 'Record' }).getByRole('row').nth(1)).toBeVisible();
    expect(page.url()).toContain(`person=${contact?.id}`);
    expect(page.url()).not.toMatch(/anna|%40|@/);
    await page.keyboard.press('o');
    await expect(page).toHaveURL(/cursor=oldest/);
    await expectAccessible(page, 'the record, narrowed');
  });
});
