import { beforeAll, describe, expect, it } from 'vitest';
import { accountDetailSchema, accountPageSchema, listAccountsQuerySchema } from '@/lib/contracts/accounts';
import { contactDetailSchema, contactPageSchema, listContactsQuerySchema } from '@/lib/contracts/contacts';
import { listSignalsQuerySchema, signalDetailSchema, signalPageSchema } from '@/lib/contracts/signal-list';
import { db } from '@/lib/db/client';
import { listAccounts } from '@/lib/queries/accounts/list-accounts';
import { readAccount } from '@/lib/queries/accounts/read-account';
import { listContacts } from '@/lib/queries/contacts/list-contacts';
import { readContact } from '@/lib/queries/contacts/read-contact';
import { listSignalSources } from '@/lib/queries/signals/list-signal-sources';
import { listSignals } from '@/lib/queries/signals/list-signals';
import { readSignal } from '@/lib/queries/signals/read-signal';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace } from '../../support/builders/a-workspace';

type Workspace = Awaited<ReturnType<typeof aWorkspace>>;
let workspace: Workspace;
let stranger: Workspace;

const actor = { type: 'api_key', id: 'key_1' } as const;
const tiers = ['tier_1', 'tier_2', 'tier_3'] as const;
const CONTACTS = 10_000;

const engagement = (index: number) => ({
  source: index % 2 ? 'website' : 'crm',
  messageId: `m-${index}`,
  kind: 'lead.engaged',
  occurredAt: new Date(Date.UTC(2026, 0, 1) + (index % 700) * 3_600_000).toISOString(),
  payload: {
    contact: { externalId: `lead-${index}`, name: `Person ${index}`, traits: { visits: index % 9 } },
    account: { externalId: `a-${index % 400}`, name: `Firm ${index % 400}`, tier: tiers[index % 3] },
  },
});
const outcome = (index: number) => ({
  source: 'crm',
  messageId: `o-${index}`,
  kind: 'lead.outcome',
  occurredAt: '2026-03-01T00:00:00.000Z',
  payload: { contact: { externalId: `lead-${index}` }, converted: true },
});

beforeAll(async () => {
  workspace = await aWorkspace();
  stranger = await aWorkspace();
  const items = [
    ...Array.from({ length: CONTACTS }, (_, index) => engagement(index)),
    ...Array.from({ length: 30 }, (_, index) => outcome(index)),
  ];
  await recordSignals({ workspaceId: workspace.id, actor, items, emit: false });
  await recordSignals({ workspaceId: stranger.id, actor, items: [engagement(1)], emit: false });
  await db().$executeRaw`UPDATE contacts SET score = (length(name) + substr(external_id, 6)::int % 7) / 40.0,
    owner_external_id = CASE WHEN substr(external_id, 6)::int % 4 = 0 THEN 'own_1' END
    WHERE workspace_id = ${workspace.id} AND substr(external_id, 6)::int % 5 > 0`;
});

type Answer = { rows: { id: string }[]; nextCursor: string | null };

/** Every id of a list, page by page; fails when one is shown twice. */
async function walk(read: (cursor: string | undefined) => Promise<Answer>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { rows, nextCursor } = await read(cursor);
    ids.push(...rows.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}
const contacts = (params: Record<string, string> = {}) =>
  listContacts(workspace, listContactsQuerySchema.parse(params));
const accounts = (params: Record<string, string> = {}) =>
  listAccounts(workspace, listAccountsQuerySchema.parse(params));
const signals = (params: Record<string, string> = {}) =>
  listSignals(workspace, listSignalsQuerySchema.parse(params));
const contactOf = ({ id }: Workspace, externalId: string) =>
  db().contact.findUniqueOrThrow({
    where: { workspaceId_externalId: { workspaceId: id, externalId } },
    include: { account: true, signals: true },
  });

describe('contacts', () => {
  it.each(['score', '-score', 'lastSignalAt', '-lastSignalAt'])(
    'shows each once, sorted by %s',
    async (sort) => {
      const ids = await walk(async (cursor) =>
        contactPageSchema.parse(await contacts({ sort, limit: '200', ...(cursor ? { cursor } : {}) })),
      );
      expect(ids).toHaveLength(CONTACTS);
      const field = sort.replace('-', '') as 'score' | 'lastSignalAt';
      const found = await db().contact.findMany({ where: { workspaceId: workspace.id } });
      const valueById = new Map(
        found.map((row) => [row.id, row[field] === null ? null : Number(row[field])]),
      );
      const values = ids.map((id) => valueById.get(id) ?? null);
      const known = values.filter((value) => value !== null);
      expect(values.slice(known.length).every((value) => value === null)).toBe(true);
      expect(known).toEqual(known.toSorted((a, b) => (sort.startsWith('-') ? b - a : a - b)));
    },
  );

  it('narrows by tier, conversion, owner and text', async () => {
    const everyRow = async (params: Record<string, string>) =>
      (await contacts({ limit: '200', ...params })).rows;
    expect(new Set((await everyRow({ tier: 'tier_2' })).map((row) => row.account?.tier))).toEqual(
      new Set(['tier_2']),
    );
    expect(await everyRow({ converted: 'yes' })).toHaveLength(30);
    expect((await everyRow({ converted: 'no' })).every((row) => row.convertedAt === null)).toBe(true);
    expect((await everyRow({ owned: 'yes' })).every((row) => row.owner?.id === 'own_1')).toBe(true);
    expect((await everyRow({ owned: 'no' })).every((row) => row.owner === null)).toBe(true);
    expect((await everyRow({ q: 'person 9999' })).map((row) => row.externalId)).toEqual(['lead-9999']);
    expect(await everyRow({ q: 'Firm 399' })).toHaveLength(25);
  });

  it('refuses the cursor of another sort', async () => {
    const { nextCursor } = await contacts({ sort: '-lastSignalAt' });
    await expect(contacts({ sort: 'score', cursor: nextCursor ?? '' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('accounts', () => {
  it('shows each once by name, with its contacts counted', async () => {
    const ids = await walk(async (cursor) =>
      accountPageSchema.parse(await accounts({ sort: '-name', limit: '150', ...(cursor ? { cursor } : {}) })),
    );
    expect(ids).toHaveLength(400);
    const [row] = (await accounts({ q: 'firm 399' })).rows;
    const newest = await db().contact.findFirstOrThrow({
      where: { accountId: row?.id ?? '' },
      orderBy: { lastSignalAt: 'desc' },
    });
    expect(row).toMatchObject({ contactCount: 25, lastSignalAt: newest.lastSignalAt?.toISOString() });
  });
});

describe('signals', () => {
  it('shows each once, newest recorded first, and by kind, source and subject', async () => {
    const ids = await walk(async (cursor) =>
      signalPageSchema.parse(await signals({ limit: '200', ...(cursor ? { cursor } : {}) })),
    );
    expect(ids).toHaveLength(CONTACTS + 30);
    const { rows } = await signals({ kind: 'lead.outcome', limit: '200' });
    expect(rows).toHaveLength(30);
    expect((await signals({ source: 'website' })).rows.every((row) => row.source === 'website')).toBe(true);
    const { id } = await contactOf(workspace, 'lead-3');
    for (const q of [id, 'lead-3']) {
      expect((await signals({ q })).rows.map((row) => row.messageId).toSorted()).toEqual(['m-3', 'o-3']);
    }
    expect((await signals({ q: 'm-77' })).rows).toMatchObject([{ messageId: 'm-77' }]);
    expect(await listSignalSources(workspace.id)).toEqual(['crm', 'website']);
    expect(await listSignalSources('wsp_none')).toEqual([]);
  });
});

describe('details', () => {
  it('show what belongs together', async () => {
    const contact = await contactOf(workspace, 'lead-3');
    const read = contactDetailSchema.parse(await readContact(workspace, contact.id));
    expect(read).toMatchObject({ traits: { visits: 3 }, signalCount: 2, actionCount: 0, scoreModel: null });
    expect(read.signals.map((row) => row.kind)).toEqual(['lead.outcome', 'lead.engaged']);
    const account = accountDetailSchema.parse(await readAccount(workspace, contact.accountId ?? ''));
    expect(account.contacts).toHaveLength(25);
    expect(account.signals).toHaveLength(20);
    const signal = signalDetailSchema.parse(await readSignal(workspace, read.signals[1]?.id ?? ''));
    expect(signal).toMatchObject({
      payload: { traits: { visits: 3 } },
      runs: [],
      subject: { id: contact.id },
    });
  });

  it('answer alike to what is foreign and what does not exist', async () => {
    const { id, accountId, signals: own } = await contactOf(stranger, 'lead-1');
    const readings = [
      () => readContact(workspace, id),
      () => readContact(workspace, 'con_none'),
      () => readAccount(workspace, accountId ?? ''),
      () => readAccount(workspace, 'acc_none'),
      () => readSignal(workspace, own[0]?.id ?? ''),
      () => readSignal(workspace, 'sig_none'),
    ];
    for (const read of readings) await expect(read()).rejects.toMatchObject({ code: 'not_found' });
    expect((await contacts({ q: id })).rows).toEqual([]);
    expect((await signals({ q: id })).rows).toEqual([]);
  });
});
