import type { Play } from '../generated/client';
import type { Tx } from '../tx';

/** One change of a play at a time, and one match: what is read of it then stays true until it is written. */
export async function lockPlay(tx: Tx, workspaceId: string, playId: string): Promise<Play | null> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`play:${playId}`}, 0))`;
  return tx.play.findUnique({ where: { id_workspaceId: { id: playId, workspaceId } } });
}
