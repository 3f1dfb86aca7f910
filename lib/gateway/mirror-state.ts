import type { OutsideState, Target } from '@/lib/core/actions/catalogue';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

const textOf = (value: OutsideState[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const isMicros = (value: OutsideState[string] | undefined): value is string =>
  typeof value === 'string' && /^\d+$/.test(value);

/** Brings our read model of an outside object up to what was just read back. What a platform does not tell of stays as it is. */
export async function mirrorState(
  tx: Tx,
  workspaceId: string,
  target: Target,
  state: OutsideState,
): Promise<void> {
  const where = { id_workspaceId: { id: target.id, workspaceId } };
  if (target.type === 'audience') return mirrorSequences(tx, workspaceId, state);
  if (target.type === 'page') return mirrorPage(tx, workspaceId, target.id, state);
  if (target.type === 'contact') {
    await tx.contact.update({
      where,
      data: {
        ...('ownerId' in state ? { ownerExternalId: textOf(state.ownerId) } : {}),
        ...('sequenceId' in state ? { sequenceExternalId: textOf(state.sequenceId) } : {}),
        updatedAt: now(),
      },
      select: { id: true },
    });
    return;
  }
  const { status, dailyBudgetMicros, bidMicros } = state;
  await tx.campaign.update({
    where,
    data: {
      ...(status === 'paused' || status === 'active' ? { status } : {}),
      ...(isMicros(dailyBudgetMicros) ? { dailyBudgetMicros: BigInt(dailyBudgetMicros) } : {}),
      ...(isMicros(bidMicros) ? { bidMicros: BigInt(bidMicros) } : {}),
      observedAt: now(),
    },
    select: { id: true },
  });
}

/** Of an audience each field is one of its people, by the platform's own id. */
async function mirrorSequences(tx: Tx, workspaceId: string, state: OutsideState): Promise<void> {
  for (const [externalId, sequenceId] of Object.entries(state))
    await tx.contact.updateMany({
      where: { workspaceId, externalId },
      data: { sequenceExternalId: textOf(sequenceId), updatedAt: now() },
    });
}

/** A page is read whole or in part: what was not told stays as it is. */
async function mirrorPage(tx: Tx, workspaceId: string, id: string, state: OutsideState): Promise<void> {
  await tx.$executeRaw`UPDATE landing_pages SET state = state || ${JSON.stringify(state)}::jsonb, observed_at = ${now()}
    WHERE id = ${id} AND workspace_id = ${workspaceId}`;
}
