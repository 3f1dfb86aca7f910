import { effectiveKeyPermissions } from '@/lib/core/access/key-permissions';
import { permissionsOf } from '@/lib/core/access/permissions';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { type Access, workspaceSelect } from './access-shape';
import { hashApiKey, readBearerKey } from './api-key';

/** How exact "last used" is: one write per key and minute, not one per request. */
const LAST_USED_STEP_MS = 60_000;

/**
 * The access a key gives. `workspaceSlug` may name the key's own workspace; another one answers as if it did not exist.
 * A key never has more than its creator has now, so it loses what they lose.
 */
export async function accessByKey(authorization: string, workspaceSlug: string | null): Promise<Access> {
  const key = readBearerKey(authorization);
  const row = key
    ? await db().apiKey.findUnique({
        relationLoadStrategy: 'join',
        where: { keyHash: hashApiKey(key) },
        include: { workspace: { select: workspaceSelect } },
      })
    : null;
  const at = now();
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= at)) throw refused();
  const { workspace } = row;
  const creator = await db().membership.findUnique({
    where: { workspaceId_userId: { workspaceId: row.workspaceId, userId: row.createdById } },
    select: { roles: true, disabledAt: true },
  });
  if (!creator || creator.disabledAt) throw refused();
  if (workspaceSlug !== null && workspaceSlug !== workspace.slug) {
    throw new AppError('not_found', { detail: 'There is no such workspace, or this key is not for it.' });
  }
  const stepBefore = new Date(at.getTime() - LAST_USED_STEP_MS);
  if (row.lastUsedAt === null || row.lastUsedAt < stepBefore)
    await db().apiKey.updateMany({
      where: { id: row.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: stepBefore } }] },
      data: { lastUsedAt: at },
    });
  return {
    actor: { type: 'api_key', id: row.id },
    permissions: effectiveKeyPermissions(row.permissions, permissionsOf(creator.roles)),
    workspace,
  };
}

function refused(): AppError {
  return new AppError('not_signed_in', {
    detail: 'The API key is not known, was revoked or has expired.',
    remedy: 'Create a key under Settings, API keys, and send it as `Authorization: Bearer mdt_…`.',
  });
}
