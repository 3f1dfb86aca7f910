import type { Page } from '@playwright/test';
import type { ApprovalPage } from '@/lib/contracts/approvals';
import type { RunDetail } from '@/lib/contracts/runs';
import { readApi, runOfSignal, sendLead } from './support/api';
import { queryRows } from './support/database';
import { waitForSample } from './support/sample';
import { administrator, expect, test } from './support/test';

// What a newcomer is promised, in the order in which they come to it. Each part builds on the one before.
test.describe.configure({ mode: 'serial' });
test.describe('the first ten minutes', () => {
  let approvedActionId: string;
  let apiKey: string;
  let routedRun: RunDetail;

  test.describe('without a session', () => {
    test.use({ storageState: { cookies: [], origins: [] }, allowedErrors: /401 \(Unauthorized\)/ });

    test('signs in with the printed password and sees the workspace fill itself', async ({ page }) => {
      const { email, password } = administrator();
      await page.goto('/');
      await expect(page).toHaveURL(/\/sign-in/);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByText('E-mail or password is not right.')).toBeVisible();
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page).toHaveURL('/sample/overview');
      await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
      await expect(page.getByRole('status').getByText('Live')).toBeVisible();
      await expect.poll(async () => Number(await statValue(page, 'Signals in 24 hours'))).toBeGreaterThan(0);
    });
  });

  test('the figures of the overview are those of the database', async ({ page }) => {
    await waitForSample();
    await page.goto('/sample/overview');
    await expect(async () => {
      const [figures] = await queryRows<Record<string, number>>(`
        SELECT
          (SELECT count(*)::int FROM approvals WHERE status = 'pending') AS waiting,
          (SELECT count(*)::int FROM executions e JOIN actions a ON a.id = e.action_id
            WHERE a.requester_type = 'agent'
              AND e.accepted_at >= date_trunc('day', now() AT TIME ZONE 'Europe/Berlin') AT TIME ZONE 'Europe/Berlin') AS today,
          (SELECT count(*)::int FROM signals WHERE recorded_at > now() - interval '24 hours') AS signals`);
      expect({
        waiting: Number(await statValue(page, 'Wait for a person')),
        today: Number(await statValue(page, 'Carried out today')),
        signals: Number(await statValue(page, 'Signals in 24 hours')),
      }).toEqual(figures);
      expect(figures?.today).toBeGreaterThan(0);
    }).toPass({ timeout: 20_000 });
  });

  test('finds an action that the lead router carried out alone, and its timeline', async ({ page }) => {
    const [action] = await queryRows<{ run: string; id: string }>(`
      SELECT a.run_id AS run, a.id FROM actions a JOIN agents g ON g.id = a.requester_id
      WHERE g.kind = 'lead-router' AND a.status = 'observed'
        AND NOT EXISTS (SELECT FROM approvals p WHERE p.action_id = a.id) ORDER BY a.id LIMIT 1`);
    await page.goto('/sample/overview');
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByRole('searchbox', { name: 'Search runs' }).fill(action?.run ?? '');
    const rows = page.getByRole('table', { name: 'Runs' }).locator('tbody tr');
    await expect(rows).toHaveCount(1);
    await rows.getByRole('link').first().click();
    await expect(page).toHaveURL(`/sample/runs/${action?.run}`);
    const panel = page.locator(`[id="${action?.id}"]`);
    for (const title of [
      'Allows, on the proposal',
      'Allows, at the moment of effect',
      'Claimed: the state before was read and kept',
      'Carried out',
      'Read back: it is as intended',
    ])
      await expect(panel.getByRole('listitem').filter({ hasText: title }).first()).toBeVisible();
    await expect(panel.getByText('A person approved')).toHaveCount(0);
  });

  test('approves by keyboard what waits, and sees it carried out without a reload', async ({ page }) => {
    await page.goto('/sample/overview');
    await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
    // Keys count only once the page has come alive; pressed again they do no harm.
    await expect(async () => {
      await page.keyboard.press('g');
      await page.keyboard.press('a');
      await expect(page).toHaveURL('/sample/approvals', { timeout: 2_000 });
    }).toPass();
    const waiting = await readApi<ApprovalPage>(page.request, '/api/v1/approvals');
    const first = waiting.rows[0];
    await expect(page.getByRole('list', { name: 'Approvals' })).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/sample/approvals/${first?.id}`);
    await expect(page.getByRole('heading', { name: first?.action.sentence, level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible();
    await markPage(page);
    await page.keyboard.press('a');
    if (first?.action.risk === 'high') await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Approved' })).toBeVisible();
    await expect(
      page.getByText('It was carried out, and the platform shows it when read back.'),
    ).toBeVisible();
    await expectUnreloaded(page);
    approvedActionId = first?.action.id ?? '';
  });

  test('reads in the record who did what, why, and on which data', async ({ page }) => {
    await page.goto(`/sample/audit?action=${approvedActionId}`);
    const table = page.getByRole('table', { name: 'Record' });
    const granted = table.getByRole('row').filter({ hasText: 'approvals.granted' });
    await expect(granted).toContainText('Administrator');
    await granted.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Administrator approved an action');
    const canonical = page.getByRole('region', { name: 'Canonical entry' });
    const entryId = new URL(page.url()).pathname.split('/').at(-1);
    const [stored] = await queryRows<{ canonical: string }>(
      'SELECT canonical FROM audit_entries WHERE id = $1',
      [entryId],
    );
    await expect(canonical).toHaveText(stored?.canonical ?? '');
    await page.goto(`/sample/audit?action=${approvedActionId}&verb=actions.decided`);
    await table.getByRole('row').last().getByRole('link').click();
    await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Findings' })).toBeVisible();
    const inputs = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Data it used' }) });
    await expect(inputs.getByRole('listitem').first()).toBeVisible();
  });

  test('makes a key for machines, shown once', async ({ page }) => {
    await page.goto('/sample/settings/api-keys');
    await page.getByRole('button', { name: 'Create key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it is for').fill('Website');
    await dialog.getByRole('button', { name: 'Create key' }).click();
    apiKey = await dialog.getByLabel('API key', { exact: true }).innerText();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('table').getByText('Website')).toBeVisible();
    await expect(page.getByText(apiKey)).toHaveCount(0);
  });

  test('narrows what the lead router may do, and its next proposal is refused for it', async ({ page }) => {
    await page.goto('/sample/agents');
    await page.getByRole('table', { name: 'Agents' }).getByRole('link', { name: 'Lead router' }).click();
    await page.getByRole('link', { name: 'Change scope' }).click();
    await page.getByRole('button', { name: /^Account tiers/ }).click();
    await page.getByRole('checkbox', { name: 'tier 1' }).uncheck();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Narrower')).toBeVisible();
    await expect(page.getByText('Takes effect at once', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Save scope' }).click();
    await expect(page.getByText('Version 2 is in force')).toBeVisible();

    const signalId = await sendLead(page.request, { key: apiKey, name: 'lead-refused', tier: 'tier_1' });
    const run = await runOfSignal(page.request, signalId, 'denied');
    await page.goto(`/sample/runs/${run.id}`);
    await expect(page.getByText("Outside the agent's scope: account tier 1.").first()).toBeVisible();
    await expect(page.getByText('The gate refused it. Nothing happened outside.').first()).toBeVisible();
  });

  test('stops everything with one click and a reason, and lets it go on', async ({ page }) => {
    await page.goto('/sample/overview');
    await page.getByRole('button', { name: 'Stop everything' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Why').fill('Looking into odd routes.');
    await dialog.getByRole('button', { name: 'Stop everything' }).click();
    const banner = page.getByRole('alert').filter({ hasText: 'Everything is stopped' });
    await expect(banner).toContainText('by Administrator: Looking into odd routes.');

    const refused = await sendLead(page.request, { key: apiKey, name: 'lead-stopped', tier: 'tier_3' });
    const { actions } = await runOfSignal(page.request, refused, 'denied');
    expect(actions[0]?.decisions.at(-1)?.findings.map((finding) => finding.rule)).toContain('pause.active');

    await banner.getByRole('button', { name: 'Resume' }).click();
    await dialog.getByLabel('Why').fill('It was a test.');
    await dialog.getByRole('button', { name: 'Resume' }).click();
    await expect(banner).toHaveCount(0);
    const routed = await sendLead(page.request, { key: apiKey, name: 'lead-routed', tier: 'tier_3' });
    routedRun = await runOfSignal(page.request, routed, 'observed');
  });

  test('takes an executed action back', async ({ page }) => {
    const contact = routedRun.actions[0]?.target.externalId ?? '';
    expect((await readOwner(contact)).owner).not.toBeNull();
    await page.goto(`/sample/runs/${routedRun.id}`);
    await takeBack(page, 'The wrong team.');
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Taken back' })).toBeVisible();
    await expect(page.getByRole('dialog').getByText('Ours: put back').first()).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByText('It was carried out and then taken back.').first()).toBeVisible();
    expect(await readOwner(contact)).toEqual({ owner: null });
  });

  test('asks again where it was taken back, until somebody raises its level by name', async ({ page }) => {
    await page.goto('/sample/agents');
    await page.getByRole('table', { name: 'Agents' }).getByRole('link', { name: 'Lead router' }).click();
    const row = page
      .getByRole('table', { name: 'Level by kind of action and segment' })
      .getByRole('row')
      .filter({ hasText: 'fell by itself' });
    await expect(row).toContainText('An action of it was taken back.');
    await row.getByRole('button', { name: 'Set level' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Level' }).click();
    await page.getByRole('option', { name: 'Acts', exact: true }).click();
    await dialog.getByLabel('Why').fill('It was only a try.');
    await dialog.getByRole('button', { name: 'Raise level' }).click();
    await expect(dialog.getByText('Raising a level needs your consent.')).toBeVisible();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Raise level' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(row).toHaveCount(0);
  });

  test('leaves alone what somebody changed by hand since', async ({ page }) => {
    const signalId = await sendLead(page.request, { key: apiKey, name: 'lead-edited', tier: 'tier_3' });
    const run = await runOfSignal(page.request, signalId, 'observed');
    const contact = run.actions[0]?.target.externalId ?? '';
    const routed = (await readOwner(contact)).owner;
    const byHand = routed === 'Klara Novak' ? 'Jonas Weber' : 'Klara Novak';

    await page.goto('/sample/practice');
    await expect(page.getByText('Practice platform — not a real vendor')).toBeVisible();
    await page.getByRole('searchbox').fill(contact);
    await page.getByRole('button', { name: `Edit ${contact}` }).click();
    await page.getByRole('dialog').getByLabel('Owner').click();
    await page.getByRole('option', { name: byHand }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save in the CRM' }).click();
    await expect(page.getByRole('table', { name: 'CRM contacts' }).getByText(byHand)).toBeVisible();

    await page.goto(`/sample/runs/${run.id}`);
    await takeBack(page, 'The wrong team.');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: 'Taken back where it was still ours' })).toBeVisible();
    await expect(dialog.getByRole('row').filter({ hasText: 'Changed since: left alone' })).toContainText(
      byHand,
    );
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByText('Conflict on taking back').first()).toBeVisible();
    expect(await readOwner(contact)).toEqual({ owner: byHand });
  });
});

/** The figure of the tile named `label`. */
async function statValue(page: Page, label: string): Promise<string> {
  const tile = page.getByRole('link', { name: label, exact: true }).locator('xpath=ancestor::div[2]');
  return (await tile.locator('p').first().innerText()).replaceAll(/\D/g, '');
}

async function takeBack(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('alertdialog').getByLabel('Why').fill(reason);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click();
}

/** The owner that the practice CRM itself has for a contact. */
async function readOwner(externalId: string): Promise<{ owner: string | null }> {
  const rows = await queryRows<{ owner: string | null }>(
    `SELECT o.name AS owner FROM practice_contacts c
      LEFT JOIN practice_owners o ON o.id = c.owner_id AND o.workspace_id = c.workspace_id
      WHERE c.external_id = $1`,
    [externalId],
  );
  return rows[0] ?? { owner: null };
}

const markPage = (page: Page) => page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));
const expectUnreloaded = (page: Page) => expect(page.locator('body[data-not-reloaded]')).toBeAttached();
