import { expect, it } from 'vitest';
import { listSignalsQuerySchema } from '@/lib/contracts/signal-list';
import { db } from '@/lib/db/client';
import { maskSealed } from '@/lib/db/open-sealed';
import { newId } from '@/lib/platform/ids';
import { listSignals } from '@/lib/queries/signals/list-signals';
import { aWorkspace } from '../../support/builders/a-workspace';

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 10, minute));

it('finds what one word means in several ways, each signal once, in one order over all pages', async () => {
  const { id: workspaceId } = await aWorkspace();
  const accountId = newId('acc');
  const named = { workspaceId, externalId: 'acme', createdAt: at(0), updatedAt: at(0) };
  await db().account.create({ data: { id: accountId, name: 'Acme', ...named } });
  const signal = (minute: number, fields: { accountId?: string; messageId?: string; kind?: string }) => ({
    id: newId('sig'),
    workspaceId,
    source: minute % 2 === 0 ? 'website' : 'crm',
    messageId: `m-${minute}`,
    kind: 'contact.linked',
    quality: 0.5,
    payload: {},
    occurredAt: at(minute),
    recordedAt: at(minute),
    ...fields,
  });
  const rows = [
    signal(1, { accountId }),
    // By its message, by its account, and by both.
    signal(2, { messageId: 'acme' }),
    signal(3, { accountId, messageId: 'acme' }),
    signal(4, {}),
    signal(5, { accountId, kind: 'account.identified' }),
  ];
  await db().signal.createMany({ data: rows });
  const read = async (search: Record<string, unknown>): Promise<string[]> => {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const query = listSignalsQuerySchema.parse({ limit: 2, ...search, ...(cursor ? { cursor } : {}) });
      const page: Awaited<ReturnType<typeof listSignals>> = await listSignals({ id: workspaceId }, query);
      found.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    return found;
  };
  const ids = (...numbers: number[]) => numbers.map((number) => rows[number - 1]?.id);
  expect(await read({ q: 'acme' })).toEqual(ids(5, 3, 2, 1));
  expect(await read({ q: 'acme', sort: 'recordedAt' })).toEqual(ids(1, 2, 3, 5));
  expect(await read({ q: 'acme', kind: 'account.identified' })).toEqual(ids(5));
  expect(await read({ q: rows[3]?.id })).toEqual(ids(4));
  expect(await read({ q: 'nobody' })).toEqual([]);
  // What a message is called may say who sent it.
  expect(await maskSealed(() => read({ q: 'm-1' }))).toEqual([]);
  expect(await read({ q: 'm-1' })).toEqual(ids(1));
});
