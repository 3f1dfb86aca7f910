import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';

/**
 * Lets the sample workspace make its own signals, or ends it. Switching to what already is changes nothing.
 * @throws AppError `conflict` outside a sample workspace: invented signals never mix with real ones.
 */
export function switchGenerator(input: {
  workspaceId: string;
  actor: Actor;
  on: boolean;
}): Promise<{ on: boolean }> {
  const { workspaceId, actor, on } = input;
  return inTransaction(async (tx) => {
    const { isSample } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { isSample: true },
    });
    if (!isSample) {
      throw new AppError('conflict', {
        detail: 'Only a sample workspace makes its own signals.',
        remedy: 'Send signals through the API instead.',
      });
    }
    const { count } = await tx.workspace.updateMany({
      where: { id: workspaceId, generatorOn: !on },
      data: { generatorOn: on },
    });
    if (count > 0) {
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'workspace.generator_switched',
        subject: { type: 'workspace', id: workspaceId },
        detail: { on },
      });
    }
    return { on };
  });
}
