import { beforeAll, describe, expect, it } from 'vitest';
import { POST as postCopy } from '@/app/api/self-service/[token]/copies/route';
import { POST as postOpen } from '@/app/api/self-service/[token]/open/route';
import { POST as postOwnRequest } from '@/app/api/self-service/[token]/requests/route';
import { POST as postTakeBack } from '@/app/api/self-service/[token]/requests/take-back/route';
import { POST as postLink } from '@/app/api/v1/contacts/[id]/self-service-links/route';
import { POST as postConfirm } from '@/app/api/v1/rights-requests/[id]/confirm/route';
import { POST as postExtend } from '@/app/api/v1/rights-requests/[id]/extend/route';
import { POST as postFulfil } from '@/app/api/v1/rights-requests/[id]/fulfil/route';
import { POST as postRefuse } from '@/app/api/v1/rights-requests/[id]/refuse/route';
import { GET as getRequest } from '@/app/api/v1/rights-requests/[id]/route';
import { GET as getRequests, POST as postRequest } from '@/app/api/v1/rights-requests/route';
import { POST as postRevoke } from '@/app/api/v1/self-service-links/[id]/revoke/route';
import { personExportSchema } from '@/lib/contracts/person-export';
import { madeLinkSchema, rightsRequestDetailSchema, rightsRequestPageSchema } from '@/lib/contracts/rights';
import { selfServicePageSchema } from '@/lib/contracts/self-service';
import type { Role } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';
import { now, withClock } from '@/lib/platform/clock';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { anEngagement } from '../../support/builders/a-signal';
import { aWorkspace } from '../../support/builders/a-workspace';
import { addMember, ORIGIN, sessionRequest, type TestPerson } from '../auth/support';

type Route = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
let workspace: Awaited<ReturnType<typeof aWorkspace>>;
const people = {} as Record<Role, TestPerson>;
beforeAll(async () => {
  workspace = await aWorkspace();
  for (const role of ['viewer', 'operator', 'privacy_officer'] as const)
    people[role] = await addMember(workspace.id, [role], { isSample: true });
});

const answered = async (response: Response) => ({
  status: response.status,
  json: (await response.json()) as never,
});

async function call(route: Route, role: Role, { id = '', body = undefined as unknown, search = '' } = {}) {
  const request = await sessionRequest(people[role].id, workspace.slug, {
    method: body === undefined ? 'GET' : 'POST',
    path: `/api/v1/x${search}`,
    body,
  });
  return answered(await route(request, { params: Promise.resolve({ id }) }));
}

/** What a browser sends from somebody's own page: no session, no workspace. */
const own = async (route: Route, token: string, body: unknown = {}, address = '203.0.113.7') =>
  answered(
    await route(
      new Request(`${ORIGIN}/api/self-service/x`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify(body),
      }),
      { params: Promise.resolve({ token }) },
    ),
  );

const says = (messageId: string, occurredAt: string, contact: object) =>
  recordSignals({
    workspaceId: workspace.id,
    actor: people.operator.actor,
    emit: false,
    items: [anEngagement({ messageId, occurredAt, contact: { externalId: 'ada', ...contact } })],
  });
const ada = () =>
  db().contact.findUniqueOrThrow({
    where: { workspaceId_externalId: { workspaceId: workspace.id, externalId: 'ada' } },
  });
const hoursAgo = (hours: number) => new Date(now().getTime() - hours * 3_600_000).toISOString();
const ask = async (kind: string, contactId: string, rest: object = {}) => {
  const { status, json } = await call(postRequest, 'operator', { body: { contactId, kind, ...rest } });
  expect(status).toBe(201);
  return (json as { id: string }).id;
};
const verbsAbout = async (id: string) =>
  (await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })).map(
    ({ verb }) => verb,
  );

describe('what somebody asks for', () => {
  it('is taken in by an operator and answered by a privacy officer alone, who first makes sure who asks', async () => {
    await says('m-1', hoursAgo(48), { name: 'Ada Lovelace', email: 'ada@old.example' });
    const { id: contactId } = await ada();
    const id = await ask('correction', contactId, {
      message: 'I married.',
      correction: { name: 'Ada King' },
    });
    const fulfil = () => call(postFulfil, 'privacy_officer', { id, body: {} });
    expect((await call(postFulfil, 'operator', { id, body: {} })).status).toBe(403);
    expect((await call(getRequest, 'viewer', { id })).status).toBe(403);
    expect((await call(postRequest, 'operator', { body: { contactId, kind: 'correction' } })).status).toBe(
      409,
    );
    expect((await fulfil()).status).toBe(409);
    await call(postConfirm, 'privacy_officer', { id, body: { identityBy: 'document' } });
    expect((await fulfil()).json).toEqual({ id, status: 'fulfilled' });
    expect((await ada()).name).toBe('Ada King');
    expect(await verbsAbout(id)).toEqual(['rights.received', 'rights.confirmed', 'rights.fulfilled']);
    const record = await db().auditEntry.findMany({ where: { workspaceId: workspace.id } });
    expect(JSON.stringify(record.map(({ canonical }) => canonical))).not.toMatch(/Ada|married/);
    await expect(db().rightsRequest.update({ where: { id }, data: { status: 'refused' } })).rejects.toThrow(
      /answered once/,
    );

    // A source that knew it before, late or by saying the old value again, does not undo it; news does change it.
    await says('m-late', hoursAgo(24), { name: 'Ada Byron', phone: '+44 1' });
    await says('m-stale', now().toISOString(), { name: 'Ada Lovelace' });
    expect(await ada()).toMatchObject({ name: 'Ada King', phone: '+44 1' });
    await says('m-news', now().toISOString(), { name: 'Countess Lovelace' });
    expect((await ada()).name).toBe('Countess Lovelace');
  });

  it('is due in a month, the nearest first, and can be put off once', async () => {
    const { id: contactId } = await ada();
    const old = new Date('2026-01-31T10:00:00Z');
    const id = await withClock(old, () => ask('restriction', contactId));
    await ask('objection', contactId);
    const page = await withClock(new Date('2026-03-01T00:00:00Z'), () => call(getRequests, 'operator'));
    expect(rightsRequestPageSchema.parse(page.json).rows.map(({ kind, urgency }) => [kind, urgency])).toEqual(
      [
        ['restriction', 'overdue'],
        ['objection', 'in_time'],
      ],
    );
    const extend = () =>
      call(postExtend, 'privacy_officer', { id, body: { reason: 'Many systems have to be asked.' } });
    expect((await extend()).status).toBe(200);
    expect((await extend()).status).toBe(409);
    const reason = 'Nothing that is disputed is left.';
    await call(postRefuse, 'privacy_officer', { id, body: { reason } });
    const { json } = await call(getRequest, 'operator', { id });
    expect(rightsRequestDetailSchema.parse(json)).toMatchObject({
      dueAt: '2026-04-30T10:00:00.000Z',
      status: 'refused',
      content: { answer: reason },
      steps: [],
    });
  });
});

describe('somebody’s own page', () => {
  const linkFor = async (contactId: string) => {
    const { json } = await call(postLink, 'privacy_officer', { id: contactId, body: {} });
    const link = madeLinkSchema.parse(json);
    return { ...link, token: link.url.split('/').at(-1) ?? '' };
  };

  it('shows what is kept, takes requests in, and gives a copy once it is certain who asks', async () => {
    const { id: contactId } = await ada();
    const { id, token, url } = await linkFor(contactId);
    expect(url).not.toContain(contactId);
    const page = selfServicePageSchema.parse((await own(postOpen, token)).json);
    expect(page.fields.name).toBe('Countess Lovelace');
    expect(page.requests).toContainEqual(
      expect.objectContaining({ status: 'fulfilled', kind: 'correction' }),
    );
    expect((await own(postCopy, token)).status).toBe(403);
    const asked = await own(postOwnRequest, token, { kind: 'access', message: null, correction: null });
    const request = selfServicePageSchema.parse(asked.json).requests[0];
    expect(request).toMatchObject({ kind: 'access', status: 'received' });
    await call(postConfirm, 'privacy_officer', { id: request?.id ?? '', body: { identityBy: 'own_link' } });
    const copy = personExportSchema.parse((await own(postCopy, token)).json);
    expect(copy.signals).toHaveLength(4);
    expect(copy.corrections).toMatchObject([{ field: 'name', before: 'Ada Lovelace', after: 'Ada King' }]);
    expect(JSON.stringify(copy)).not.toContain(people.privacy_officer.id);
    expect((await own(postTakeBack, token, { requestId: request?.id })).status).toBe(200);
    expect(await verbsAbout(contactId)).toEqual(
      expect.arrayContaining(['rights.link_made', 'rights.page_opened', 'rights.exported']),
    );
    await call(postRevoke, 'privacy_officer', { id, body: {} });
    expect((await own(postOpen, token)).status).toBe(404);
  });

  it('answers a link that is wrong, over, or of somebody else alike, and not without end', async () => {
    const { id: contactId } = await ada();
    const { id, token, expiresAt } = await linkFor(contactId);
    const [code, signature] = token.split('.');
    const last = signature?.endsWith('0') ? '1' : '0';
    const wrong = await own(postOpen, `${code}.${signature?.slice(0, -1)}${last}`);
    const over = await withClock(new Date(Date.parse(expiresAt) + 1), () => own(postOpen, token));
    const nonsense = await own(postOpen, 'nonsense');
    const { requestId: _, ...problem } = wrong.json as Record<string, unknown>;
    for (const other of [over, nonsense]) expect(other.json).toMatchObject(problem);
    expect(wrong.status).toBe(404);
    // Whoever can write the database can not make a link open somebody else's page.
    await db().$executeRaw`ALTER TABLE self_service_links DISABLE TRIGGER USER`;
    const { id: otherId } = await db().contact.create({
      data: {
        id: 'con_other',
        workspaceId: workspace.id,
        externalId: 'other',
        traits: {},
        createdAt: now(),
        updatedAt: now(),
      },
    });
    await db().selfServiceLink.update({ where: { id }, data: { contactId: otherId } });
    await db().$executeRaw`ALTER TABLE self_service_links ENABLE TRIGGER USER`;
    expect((await own(postOpen, token)).status).toBe(404);
    const tries = await Promise.all(Array.from({ length: 31 }, () => own(postOpen, 'x', {}, '203.0.113.9')));
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

it('whoever asks to be erased is, once it is certain who asks, and sees nothing but that', async () => {
  await says('m-grace', hoursAgo(2), {
    externalId: 'grace',
    name: 'Grace Hopper',
    email: 'grace@old.example',
  });
  const { id: contactId } = await db().contact.findUniqueOrThrow({
    where: { workspaceId_externalId: { workspaceId: workspace.id, externalId: 'grace' } },
  });
  const id = await ask('erasure', contactId, { message: 'Forget me, Grace.' });
  const fulfil = () => call(postFulfil, 'privacy_officer', { id, body: {} });
  expect((await fulfil()).status).toBe(409);
  expect((await db().contact.findUniqueOrThrow({ where: { id: contactId } })).erasedAt).toBeNull();
  await call(postConfirm, 'privacy_officer', { id, body: { identityBy: 'in_person' } });
  expect((await fulfil()).json).toEqual({ id, status: 'fulfilled' });
  expect((await db().contact.findUniqueOrThrow({ where: { id: contactId } })).name).toBeNull();
  const { json } = await call(getRequest, 'operator', { id });
  expect(rightsRequestDetailSchema.parse(json)).toMatchObject({ status: 'fulfilled', content: null });
  expect((await fulfil()).status).toBe(409);
});
