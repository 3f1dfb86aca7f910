import type { PlayTrial } from '@/lib/contracts/plays';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { runTrial } from '@/lib/queries/plays/run-trial';
import { findPlay, type PlayChange } from './change-plays';

/**
 * Whom this version of a play would have taken up within so many days. Nobody is; that it was tried is kept, because only what was tried
 * as it is can go live. @throws AppError `not_found`, `conflict`.
 */
export async function tryPlay({
  workspaceId,
  actor,
  playId,
  version,
  days,
}: PlayChange & { playId: string; version: number; days: number }): Promise<PlayTrial> {
  const play = await db().play.findUnique({ where: { id_workspaceId: { id: playId, workspaceId } } });
  if (!play) throw new AppError('not_found', { detail: 'There is no such play.' });
  const trial = await runTrial(workspaceId, { playId, body: playBodySchema.parse(play.body), days });
  await inTransaction(async (tx) => {
    // Changed meanwhile, it is not what was tried.
    const current = await findPlay(tx, workspaceId, playId, version);
    if (current.version !== play.version)
      throw new AppError('conflict', {
        detail: 'Somebody changed this play meanwhile.',
        remedy: 'Load it again, and try it as it is now.',
      });
    await tx.play.update({ where: { id: playId }, data: { triedVersion: version }, select: { id: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'play', id: playId },
      verb: 'plays.tried',
      detail: { version, days, looked: trial.looked, matched: trial.matches },
    });
  });
  return { version, days, ...trial };
}
