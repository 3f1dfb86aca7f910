import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PUT as putPassword } from '@/app/api/v1/me/password/route';
import { GET as getMe } from '@/app/api/v1/me/route';
import { PUT as putRoles } from '@/app/api/v1/people/[personId]/roles/route';
import { GET as getPeople } from '@/app/api/v1/people/route';
import { requireAccess } from '@/lib/auth/access';
import { problemSchema } from '@/lib/contracts/problem';
import { db } from '@/lib/db/client';
import { withApi } from '@/lib/http/with-api';
import {
  addMember,
  addWorkspace,
  noParams,
  ORIGIN,
  PASSWORD,
  sessionRequest,
  type TestPerson,
} from './support';

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return problemSchema.parse(await response.json());
}

describe('access by session', () => {
  let admin: TestPerson;
  let viewer: TestPerson;
  let stranger: TestPerson;
  beforeAll(async () => {
    const home = await addWorkspace('home');
    admin = await addMember(home, ['admin']);
    viewer = await addMember(home, ['viewer']);
    stranger = await addMember(await addWorkspace('foreign'), ['admin']);
  });

  it('needs a session that is whole and not revoked', async () => {
    const nobody = new Request(`${ORIGIN}/api/v1/me`, { headers: { 'mandate-workspace': 'home' } });
    expect((await problemOf(await getMe(nobody, noParams))).code).toBe('not_signed_in');
    const damaged = new Request(nobody, {
      headers: { cookie: 'mandate.session=abc', 'mandate-workspace': 'home' },
    });
    expect((await problemOf(await getMe(damaged, noParams))).code).toBe('not_signed_in');
    const older = await sessionRequest(admin.id, 'home', { sessionVersion: 7 });
    expect((await getMe(older, noParams)).status).toBe(401);
  });

  it('says who asks and what they may do', async () => {
    const me = await (await getMe(await sessionRequest(viewer.id, 'home'), noParams)).json();
    expect(me.person.id).toBe(viewer.id);
    expect(me.permissions).toEqual(['workspace.read', 'contacts.read', 'audit.read']);
  });

  it('answers alike for an unknown and a foreign workspace, and for unknown and foreign people', async () => {
    const [unknown, foreign] = await Promise.all(
      ['nowhere', 'foreign'].map(async (slug) =>
        problemOf(await getMe(await sessionRequest(admin.id, slug), noParams)),
      ),
    );
    expect({ ...unknown, requestId: '' }).toEqual({ ...foreign, requestId: '' });
    expect(unknown?.status).toBe(404);
    const answers = await Promise.all(
      ['usr_unknown', stranger.id].map(async (personId) => {
        const request = await sessionRequest(admin.id, 'home', {
          method: 'PUT',
          body: { roles: ['viewer'] },
        });
        return problemOf(await putRoles(request, { params: Promise.resolve({ personId }) }));
      }),
    );
    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
    expect({ ...answers[0], requestId: '' }).toEqual({ ...answers[1], requestId: '' });
  });

  it('reads the workspace from the address only when no header can be sent', async () => {
    const request = await sessionRequest(admin.id, '', { path: '/api/stream?workspace=home' });
    request.headers.delete('mandate-workspace');
    expect((await requireAccess(request, 'workspace.read')).workspace.slug).toBe('home');
  });

  it('asks the role in the route and names the missing permission', async () => {
    const request = await sessionRequest(viewer.id, 'home', { method: 'PUT', body: { roles: ['admin'] } });
    const problem = await problemOf(
      await putRoles(request, { params: Promise.resolve({ personId: admin.id }) }),
    );
    expect(problem).toMatchObject({ code: 'forbidden', detail: 'This needs the permission people.edit.' });
  });

  it('shows e-mail addresses only to those who edit people', async () => {
    const read = async (person: TestPerson) =>
      (await getPeople(await sessionRequest(person.id, 'home'), noParams)).json();
    expect(JSON.stringify(await read(viewer))).not.toContain('@example.test');
    expect(JSON.stringify(await read(admin))).toContain(viewer.email);
  });

  it('refuses a change that another site sends with the cookie', async () => {
    const roles = { method: 'PUT', body: { roles: ['viewer'] } };
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
    ]) {
      const request = await sessionRequest(admin.id, 'home', { ...roles, headers });
      const response = await putRoles(request, { params: Promise.resolve({ personId: viewer.id }) });
      expect((await problemOf(response)).code).toBe('cross_origin');
    }
    const unnamed = await sessionRequest(admin.id, 'home', roles);
    unnamed.headers.delete('origin');
    await expect(requireAccess(unnamed, 'people.edit')).rejects.toMatchObject({ code: 'cross_origin' });
  });

  it('keeps a disabled person out at once', async () => {
    const home = await db().workspace.findUniqueOrThrow({ where: { slug: 'home' } });
    const leaver = await addMember(home.id, ['viewer']);
    expect((await getMe(await sessionRequest(leaver.id, 'home'), noParams)).status).toBe(200);
    await db().membership.updateMany({ where: { userId: leaver.id }, data: { disabledAt: new Date() } });
    expect((await getMe(await sessionRequest(leaver.id, 'home'), noParams)).status).toBe(404);
  });

  it('lets a one-time password do nothing but be replaced, and that ends older sessions', async () => {
    const home = await db().workspace.findUniqueOrThrow({ where: { slug: 'home' } });
    const newcomer = await addMember(home.id, ['viewer'], { mustChangePassword: true });
    const people = await getPeople(await sessionRequest(newcomer.id, 'home'), noParams);
    expect((await problemOf(people)).code).toBe('password_change_required');
    const change = async (currentPassword: string, newPassword: string) =>
      putPassword(
        await sessionRequest(newcomer.id, 'home', { method: 'PUT', body: { currentPassword, newPassword } }),
        noParams,
      );
    expect((await problemOf(await change('wrong', 'a new and long one'))).code).toBe('wrong_password');
    expect((await problemOf(await change(PASSWORD, 'short'))).invalidParams?.[0]?.name).toBe('newPassword');
    expect((await change(PASSWORD, 'a new and long one')).status).toBe(200);
    expect((await getPeople(await sessionRequest(newcomer.id, 'home'), noParams)).status).toBe(401);
    const again = await sessionRequest(newcomer.id, 'home', { sessionVersion: 1 });
    expect((await getPeople(again, noParams)).status).toBe(200);
  });
});

describe('withApi', () => {
  let admin: TestPerson;
  beforeAll(async () => {
    admin = await addMember(await addWorkspace('wrapper'), ['admin']);
  });
  const post = (body: unknown, headers = {}) =>
    sessionRequest(admin.id, 'wrapper', { method: 'POST', body, headers });
  const route = withApi({
    access: 'workspace.read',
    body: z.strictObject({ text: z.string() }),
    response: z.strictObject({ micros: z.bigint() }),
    status: 201,
    maxBodyBytes: 100,
    handler: async ({ body }) => {
      if (body.text === 'throw') throw new Error('a secret of the house');
      return body.text === 'break' ? ({} as { micros: bigint }) : { micros: 12n };
    },
  });

  it('writes bigints as text and names the request', async () => {
    const response = await route(await post({ text: 'ok' }), noParams);
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ micros: '12' });
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
  });

  it('refuses what is too large, not JSON, or of another type', async () => {
    expect((await route(await post({ text: 'x'.repeat(200) }), noParams)).status).toBe(413);
    expect((await route(await post({ text: 'x' }, { 'content-type': 'text/plain' }), noParams)).status).toBe(
      415,
    );
    const broken = new Request(await post(undefined), { body: '{"text":', method: 'POST' });
    expect((await problemOf(await route(broken, noParams))).invalidParams?.[0]?.name).toBe('body');
  });

  it('tells nothing of an unexpected error or of an answer that breaks its contract but a number', async () => {
    for (const text of ['throw', 'break']) {
      const response = await route(await post({ text }), noParams);
      const answer = await response.text();
      expect(response.status).toBe(500);
      expect(answer).not.toContain('secret');
      expect(answer).not.toContain('micros');
      expect(problemSchema.parse(JSON.parse(answer)).requestId).toBe(response.headers.get('x-request-id'));
    }
  });
});
