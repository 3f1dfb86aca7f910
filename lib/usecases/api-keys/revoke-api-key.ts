import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

export type RevokeApiKeyInput = { workspaceId: string; actor: Actor; keyId: string };

/** Ends a key for good; in force with its next request. Revoking twice changes nothing. Throws `not_found`. */
export async function revokeApiKey({ workspaceId, actor, keyId }: RevokeApiKeyInput): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { id: keyId, workspaceId, revokedAt: null },
      data: { revokedAt: now() },
    });
    if (count === 0) {
      const exists = await tx.apiKey.count({ where: { id: keyId, workspaceId } });
      if (exists === 0)
        throw new AppError('not_found', { detail: 'There is no such API key in this workspace.' });
      return;
    }
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'keys.revoked',
      subject: { type: 'api_key', id: keyId },
      detail: {},
    });
  });
}
