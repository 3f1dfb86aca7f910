import type { APIRequestContext, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { queryRows } from './support/database';
import { signInAs } from './support/people';
import { workspace } from './support/sample';
import { baseUrl, expect, test } from './support/test';

// What the tests send is refused on purpose now and then.
test.use({ allowedErrors: /400|401|409/ });

let sent = 0;
/** One event of a website, as a Segment library sends it. */
const demo = (properties: object) => ({
  type: 'track',
  userId: 'sources-e2e',
  event: 'Demo Requested',
  messageId: `sources-e2e-${Date.now()}-${sent++}`,
  properties,
});

async function sendBatch(request: APIRequestContext, key: string, batch: object[]) {
  const response = await request.post('/v1/batch', {
    headers: { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
    data: { batch },
  });
  return (await response.json()) as { accepted: number; quarantined: number; deliveryId?: string };
}

const openDialog = async (page: Page) => {
  await page.goto(`/${workspace}/sources`);
  await page.getByRole('button', { name: 'Add source' }).click();
  return page.getByRole('dialog');
};
const choose = async (page: Page, label: string | RegExp, option: string | RegExp) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
};
const confirm = (page: Page, button: string) =>
  page.getByRole('alertdialog').getByRole('button', { name: button }).click();

/** Nothing breaks an accessibility rule; what a toast says is gone by then, as one that fades would be measured as poor contrast. */
async function expectFit(page: Page, where: string): Promise<void> {
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await expectAccessible(page, where);
}

test('a website is added and heard; its plan is confirmed, and what breaks it is held back and let through', async ({
  page,
  request,
}) => {
  test.slow();
  const dialog = await openDialog(page);
  await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Shop of the test');
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('shop-of-the-test');
  await expectFit(page, 'adding a source');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  const key = await dialog.getByLabel('Write key').innerText();
  expect(key).toMatch(/^mdts_/);
  await expect(dialog.getByLabel('From a terminal')).toContainText(key);
  await expect(dialog.getByLabel('In a browser')).toContainText(`data-write-key="${key}"`);
  await expectFit(page, 'the key of a source');

  await dialog.getByRole('link', { name: 'Open the source' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Shop of the test' })).toBeVisible();
  await expect(page.getByText('Not heard yet')).toBeVisible();
  await expect(page.getByText('Nothing is learnt yet')).toBeVisible();

  const first = await sendBatch(request, key, [
    demo({ plan: 'pro', seats: 5 }),
    demo({ plan: 'free', seats: 1 }),
  ]);
  expect(first).toMatchObject({ accepted: 2, quarantined: 0 });
  const plan = page.getByRole('list', { name: 'Events of the tracking plan' });
  const event = plan.getByRole('listitem').filter({ hasText: 'Demo Requested' });
  await expect(event).toContainText('Learning');
  await expect(page.getByText('Healthy', { exact: true })).toBeVisible();
  await event.getByText('Demo Requested').first().click();
  await expect(event.getByRole('row', { name: /seats number Yes/ })).toBeVisible();
  await expectFit(page, 'a source that was heard');

  await page.goto(`/${workspace}/sources`);
  const row = page.getByRole('row', { name: /Shop of the test/ });
  await expect(row).toContainText('Healthy');
  await expectFit(page, 'sources');
  await row.getByRole('link').first().click();

  await page.getByRole('button', { name: 'Confirm all' }).click();
  await confirm(page, 'Confirm all');
  await expect(event).toContainText('Confirmed');
  await choose(page, 'What breaks the tracking plan', /Hold it back/);
  await expect(page.getByText('It waits in Deliveries until somebody decides.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'What breaks the tracking plan' })).toBeEnabled();

  const second = await sendBatch(request, key, [
    demo({ plan: 'pro', seats: 'five' }),
    demo({ plan: 'pro', seats: 2 }),
  ]);
  expect(second).toMatchObject({ accepted: 1, quarantined: 1 });
  await page.getByRole('link', { name: 'For a person' }).click();
  const delivery = page.getByRole('row', { name: /Shop of the test/ });
  await expect(delivery).toContainText('Held back');
  await expect(delivery).toContainText('1 taken, 1 held back');
  await expectFit(page, 'deliveries');
  await delivery.getByRole('link').click();

  await expect(page.getByRole('heading', { level: 1, name: 'Delivery of Shop of the test' })).toBeVisible();
  const wrong = page.getByRole('region', { name: 'What was wrong' });
  await expect(wrong).toContainText('is string; the tracking plan says number');
  await expect(page.getByLabel('Body of the request')).toContainText('"seats": "five"');
  await expectFit(page, 'a delivery that is held back');
  await page.getByRole('button', { name: 'Read again' }).click();
  await confirm(page, 'Read it again');
  await expect(page.getByText('Not all of it was taken')).toBeVisible();
  await page.getByRole('button', { name: 'Let it through' }).click();
  await confirm(page, 'Let it through');
  await expect(page.getByText('It was taken', { exact: true })).toBeVisible();
  await expect(page.getByText('Taken later')).toBeVisible();
  await expect(page.getByText('It is not kept')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Let it through' })).toHaveCount(0);
  await expectFit(page, 'a delivery that was dealt with');
});

test('a webhook is set up with its mapping; a request without its signature is shown, and dropped', async ({
  page,
  request,
}) => {
  const dialog = await openDialog(page);
  await choose(page, /What is it/, /Other JSON webhook/);
  await choose(page, 'Check', /HMAC/);
  await dialog.getByRole('button', { name: 'Add source' }).click();
  await expect(dialog.getByText('name it')).toBeVisible();
  await expect(
    dialog.getByText('is what its signatures are checked with: copy it from the platform'),
  ).toBeVisible();
  await expect(dialog.getByText('Say where the name of the event stands', { exact: false })).toBeVisible();
  await expectFit(page, 'a source that lacks something');
  await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Orders of the test');
  await dialog.getByRole('textbox', { name: 'Secret', exact: true }).fill('a secret of the test');
  await dialog.getByLabel('Header of the signature').fill('X-Orders-Signature');
  await dialog.getByLabel('E-mail address').fill('buyer.email');
  await dialog.getByLabel('Path or name').fill('type');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  const address = await dialog.getByLabel('Address', { exact: true }).innerText();
  await expect(dialog.getByLabel('Write key')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Done' }).click();

  const response = await request.post(address, {
    data: { type: 'ordered', buyer: { email: 'a@example.com' } },
  });
  expect(response.status()).toBe(401);
  await page.getByRole('link', { name: 'Deliveries' }).click();
  const row = page.getByRole('row', { name: /Orders of the test/ });
  await expect(row).toContainText('It is not signed: send the signature in X-Orders-Signature.');
  await row.getByRole('link').click();
  await page.getByRole('button', { name: 'Drop' }).click();
  await confirm(page, 'Drop it');
  await expect(page.getByText('It was dropped')).toBeVisible();
  await expect(page.getByText('Dropped', { exact: true })).toBeVisible();
});

test('the key is replaced, the source marked as bad and believed again, switched off and on', async ({
  page,
  request,
}) => {
  const dialog = await openDialog(page);
  await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Kiosk of the test');
  await dialog.getByRole('button', { name: 'Add source' }).click();
  const old = await dialog.getByLabel('Write key').innerText();
  await dialog.getByRole('link', { name: 'Open the source' }).click();

  await page.getByRole('button', { name: 'Replace the key' }).click();
  await confirm(page, 'Replace key');
  const key = await dialog.getByLabel('Write key').innerText();
  expect(key).not.toBe(old);
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(await sendBatch(request, key, [demo({})])).toMatchObject({ accepted: 1 });

  await page.getByRole('button', { name: 'Mark as bad from…' }).click();
  await dialog.getByRole('button', { name: 'Mark as bad' }).click();
  await expect(dialog.getByText('Say from when on it was wrong.')).toBeVisible();
  await dialog.getByLabel('Bad from').fill('2026-01-02T03:04');
  await dialog.getByLabel('Why').fill('Its clock was wrong.');
  await expectFit(page, 'marking a source as bad');
  await dialog.getByRole('button', { name: 'Mark as bad' }).click();
  await expect(page.getByText('Distrusted', { exact: true })).toBeVisible();
  await expect(page.getByText('Its clock was wrong.')).toBeVisible();
  await expect
    .poll(() => queryRows("SELECT DISTINCT quality FROM signals WHERE source = 'kiosk-of-the-test'"))
    .toEqual([{ quality: 0.05 }]);
  await expectFit(page, 'a source that is not believed');
  await page.getByRole('button', { name: 'Believe it again' }).click();
  await confirm(page, 'Believe it again');
  await expect(page.getByText('Distrusted', { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: 'Switch off' }).click();
  await confirm(page, 'Switch off');
  await expect(page.getByText('Off', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('button', { name: 'Switch off' })).toBeVisible();
});

test('whoever may only look is offered nothing to change', async ({ browser, request }) => {
  const added = await request.post('/api/v1/sources', {
    headers: { 'mandate-workspace': workspace, origin: baseUrl() },
    data: { name: 'only-looked-at', title: 'Only looked at', config: { format: 'segment' } },
  });
  const { sourceId, writeKey } = (await added.json()) as { sourceId: string; writeKey: string };
  await sendBatch(request, writeKey, [demo({ plan: 'pro' }), { type: 'track' }]);
  const page = await signInAs(browser, { name: 'Sofia Sources', roles: ['auditor'] });
  await page.goto(`/${workspace}/sources`);
  await expect(page.getByRole('row', { name: /Only looked at/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add source' })).toHaveCount(0);
  await page.goto(`/${workspace}/sources/${sourceId}`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Demo Requested' })).toBeVisible();
  for (const name of ['Switch off', 'Replace the key', 'Edit', 'Confirm all', 'Block', 'Mark as bad from…'])
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'What breaks the tracking plan' })).toBeDisabled();
  await page.goto(`/${workspace}/sources/deliveries?source=${sourceId}`);
  await page
    .getByRole('row', { name: /Only looked at/ })
    .getByRole('link')
    .click();
  await expect(page.getByRole('region', { name: 'What was wrong' })).toBeVisible();
  await expect(page.getByText('It may hold personal data')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Drop' })).toHaveCount(0);
  await page.context().close();
});
