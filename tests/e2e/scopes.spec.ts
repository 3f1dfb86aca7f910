import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { signInAs } from './support/people';
import { expect, test } from './support/test';

test.describe('what an agent may do', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(240_000);
  let agentId = '';

  test.beforeAll(async () => {
    const [agent] = await queryRows<{ id: string }>("SELECT id FROM agents WHERE kind = 'bid-and-budget'");
    agentId = agent?.id ?? '';
  });

  test('a scope is edited in sentences; less takes effect at once', async ({ page }) => {
    await page.goto(`/sample/agents/${agentId}/scope`);
    await expectAccessible(page, 'scope editor');
    const changes = page.locator('section').filter({ hasText: 'What this changes' });
    await expect(changes).toContainText('Nothing: this is the scope in force.');
    await page.getByRole('button', { name: /^Kinds of action/ }).click();
    await expectAccessible(page, 'scope editor, picking');
    await page.getByRole('checkbox', { name: 'Set bid of campaign' }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByLabel('Change in one action').fill('nonsense');
    await page.getByLabel('Change within a day').focus();
    await expect(
      page.getByText('Change at once: Give a percentage between 0 and 1000, such as 20.'),
    ).toBeVisible();
    await expect(page.getByLabel('Change in one action')).toHaveValue('nonsense');
    await page.getByLabel('Change in one action').fill('10');
    await expect(changes).toContainText('No longer: “Set bid of campaign”.');
    await expect(changes).toContainText('Takes effect at once');
    await page.getByText('Let single kinds end sooner').click();
    await page.getByLabel('Last day of “Pause campaign”').fill('2027-03-31');
    await expect(changes).toContainText('“Pause campaign” ends on 31 Mar 2027, 23:59.');
    await page.getByRole('button', { name: 'Save scope' }).click();
    await expect(page.getByText('Version 2 is in force')).toBeVisible();
    const [scope] = await queryRows<{ body: { kinds: string[]; maxRelativeChange: number } }>(
      "SELECT body FROM scopes WHERE agent_id = $1 AND status = 'active'",
      [agentId],
    );
    expect(scope?.body.kinds).not.toContain('ads.campaign.set-bid');
    expect(scope?.body.maxRelativeChange).toBe(0.1);
  });

  test('more waits for a second admin', async ({ page, browser }) => {
    await page.goto(`/sample/agents/${agentId}/scope`);
    await page.getByRole('button', { name: /^Kinds of action/ }).click();
    await page.getByRole('checkbox', { name: 'Set bid of campaign' }).check();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Wider', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Save scope' }).click();
    await expect(page.getByText('Version 3 waits for a second admin').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    const second = await signInAs(browser, { name: 'Sandro Admin', roles: ['admin'] });
    await second.goto(`/sample/agents/${agentId}`);
    await second.getByRole('button', { name: 'Approve' }).click();
    await second.getByRole('alertdialog').getByRole('button', { name: 'Approve change' }).click();
    await expect(second.getByText('The wider scope is in force')).toBeVisible();
    expect(await queryRows('SELECT field, item FROM scope_additions WHERE agent_id = $1', [agentId])).toEqual(
      [{ field: 'kinds', item: 'ads.campaign.set-bid' }],
    );
    await second.context().close();
  });

  test('what it can and cannot do is readable without admin rights, and prints as one column', async ({
    browser,
  }) => {
    const viewer = await signInAs(browser, { name: 'Sandro Viewer', roles: ['viewer'] });
    await viewer.goto(`/sample/agents/${agentId}/can-and-cannot`);
    await expect(viewer.getByRole('heading', { level: 1 })).toContainText('can and cannot do');
    for (const title of ['Waits for a person', 'Is refused', 'Who answers for it', 'Versions and dates'])
      await expect(viewer.getByRole('heading', { name: title })).toBeVisible();
    await expect(viewer.getByText('A change of a budget or bid by more than half.')).toBeVisible();
    await expectAccessible(viewer, 'can and cannot');
    await viewer.emulateMedia({ media: 'print' });
    await expect(viewer.getByRole('navigation')).toHaveCount(0);
    await expect(viewer.getByRole('button', { name: 'Print' })).toBeHidden();
    await viewer.context().close();
  });

  test('an outcome is judged, by key and many at once', async ({ browser }) => {
    const [router] = await queryRows<{ id: string }>("SELECT id FROM agents WHERE kind = 'lead-router'");
    // The sample's people judge the first 50, oldest first: with more than these carried out, the newest are left for this test.
    const carriedOut = () =>
      queryRows("SELECT id FROM actions WHERE requester_id = $1 AND status = 'observed'", [router?.id]);
    await expect
      .poll(async () => (await carriedOut()).length, { timeout: 120_000, message: 'what was carried out' })
      .toBeGreaterThan(60);
    const reviewer = await signInAs(browser, { name: 'Sandro Reviewer', roles: ['reviewer'] });
    const judged = async () =>
      (
        await queryRows<{ verdict: string }>(
          'SELECT v.verdict FROM outcome_reviews v JOIN users u ON u.id = v.reviewer_id WHERE u.email = $1 ORDER BY v.id',
          ['sandro-reviewer@example.com'],
        )
      ).map(({ verdict }) => verdict);
    await reviewer.goto(`/sample/agents/${router?.id}/outcomes`);
    await expect(
      reviewer.getByRole('list', { name: 'Outcomes' }).getByRole('listitem').first(),
    ).toBeVisible();
    await expectAccessible(reviewer, 'outcomes');
    // Keys reach a page once its script runs; before, they are lost.
    const chosen = reviewer.getByRole('list', { name: 'Outcomes' }).locator('[aria-current]');
    await expect(async () => {
      await reviewer.keyboard.press('j');
      await expect(chosen).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await reviewer.keyboard.press('w');
    const dialog = reviewer.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Judge wrong' }).click();
    await expect(dialog.getByText('Say why: the reason goes into the record.')).toBeVisible();
    expect(await judged()).toEqual([]);
    await dialog.getByLabel('What was wrong').fill('The owner does not speak the language.');
    await dialog.getByRole('button', { name: 'Judge wrong' }).click();
    await expect(dialog).toBeHidden();
    expect(await judged()).toEqual(['wrong']);
    const ticks = reviewer.getByRole('checkbox', { name: /^Tick: / });
    for (const at of [0, 1]) await ticks.nth(at).check();
    await reviewer.getByRole('button', { name: 'The ticked ones were right' }).click();
    await expect(reviewer.getByText('2 outcomes judged right')).toBeVisible();
    expect(await judged()).toEqual(['wrong', 'right', 'right']);
    await reviewer.context().close();
  });

  test('a level is lowered with a reason at once, and raised with consent', async ({ page }) => {
    await page.goto(`/sample/agents/${agentId}`);
    await expect(page.getByRole('table', { name: 'Level by kind of action and segment' })).toBeVisible();
    await expectAccessible(page, 'agent');
    const open = () =>
      page.getByRole('button', { name: 'Set level of Set daily budget of campaign, all' }).click();
    const choose = async (level: string) => {
      await page.getByRole('dialog').getByRole('combobox', { name: 'Level' }).click();
      await page.getByRole('option', { name: level, exact: true }).click();
    };
    const dialog = page.getByRole('dialog');
    await open();
    await choose('Shadow');
    await dialog.getByLabel('Why').fill('We look into it.');
    await dialog.getByRole('button', { name: 'Set level' }).click();
    await expect(page.getByText('The level holds from now on')).toBeVisible();
    await open();
    await choose('Asks');
    await dialog.getByLabel('Why').fill('Looked into.');
    await dialog.getByRole('button', { name: 'Raise level' }).click();
    await expect(dialog.getByText('Raising a level needs your consent.')).toBeVisible();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Raise level' }).click();
    await expect(page.getByText('The level was raised')).toBeVisible();
  });
});

/** A page of another person's, made for this test. */
