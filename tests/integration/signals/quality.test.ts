import { beforeEach, expect, it } from 'vitest';
import { signalInputSchema } from '@/lib/core/signals/signal-kinds';
import { db } from '@/lib/db/client';
import { readSignal } from '@/lib/queries/signals/read-signal';
import { nothingKnown } from '@/lib/usecases/ip-ranges/data-centres';
import { isProgram } from '@/lib/usecases/signals/judge-quality';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace } from '../../support/builders/a-workspace';

let workspaceId: string;
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
});

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const crawler = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const view = (source: string, messageId: string, userAgent: string | null, daysAgo = 0) => ({
  kind: 'contact.tracked',
  source,
  messageId,
  occurredAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
  payload: {
    medium: 'page',
    event: 'Viewed',
    properties: { path: '/' },
    person: { ids: [{ type: 'user', value: 'u1' }] },
    ...(userAgent === null ? {} : { device: { userAgent } }),
  },
});
const qualities = async (items: readonly ReturnType<typeof view>[]) => {
  await recordSignals({ workspaceId, actor: { type: 'system', id: 'test' }, items, emit: false });
  const rows = await db().signal.findMany({
    where: { workspaceId },
    select: { messageId: true, quality: true },
  });
  return new Map(rows.map(({ messageId, quality }) => [messageId, quality]));
};

it('fresh word about somebody known can be acted on, the more the better its source is known', async () => {
  await qualities([view('website', 'first', chrome), view('practice-crm', 'introduces', null)]);
  const by = await qualities([
    view('website', 'own', chrome),
    view('practice-crm', 'platform', null),
    view('website', 'old', chrome, 90),
  ]);
  expect(by.get('platform')).toBeGreaterThan(0.95);
  expect(by.get('own')).toBeGreaterThan(0.9);
  expect(by.get('own')).toBeLessThan(by.get('platform') ?? 0);
  expect(by.get('old')).toBeLessThan(by.get('own') ?? 0);
  await qualities([view('somebody', 'introduces', chrome)]);
  expect((await qualities([view('somebody', 'unknown', chrome)])).get('unknown')).toBeGreaterThanOrEqual(0.6);
});

it('a crawler’s visit is worth next to nothing and no engagement, and the page of the signal says why', async () => {
  const by = await qualities([view('website', 'bot', crawler)]);
  expect(by.get('bot')).toBeLessThan(0.2);
  expect(isProgram(signalInputSchema.parse(view('website', 'm', crawler)), nothingKnown)).toBe(true);
  expect(isProgram(signalInputSchema.parse(view('website', 'm', chrome)), nothingKnown)).toBe(false);
  expect(isProgram(signalInputSchema.parse(view('website', 'm', null)), nothingKnown)).toBe(false);
  const signal = await db().signal.findFirstOrThrow({ where: { workspaceId } });
  const { qualityParts } = await readSignal({ id: workspaceId, currency: 'EUR' }, signal.id);
  expect(qualityParts?.map(({ name }) => name)).toEqual([
    'freshness',
    'reliability',
    'corroboration',
    'identity',
    'human',
    'schema',
  ]);
  const human = qualityParts?.find(({ name }) => name === 'human');
  expect(human?.value).toBeLessThan(0.05);
  expect(human?.sentence).toContain('program');
});

it('a signal from before the parts were kept shows its quality alone', async () => {
  await qualities([view('website', 'm', chrome)]);
  const signal = await db().signal.findFirstOrThrow({ where: { workspaceId }, select: { id: true } });
  await db().$executeRaw`update signals set quality_parts = null where id = ${signal.id}`;
  expect((await readSignal({ id: workspaceId, currency: 'EUR' }, signal.id)).qualityParts).toBeNull();
});
