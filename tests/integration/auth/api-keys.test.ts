import { beforeEach, describe, expect, it } from 'vitest';
import { DELETE as deleteKey } from '@/app/api/v1/api-keys/[keyId]/route';
import { GET as getMe } from '@/app/api/v1/me/route';
import { POST as postSource } from '@/app/api/v1/sources/route';
import { requireAccess } from '@/lib/auth/access';
import { hashApiKey } from '@/lib/auth/api-key';
import type { KeyPermission } from '@/lib/core/access/key-permissions';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { readSource } from '@/lib/queries/sources/read-source';
import { createApiKey } from '@/lib/usecases/api-keys/create-api-key';
import { revokeApiKey } from '@/lib/usecases/api-keys/revoke-api-key';
import { addMember, addWorkspace, noParams, ORIGIN, sessionRequest, type TestPerson } from './support';

describe('API keys', () => {
  let slug: string;
  let workspaceId: string;
  let admin: TestPerson;
  beforeEach(async () => {
    slug = newId('wsp');
    workspaceId = await addWorkspace(slug);
    admin = await addMember(workspaceId, ['admin']);
  });
  const create = (permissions: KeyPermission[], expiresInDays: number | null = null) =>
    createApiKey({ workspaceId, actor: admin.actor, name: 'Ingest', permissions, expiresInDays });
  const request = (key: string, headers = {}) =>
    new Request(`${ORIGIN}/api/v1/signals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, ...headers },
    });

  it('keeps only a hash, and the whole key nowhere', async () => {
    const { keyId, key } = await create(['signals.write']);
    expect(key).toMatch(/^mdt_[0-9a-z]{8}_[0-9a-z]{40}$/);
    const row = await db().apiKey.findUniqueOrThrow({ where: { id: keyId } });
    expect(row.keyHash).toBe(hashApiKey(key));
    const secret = key.split('_')[2] ?? '';
    const entries = await db().auditEntry.findMany({ where: { workspaceId } });
    expect(JSON.stringify([row, entries])).not.toContain(secret);
  });

  it('gives exactly what was chosen, in its own workspace', async () => {
    const { keyId, key } = await create(['signals.write']);
    const access = await requireAccess(request(key), 'signals.write');
    expect(access.actor).toEqual({ type: 'api_key', id: keyId });
    expect([...access.permissions]).toEqual(['signals.write']);
    await expect(requireAccess(request(key), 'workspace.stop')).rejects.toMatchObject({ code: 'forbidden' });
    await addWorkspace(`${slug}-other`);
    for (const other of [`${slug}-other`, 'nowhere-at-all']) {
      const foreign = request(key, { 'mandate-workspace': other });
      await expect(requireAccess(foreign, 'signals.write')).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('adds sources where that was chosen for it, and the record and the screens say that it was the key', async () => {
    const { keyId, key } = await create(['sources.edit', 'workspace.read']);
    const body = { name: 'website', title: 'Website', config: { format: 'segment' } };
    const response = await postSource(
      new Request(`${ORIGIN}/api/v1/sources`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      noParams,
    );
    expect(response.status).toBe(201);
    const { sourceId } = (await response.json()) as { sourceId: string };
    expect((await readSource(workspaceId, sourceId)).createdBy).toMatchObject({
      type: 'api_key',
      id: keyId,
      name: 'Ingest',
    });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { workspaceId, verb: 'sources.added' } });
    expect(entry).toMatchObject({ actorType: 'api_key', actorId: keyId });
  });

  it('can not be given more than its creator has, and loses what they lose', async () => {
    await expect(create(['actions.undo'])).rejects.toMatchObject({ code: 'forbidden' });
    const { key } = await create(['signals.write', 'workspace.read']);
    await db().membership.updateMany({ where: { userId: admin.id }, data: { roles: ['viewer'] } });
    await expect(requireAccess(request(key), 'signals.write')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await getMe(request(key), noParams)).status).toBe(200);
    await db().membership.updateMany({ where: { userId: admin.id }, data: { disabledAt: new Date() } });
    expect((await getMe(request(key), noParams)).status).toBe(401);
  });

  it('ends when revoked or expired; unknown and malformed keys answer alike', async () => {
    const { keyId, key } = await create(['signals.write'], 1);
    const dayAfter = new Date(Date.now() + 25 * 3_600_000);
    await withClock(dayAfter, async () => {
      await expect(requireAccess(request(key), 'signals.write')).rejects.toMatchObject({
        code: 'not_signed_in',
      });
    });
    expect((await requireAccess(request(key), 'signals.write')).actor.id).toBe(keyId);
    await revokeApiKey({ workspaceId, actor: admin.actor, keyId });
    await revokeApiKey({ workspaceId, actor: admin.actor, keyId });
    for (const bad of [key, `${key.slice(0, -1)}0`, 'mdt_x', '']) {
      await expect(requireAccess(request(bad), 'signals.write')).rejects.toMatchObject({
        code: 'not_signed_in',
      });
    }
    expect(await db().auditEntry.count({ where: { workspaceId, verb: 'keys.revoked' } })).toBe(1);
  });

  it('is not revoked from another workspace', async () => {
    const { keyId, key } = await create(['signals.write']);
    const otherSlug = newId('wsp');
    const stranger = await addMember(await addWorkspace(otherSlug), ['admin']);
    const response = await deleteKey(await sessionRequest(stranger.id, otherSlug, { method: 'DELETE' }), {
      params: Promise.resolve({ keyId }),
    });
    expect(response.status).toBe(404);
    expect((await requireAccess(request(key), 'signals.write')).actor.id).toBe(keyId);
  });

  it('notes its last use once a minute', async () => {
    const { keyId, key } = await create(['signals.write']);
    const usedAt = async () =>
      (await db().apiKey.findUniqueOrThrow({ where: { id: keyId } })).lastUsedAt?.toISOString();
    const useAt = (time: string) =>
      withClock(new Date(time), () => requireAccess(request(key), 'signals.write'));
    await useAt('2026-11-02T09:00:00.000Z');
    await useAt('2026-11-02T09:00:59.000Z');
    expect(await usedAt()).toBe('2026-11-02T09:00:00.000Z');
    await useAt('2026-11-02T09:01:01.000Z');
    expect(await usedAt()).toBe('2026-11-02T09:01:01.000Z');
  });
});
