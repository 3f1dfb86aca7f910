import { beforeAll, describe, expect, it } from 'vitest';
import { POST as postConsent } from '@/app/api/v1/contacts/[id]/consents/route';
import { GET as getContactability } from '@/app/api/v1/contacts/[id]/contactability/route';
import { POST as postReply } from '@/app/api/v1/contacts/[id]/replies/route';
import { POST as postSuppression } from '@/app/api/v1/contacts/[id]/suppressions/route';
import { POST as postClose } from '@/app/api/v1/distress-signals/[id]/close/route';
import { GET as getDistress } from '@/app/api/v1/distress-signals/route';
import { POST as postLift } from '@/app/api/v1/suppressions/[id]/lift/route';
import { GET as getSuppressions, POST as postSuppressions } from '@/app/api/v1/suppressions/route';
import { contactabilitySchema } from '@/lib/contracts/consents';
import { distressPageSchema, suppressionPageSchema } from '@/lib/contracts/suppressions';
import type { Role } from '@/lib/core/access/permissions';
import { aWorkspace } from '../../support/builders/a-workspace';
import { aReachableContact } from '../../support/builders/an-outreach';
import { addMember, sessionRequest, type TestPerson } from '../auth/support';

type Route = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
let workspace: Awaited<ReturnType<typeof aWorkspace>>;
const people = {} as Record<Role, TestPerson>;
beforeAll(async () => {
  workspace = await aWorkspace();
  for (const role of ['viewer', 'reviewer', 'operator', 'admin', 'privacy_officer'] as const)
    people[role] = await addMember(workspace.id, [role], { isSample: true });
});

async function call(route: Route, role: Role, { id = '', body = undefined as unknown, search = '' } = {}) {
  const request = await sessionRequest(people[role].id, workspace.slug, {
    method: body === undefined ? 'GET' : 'POST',
    path: `/api/v1/x${search}`,
    body,
  });
  const response = await route(request, { params: Promise.resolve({ id }) });
  return { status: response.status, json: (await response.json()) as unknown };
}

const evidence = { source: 'Newsletter form', wordingVersion: '2026-1', reference: null };
const granted = {
  status: 'granted',
  purpose: 'marketing',
  channel: 'email',
  basis: 'consent',
  evidence,
  occurredAt: '2026-01-05T09:00:00Z',
  expiresAt: null,
};

describe('the page of a contact', () => {
  it('says for every purpose and channel whether it is allowed, and why', async () => {
    const { id } = await aReachableContact(workspace.id, { timeZone: 'Europe/Stockholm' });
    expect((await call(postConsent, 'operator', { id, body: granted })).status).toBe(201);
    const read = async () =>
      contactabilitySchema.parse((await call(getContactability, 'viewer', { id })).json);
    const before = await read();
    expect(before.answers).toHaveLength(12);
    expect(before.frequency).toEqual([
      ...(['email', 'sms', 'phone', 'in_product'] as const).map((channel) => ({
        channel,
        day: 0,
        dayCap: 1,
        week: 0,
        weekCap: 3,
      })),
      { channel: null, day: 0, dayCap: 2, week: 0, weekCap: 5 },
    ]);
    expect(before.jurisdiction).toEqual({
      titles: ['GDPR and ePrivacy'],
      reason: 'Read from their country: SE.',
    });
    const answer = ({ answers }: typeof before) =>
      answers.find(({ purpose, channel }) => purpose === 'marketing' && channel === 'email');
    const rules = answer(before)?.objections.map(({ rule }) => rule) ?? [];
    expect(rules.filter((rule) => rule !== 'contact.quiet-hours')).toEqual([]);
    expect(before.consents).toMatchObject([{ status: 'granted', evidence, recordedBy: { type: 'person' } }]);

    const withdrawn = { ...granted, status: 'withdrawn', occurredAt: '2026-02-01T00:00:00Z' };
    const { basis: _basis, expiresAt: _expiresAt, ...body } = withdrawn;
    expect((await call(postConsent, 'operator', { id, body })).status).toBe(201);
    expect(answer(await read())).toMatchObject({ allowed: false });
    expect(answer(await read())?.objections.map(({ message }) => message)).toContain(
      'They said no to marketing by e-mail (GDPR and ePrivacy).',
    );
  });

  it('takes consent and blocks from operators, admins and privacy officers alone', async () => {
    const { id } = await aReachableContact(workspace.id);
    const block = { channel: null, reason: 'manual', note: null };
    for (const role of ['viewer', 'reviewer'] as const) {
      expect((await call(postConsent, role, { id, body: granted })).status).toBe(403);
      expect((await call(postSuppression, role, { id, body: block })).status).toBe(403);
    }
    for (const role of ['operator', 'admin', 'privacy_officer'] as const)
      expect((await call(postSuppression, role, { id, body: block })).status).toBe(201);
    expect((await call(postReply, 'operator', { id, body: { channel: 'email', text: 'stop' } })).status).toBe(
      403,
    );
  });

  it('says which field is wrong', async () => {
    const { id } = await aReachableContact(workspace.id);
    const body = { ...granted, evidence: { ...evidence, source: ' ' } };
    const { status, json } = await call(postConsent, 'operator', { id, body });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      invalidParams: [{ name: 'evidence.source', reason: expect.stringMatching(/say where it was given/) }],
    });
    const unknown = await call(getContactability, 'viewer', { id: 'con_elsewhere' });
    expect(unknown.status).toBe(404);
  });
});

describe('the list of blocks', () => {
  it('takes a pasted list, finds a whole address, and lifts', async () => {
    const body = { emails: ['a@list.test', 'b@list.test'], reason: 'unsubscribe', note: 'Imported' };
    const added = await call(postSuppressions, 'operator', { body });
    expect(added).toEqual({ status: 201, json: { added: 2, already: 0, known: 0 } });
    const bad = await call(postSuppressions, 'operator', {
      body: { ...body, emails: ['a@list.test', 'nobody'] },
    });
    expect(bad).toMatchObject({ status: 400, json: { invalidParams: [{ name: 'emails[1]' }] } });

    const list = async (search: string) =>
      suppressionPageSchema.parse((await call(getSuppressions, 'viewer', { search })).json).rows;
    const [found, ...more] = await list('?q=B@list.test');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ contact: null, byAddress: true, channel: 'email', reason: 'unsubscribe' });
    const lift = (role: Role) =>
      call(postLift, role, { id: found?.id ?? '', body: { reason: 'A mistake.' } });
    expect((await lift('operator')).status).toBe(403);
    expect((await lift('privacy_officer')).status).toBe(200);
    expect(await list('?q=b@list.test')).toEqual([]);
    expect(await list('?q=b@list.test&status=lifted')).toMatchObject([{ lifted: { reason: 'A mistake.' } }]);
  });

  it('pages without losing any', async () => {
    const emails = Array.from({ length: 7 }, (_, i) => `page-${i}@list.test`);
    await call(postSuppressions, 'operator', { body: { emails, reason: 'bounce', note: null } });
    const seen: string[] = [];
    let cursor = '';
    do {
      const search = `?reason=bounce&limit=3${cursor ? `&cursor=${cursor}` : ''}`;
      const page = suppressionPageSchema.parse((await call(getSuppressions, 'viewer', { search })).json);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor ?? '';
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
  });
});

describe('signs of distress', () => {
  it('stand in a list until somebody closes them with a note', async () => {
    const { id } = await aReachableContact(workspace.id);
    const heard = await call(postReply, 'admin', { id, body: { channel: 'email', text: 'Leave me alone!' } });
    expect(heard).toMatchObject({ status: 200, json: { kind: 'unsubscribe' } });
    const { distressId } = heard.json as { distressId: string };
    const list = async (status: string) =>
      distressPageSchema
        .parse((await call(getDistress, 'viewer', { search: `?status=${status}` })).json)
        .rows.filter((row) => row.id === distressId);
    expect(await list('open')).toMatchObject([{ contact: { id }, kind: 'unsubscribe', isOverdue: false }]);
    const close = (role: Role, note: string) => call(postClose, role, { id: distressId, body: { note } });
    expect((await close('viewer', 'Seen.')).status).toBe(403);
    expect((await close('operator', '')).status).toBe(400);
    expect((await close('operator', 'Apologised by phone.')).status).toBe(200);
    expect((await close('operator', 'Once more.')).status).toBe(409);
    expect(await list('open')).toEqual([]);
    expect(await list('closed')).toMatchObject([{ closed: { note: 'Apologised by phone.' } }]);
  });
});
