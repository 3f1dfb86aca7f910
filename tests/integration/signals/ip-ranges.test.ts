import { beforeEach, describe, expect, it } from 'vitest';
import { DELETE } from '@/app/api/v1/ip-ranges/[listId]/route';
import { GET as getCheck } from '@/app/api/v1/ip-ranges/check/route';
import { GET, PUT } from '@/app/api/v1/ip-ranges/route';
import { ipRangeListsSchema } from '@/lib/contracts/ip-ranges';
import type { Role } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember, sessionRequest, type TestPerson } from '../auth/support';

type Route = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
let workspace: Awaited<ReturnType<typeof aWorkspace>>;
const people = {} as Record<Role, TestPerson>;
beforeEach(async () => {
  workspace = await aWorkspace();
  for (const role of ['viewer', 'admin'] as const)
    people[role] = await addMember(workspace.id, [role], { isSample: true });
});

async function call(
  route: Route,
  role: Role,
  { method = 'GET', body = undefined as unknown, search = '', listId = '', slug = workspace.slug } = {},
) {
  const request = await sessionRequest(people[role].id, slug, { method, path: `/api/v1/x${search}`, body });
  const response = await route(request, { params: Promise.resolve({ listId }) });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}
const put = (text: string, name = 'Clouds', role: Role = 'admin') =>
  call(PUT, role, { method: 'PUT', body: { name, text } });
const itemsOf = ({ json }: { json: unknown }) => ipRangeListsSchema.parse(json).items;
const listsOf = async (address: string) =>
  (await call(getCheck, 'viewer', { search: `?address=${encodeURIComponent(address)}` })).json.lists;
const verbs = async () =>
  (
    await db().auditEntry.findMany({
      where: { workspaceId: workspace.id, verb: { startsWith: 'sources.ip_ranges' } },
      orderBy: { id: 'asc' },
      select: { verb: true },
    })
  ).map(({ verb }) => verb);

describe('a list of data centres', () => {
  it('is given, replaced by its name and removed, each of it on record', async () => {
    const [list] = itemsOf(await put('192.0.2.0/25\n192.0.2.128/25\n2001:db8::/32 # ours'));
    expect(list).toMatchObject({ name: 'Clouds', format: 'lines', entries: 3, ranges: 2 });
    expect(await listsOf('192.0.2.200')).toEqual(['Clouds']);
    expect(await listsOf('2001:db8::7')).toEqual(['Clouds']);
    expect(await listsOf('198.51.100.1')).toEqual([]);
    const [newer] = itemsOf(await put('{"prefixes":[{"ipv4Prefix":"198.51.100.0/24"}]}'));
    expect(newer).toMatchObject({ id: list?.id, format: 'google', ranges: 1 });
    expect(await listsOf('192.0.2.200')).toEqual([]);
    expect(await listsOf('198.51.100.1')).toEqual(['Clouds']);
    expect(itemsOf(await call(DELETE, 'admin', { method: 'DELETE', listId: list?.id ?? '' }))).toEqual([]);
    expect(await listsOf('198.51.100.1')).toEqual([]);
    expect(await verbs()).toEqual([
      'sources.ip_ranges_added',
      'sources.ip_ranges_replaced',
      'sources.ip_ranges_removed',
    ]);
  });

  it('that can’t be read in full is not taken, and it is said which lines are wrong', async () => {
    const refused = await put('10.0.0.0/8\n10.0.0/8\nclouds');
    expect(refused.status).toBe(400);
    expect(refused.json.invalidParams).toMatchObject([{ name: 'text: line 2' }, { name: 'text: line 3' }]);
    expect(itemsOf(await call(GET, 'viewer'))).toEqual([]);
    expect((await call(getCheck, 'viewer', { search: '?address=nowhere' })).status).toBe(400);
  });

  it('is changed by whoever may edit sources alone, and only in their own workspace', async () => {
    expect((await put('10.0.0.0/8', 'Clouds', 'viewer')).status).toBe(403);
    const [list] = itemsOf(await put('10.0.0.0/8'));
    expect((await call(DELETE, 'viewer', { method: 'DELETE', listId: list?.id ?? '' })).status).toBe(403);
    const other = await aWorkspace();
    people.admin = await addMember(other.id, ['admin'], { isSample: true });
    const foreign = await call(DELETE, 'admin', {
      method: 'DELETE',
      listId: list?.id ?? '',
      slug: other.slug,
    });
    expect(foreign.status).toBe(404);
    expect(await listsOf('10.1.2.3')).toEqual(['Clouds']);
  });
});

describe('a signal', () => {
  let sent = 0;
  const humanOf = async (ip: string | null, userAgent: string | null = chrome) => {
    const messageId = `visit-${++sent}`;
    await recordSignals({
      workspaceId: workspace.id,
      actor: { type: 'system', id: 'test' },
      emit: false,
      items: [
        {
          kind: 'contact.tracked',
          source: 'website',
          messageId,
          occurredAt: new Date().toISOString(),
          payload: {
            medium: 'page',
            event: 'Viewed',
            person: { ids: [{ type: 'user', value: 'u1' }] },
            device: { ip, userAgent },
          },
        },
      ],
    });
    const { qualityParts } = await db().signal.findFirstOrThrow({
      where: { workspaceId: workspace.id, messageId },
    });
    return (qualityParts as { human: number }).human;
  };
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

  it('from a data centre is likelier a program’s, from the moment at which the list is given until it is removed', async () => {
    const before = await humanOf('192.0.2.7');
    expect(before).toBeGreaterThan(0.95);
    const [list] = itemsOf(await put('192.0.2.0/24'));
    expect(await humanOf('192.0.2.7')).toBeLessThan(0.85);
    expect(await humanOf('198.51.100.7')).toBe(before);
    expect(await humanOf(null)).toBe(before);
    expect(await humanOf('not an address')).toBe(before);
    await call(DELETE, 'admin', { method: 'DELETE', listId: list?.id ?? '' });
    expect(await humanOf('192.0.2.7')).toBe(before);
  });

  it('of a browser that hardly anybody uses is more likely than not a program’s from there', async () => {
    const outdated = 'Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)';
    expect(await humanOf('192.0.2.7', outdated)).toBeGreaterThan(0.5);
    await put('192.0.2.0/24');
    expect(await humanOf('192.0.2.7', outdated)).toBeLessThan(0.5);
  });
});
