import { newApiKey } from '@/lib/auth/api-key';
import type { CreateApiKeyBody } from '@/lib/contracts/api-keys';
import type { Actor } from '@/lib/core/access/actor';
import { permissionsOf } from '@/lib/core/access/permissions';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

const DAY_MS = 24 * 60 * 60_000;

export type CreateApiKeyInput = CreateApiKeyBody & { workspaceId: string; actor: Actor };

/** Makes a key with some of its creator's permissions. The key itself is returned this once and not kept. Throws `forbidden`. */
export async function createApiKey(input: CreateApiKeyInput): Promise<{ keyId: string; key: string }> {
  const { key, prefix, keyHash } = newApiKey();
  const keyId = newId('key');
  await inTransaction(async (tx) => {
    await assertMayGrant(tx, input);
    const createdAt = now();
    await tx.apiKey.create({
      data: {
        id: keyId,
        workspaceId: input.workspaceId,
        name: input.name,
        prefix,
        keyHash,
        permissions: input.permissions,
        createdById: input.actor.id,
        createdAt,
        expiresAt:
          input.expiresInDays === null ? null : new Date(createdAt.getTime() + input.expiresInDays * DAY_MS),
      },
    });
    await appendAuditEntry(tx, {
      workspaceId: input.workspaceId,
      actor: input.actor,
      verb: 'keys.created',
      subject: { type: 'api_key', id: keyId },
      detail: { permissions: input.permissions },
    });
  });
  return { keyId, key };
}

async function assertMayGrant(tx: Tx, { workspaceId, actor, permissions }: CreateApiKeyInput): Promise<void> {
  const creator =
    actor.type === 'person'
      ? await tx.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId: actor.id } } })
      : null;
  const held = creator && !creator.disabledAt ? permissionsOf(creator.roles) : new Set<string>();
  if (!held.has('keys.edit')) {
    throw new AppError('forbidden', { detail: 'Only an admin can make API keys.', remedy: 'Ask an admin.' });
  }
  const missing = permissions.filter((permission) => !held.has(permission));
  if (missing.length === 0) return;
  throw new AppError('forbidden', {
    detail: `A key can't do more than its creator, and you don't have ${missing.join(', ')}.`,
    remedy: 'Leave these out, or let somebody who has them make the key.',
    invalidParams: [
      { name: 'permissions', in: 'body', reason: `goes beyond your own: ${missing.join(', ')}` },
    ],
  });
}
