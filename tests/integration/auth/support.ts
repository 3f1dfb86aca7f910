import '../../support/secrets';
import { hashPassword } from '@/lib/auth/password';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { encodeSessionToken } from '@/lib/auth/session-token';
import type { Actor } from '@/lib/core/access/actor';
import type { Role } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

export const PASSWORD = 'correct horse battery staple';
export const ORIGIN = 'http://mandate.test';

export async function addWorkspace(slug: string): Promise<string> {
  const id = newId('wsp');
  await db().workspace.create({
    data: { id, slug, name: slug, timeZone: 'UTC', currency: 'EUR', createdAt: now() },
  });
  return id;
}

export type TestPerson = { id: string; email: string; actor: Extract<Actor, { type: 'person' }> };

export async function addMember(
  workspaceId: string,
  roles: Role[],
  { isSample = false, mustChangePassword = false } = {},
): Promise<TestPerson> {
  const id = newId('usr');
  const email = `${id}@example.test`;
  const passwordHash = isSample ? '!' : await hashPassword(PASSWORD);
  await db().user.create({
    data: { id, email, name: `Person ${id}`, passwordHash, mustChangePassword, createdAt: now() },
  });
  await db().membership.create({
    data: { id: newId('mem'), workspaceId, userId: id, roles, isSample, createdAt: now() },
  });
  return { id, email, actor: { type: 'person', id, isSample } };
}

/** A request as a browser with that person's session sends it. */
export async function sessionRequest(
  personId: string,
  workspace: string,
  { sessionVersion = 0, method = 'GET', headers = {}, path = '/api/v1/me', body = undefined as unknown } = {},
): Promise<Request> {
  const token = await encodeSessionToken({ sub: personId, sv: sessionVersion });
  return new Request(`${ORIGIN}${path}`, {
    method,
    headers: {
      cookie: `other=1; ${sessionCookieName()}=${token}`,
      'mandate-workspace': workspace,
      ...(method === 'GET' ? {} : { origin: ORIGIN, 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

export const noParams = { params: Promise.resolve({}) };
