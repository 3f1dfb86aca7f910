import { effectiveKeyPermissions } from '@/lib/core/access/key-permissions';
import { permissionsOf } from '@/lib/core/access/permissions';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { ApiKey, Role } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import type { Access } from './access-shape';
import { hashApiKey, readBearerKey } from './api-key';

/** How exact "last used" is: one write per key and minute, not one per request. */
const LAST_USED_STEP_MS = 60_000;

/**
 * The access a key gives. `workspaceSlug` may name the key's own workspace; another one answers as if it did not exist.
 * A key never has more than its creator has now, so it loses what they lose.
 */
export async function accessByKey(authorization: string, workspaceSlug: string | null): Promise<Access> {
  const key = readBearerKey(authorization);
  const row = key ? await findKey(hashApiKey(key)) : undefined;
  const at = now();
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= at)) throw refused();
  const { workspace } = row;
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
    permissions: effectiveKeyPermissions(row.permissions, permissionsOf(row.roles)),
    workspace,
  };
}

type KeyRow = Pick<ApiKey, 'id' | 'permissions' | 'expiresAt' | 'lastUsedAt' | 'revokedAt'> & {
  workspace: Access['workspace'];
  /** Of whoever created it. */
  roles: Role[];
};

/** The key with its workspace and the roles of its creator, in one statement: every request of a program waits for it. None of a creator who has left. */
async function findKey(keyHash: string): Promise<KeyRow | undefined> {
  const [row] = await db().$queryRaw<KeyRow[]>`
    select k.id, k.permissions, k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt", m.roles::text[] as roles,
      json_build_object('id', w.id, 'slug', w.slug, 'name', w.name, 'timeZone', w.time_zone, 'currency', w.currency, 'isSample', w.is_sample) as workspace
    from api_keys k
    join workspaces w on w.id = k.workspace_id
    join memberships m on m.workspace_id = k.workspace_id and m.user_id = k.created_by_id and m.disabled_at is null
    where k.key_hash = ${keyHash}`;
  return row;
}

function refused(): AppError {
  return new AppError('not_signed_in', {
    detail: 'The API key is not known, was revoked or has expired.',
    remedy: 'Create a key under Settings, API keys, and send it as `Authorization: Bearer mdt_…`.',
  });
}
