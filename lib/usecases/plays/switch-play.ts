import type { SwitchPlayBody } from '@/lib/contracts/plays';
import { listensTo, playBodySchema } from '@/lib/core/plays/play-body';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { findPlay, type PlayChange } from './change-plays';
import { nextDue } from './next-due';

const verbs = { live: 'plays.taken_live', off: 'plays.turned_off', archived: 'plays.archived' } as const;

/**
 * Takes a play live, turns it off, or archives it for good. Live goes only what was tried as it is; from then on it takes people up, one
 * that was off begins anew. @throws AppError `not_found`, `conflict`.
 */
export function switchPlay({
  workspaceId,
  actor,
  playId,
  to,
}: PlayChange & { playId: string; to: SwitchPlayBody }): Promise<{ id: string; version: number }> {
  return inTransaction(async (tx) => {
    const play = await findPlay(tx, workspaceId, playId, to.version);
    const { version } = play;
    const same = { id: playId, version };
    if (play.status === to.status) return same;
    if (to.status === 'off' && play.status === 'draft')
      throw new AppError('conflict', { detail: 'A draft takes nobody up: there is nothing to turn off.' });
    const live = to.status === 'live';
    if (live && play.triedVersion !== version)
      throw new AppError('conflict', {
        detail: 'This version of the play was not tried yet.',
        remedy: 'Try it against history, look at whom it would take up, and then take it live.',
      });
    const body = playBodySchema.parse(play.body);
    const { timeZone } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { timeZone: true },
    });
    if (live) await tx.playStanding.deleteMany({ where: { playId } });
    await tx.play.update({
      where: { id: playId },
      data: {
        status: to.status,
        listensTo: live ? [...listensTo(body)] : [],
        nextDueAt: live ? nextDue(body.trigger, now(), timeZone) : null,
        changedById: actor.id,
        updatedAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'play', id: playId },
      verb: verbs[to.status],
      detail: { version },
    });
    return same;
  });
}
