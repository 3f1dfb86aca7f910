import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { signInAs } from './support/people';
import { workspace } from './support/sample';
import { expect, test } from './support/test';

const tabs = ['limits', 'reach', 'contact-rules', 'brand-guidelines', 'oversight', 'escalation', 'history'];

type Limits = { askBelowConfidence: number; roasFloor: number };
const inForce = async () => {
  const [row] = await queryRows<{ version: number; body: Limits }>(
    `SELECT p.version, p.body FROM policies p JOIN workspaces w ON w.id = p.workspace_id WHERE w.slug = '${workspace}' AND p.active`,
  );
  if (!row) throw new Error('The sample has no policy in force.');
  return row;
};

test.describe('how a change of the policy is governed', () => {
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(async () => {
    await waitForRecord();
  });

  test('every part is readable without admin rights, in light and dark, wide and narrow', async ({
    browser,
  }) => {
    const viewer = await signInAs(browser, { name: 'Petra Viewer', roles: ['viewer'] });
    for (const tab of tabs) {
      await viewer.goto(`/sample/policies/${tab}`);
      await expect(viewer.getByRole('heading', { level: 1, name: 'Policies' })).toBeVisible();
      await expect(viewer.getByRole('button', { name: 'Edit' })).toHaveCount(0);
      await expectAccessible(viewer, tab);
    }
    await viewer.emulateMedia({ colorScheme: 'dark' });
    await viewer.setViewportSize({ width: 375, height: 720 });
    await viewer.goto('/sample/policies/oversight');
    await expect(viewer.getByRole('columnheader', { name: 'Can’t be taken back' })).toBeVisible();
    await expectAccessible(viewer, 'oversight, dark and narrow');
    await viewer.context().close();
  });

  test('bad input is answered at its field, and stays as it was typed', async ({ page }) => {
    await page.goto('/sample/policies/limits');
    await page.getByRole('button', { name: 'Edit' }).click();
    const confidence = page.getByLabel('Least confidence');
    await confidence.fill('lots');
    const bar = page.getByRole('region', { name: 'Your draft' });
    await expect(bar.getByText('1 field to correct')).toBeVisible();
    await expect(
      page.getByText(/The confidence is missing or of another kind\. Give a number\./),
    ).toBeVisible();
    await page.getByLabel('Least quality of the signal').focus();
    await expect(confidence).toHaveValue('lots');
    await expect(bar.getByRole('button', { name: /Put in force|Ask a second person/ })).toBeDisabled();
    await expectAccessible(page, 'limits, with a field to correct');
    await confidence.fill('95');
    await expect(
      bar.getByText('A person is asked when the agent is less confident than: 95%', { exact: false }),
    ).toBeVisible();
  });

  test('a draft goes from tab to tab, and what narrows is in force at once', async ({ page }) => {
    const before = await inForce();
    await page.goto('/sample/policies/limits');
    await expect(page.getByLabel('Least confidence')).toHaveValue('95');
    await page.getByRole('link', { name: 'Reach' }).click();
    await page.getByLabel('Most people of one action').fill('100');
    const bar = page.getByRole('region', { name: 'Your draft' });
    await expect(bar.getByText('Most people one action may reach: 100', { exact: false })).toBeVisible();
    await expect(bar.getByText('Wider', { exact: true })).toHaveCount(0);
    await bar.getByRole('button', { name: 'Put in force' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Put in force' }).click();
    await expect(page.getByText(`Version ${before.version + 1} is in force`)).toBeVisible();
    expect(await inForce()).toMatchObject({
      version: before.version + 1,
      body: { askBelowConfidence: 0.95 },
    });
  });

  test('what widens is tried on the past, waits for a second person, and is confirmed', async ({
    page,
    browser,
  }) => {
    const before = await inForce();
    await page.goto('/sample/policies/limits');
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Least confidence').fill('10');
    const bar = page.getByRole('region', { name: 'Your draft' });
    await expect(bar.getByText('Wider', { exact: true })).toBeVisible();
    await bar.getByRole('button', { name: 'Try it on the past' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Try it' }).click();
    await expect(dialog.getByText(/^[\d,]+ decisions on [\d,]+ proposals\.$/)).toBeVisible({
      timeout: 60_000,
    });
    await expect(dialog.getByRole('heading', { name: 'What this can’t tell' })).toBeVisible();
    await expectAccessible(page, 'the past, tried');
    await page.keyboard.press('Escape');
    await bar.getByRole('button', { name: 'Ask a second person' }).click();
    const propose = page.getByRole('alertdialog');
    await propose.getByLabel('Note').fill('It has been right for weeks.');
    await propose.getByRole('button', { name: 'Ask a second person' }).click();
    await expect(page.getByText(`Version ${before.version + 1} waits for a second person`)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Confirm' })).toHaveCount(0);
    expect(await inForce()).toMatchObject({ version: before.version });
    await page.goto('/sample/overview');
    await expect(
      page.getByText(/^A wider policy, proposed by .+, waits for a second person\.$/),
    ).toBeVisible();
    await expectAccessible(page, 'the banner on another page');

    const second = await signInAs(browser, { name: 'Petra Admin', roles: ['admin'] });
    await second.goto('/sample/policies');
    await second.waitForURL('**/policies/limits');
    await expect(second.getByText('“It has been right for weeks.”')).toBeVisible();
    await expectAccessible(second, 'a proposal');
    await second.getByRole('button', { name: 'Confirm' }).click();
    await second.getByRole('alertdialog').getByRole('button', { name: 'Confirm change' }).click();
    await expect(second.getByText('The wider policy is in force')).toBeVisible();
    expect(await inForce()).toMatchObject({ version: before.version + 1, body: { askBelowConfidence: 0.1 } });
    await second.context().close();
  });

  test('the history compares any two versions and restores an older one', async ({ page }) => {
    const before = await inForce();
    await page.goto('/sample/policies/history');
    const compare = page.locator('section').filter({ hasText: 'Compare two versions' });
    await expect(compare.getByText('less confident than: 10%, before 95%', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Restore' }).first().click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore version' }).click();
    await expect(page.getByText(`Version ${before.version + 1} is in force`)).toBeVisible();
    expect(await inForce()).toMatchObject({
      version: before.version + 1,
      body: { askBelowConfidence: 0.95 },
    });
  });

  test('the oversight grid offers nothing beyond its floors', async ({ page }) => {
    await page.goto('/sample/policies/oversight');
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Medium consequence, noticed within days, can’t be taken back').click();
    await expect(page.getByRole('option', { name: /^Act/ })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Your draft' }).getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Discard draft' }).click();
    await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible();
  });
});

/** Until there is a past to try things on. */
const waitForRecord = () =>
  expect
    .poll(
      async () => (await queryRows<{ n: number }>('SELECT count(*)::int AS n FROM decisions'))[0]?.n ?? 0,
      { timeout: 90_000, intervals: [500], message: 'decisions in the record' },
    )
    .toBeGreaterThan(100);

/** Somebody with these roles, in a browser of their own. */
