import type { Described } from '@/lib/core/gate/rule';
import type { PauseFact } from '@/lib/core/pauses/pause';
import { pauseCauseSchema } from '@/lib/core/pauses/pause-cause';
import type { Pause } from '@/lib/db/generated/client';
import { isOfPlay } from '@/lib/db/repositories/actions-of-play';
import type { Tx } from '@/lib/db/tx';
import type { Subject } from './subject';

/** Every stop and pause in force that covers the action; read in the transaction that decides. */
export async function pauseFacts(
  tx: Tx,
  subject: Subject,
  { entry, target }: Described,
): Promise<PauseFact[]> {
  const { workspaceId, requester, connectionId, actionId } = subject;
  const active = await tx.pause.findMany({ where: { workspaceId, liftedAt: null }, orderBy: { id: 'asc' } });
  const names: Record<string, string | null> = {
    workspace: workspaceId,
    agent: requester.type === 'agent' ? requester.id : null,
    channel: entry.channel,
    connection: connectionId,
    [target.type]: target.id,
  };
  const facts: PauseFact[] = [];
  for (const pause of active) {
    const { id, mode, reason } = pause;
    const covers =
      names[pause.subject] === pause.subjectId ||
      (pause.subject === 'play' && (await isOfPlay(tx, pause.subjectId, { ...subject, target }))) ||
      (pause.subject === 'audience' &&
        target.type === 'contact' &&
        (await isEnrolledBy(tx, pause, target.id)));
    if (!covers) continue;
    const letsFinish = mode === 'drain' && actionId !== null && (await wasCleared(tx, id, actionId));
    facts.push({ id, subject: pause.subject, mode, reason, letsFinish, lowersPass: lowersPass(pause) });
  }
  return facts;
}

const spending: readonly string[] = ['spend_velocity', 'roas_floor'];
function lowersPass({ cause }: Pause): boolean {
  const read = pauseCauseSchema.safeParse(cause);
  return read.success && read.data.type === 'breaker' && spending.includes(read.data.breaker);
}

/** A paused audience covers what follows for the people it was carried out for, one by one. */
const isEnrolledBy = async (tx: Tx, { workspaceId, subjectId }: Pause, contactId: string): Promise<boolean> =>
  (await tx.action.findFirst({
    where: { workspaceId, targetType: 'audience', targetId: subjectId, members: { has: contactId } },
    select: { id: true },
  })) !== null;

const wasCleared = async (tx: Tx, pauseId: string, actionId: string): Promise<boolean> =>
  (await tx.pauseAction.findFirst({
    where: { pauseId, actionId, standing: 'cleared' },
    select: { actionId: true },
  })) !== null;
