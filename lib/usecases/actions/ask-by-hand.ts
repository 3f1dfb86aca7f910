import type { AskedActionResult } from '@/lib/contracts/actions';
import type { Actor } from '@/lib/core/access/actor';
import type { Proposal } from '@/lib/core/actions/proposal';
import { findingSchema } from '@/lib/core/gate/finding';
import { db } from '@/lib/db/client';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { submitAction } from '@/lib/gateway';
import { sendOutboxEvents } from '../outbox/send-outbox-events';

/**
 * A person asks for an action. It goes through the same gate as what agents propose. What is cleared is carried out at once; what the
 * gate asks about waits for somebody else. Asking twice with one key asks once. @returns what the gate had to say, in sentences.
 */
export async function askByHand({
  workspaceId,
  actor,
  requestKey,
  proposal,
  mitigates,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  requestKey: string;
  proposal: Proposal;
  /** The action that this makes up for. */
  mitigates?: string;
}): Promise<AskedActionResult> {
  const { actionId, status, approvalId } = await submitAction({
    workspaceId,
    requester: { type: 'person', id: actor.id },
    requestKey,
    proposal,
    ...(mitigates === undefined ? {} : { mitigates }),
  });
  if (status === 'cleared')
    await inTransaction((tx) =>
      enqueueEvent(tx, { workspaceId, name: 'action/cleared', data: { workspaceId, actionId } }),
    );
  await sendOutboxEvents();
  const decision = await db().decision.findFirst({
    where: { workspaceId, actionId },
    orderBy: { decidedAt: 'desc' },
  });
  return {
    actionId,
    status,
    approvalId,
    findings: findingSchema
      .array()
      .parse(decision?.findings ?? [])
      .filter(({ verdict }) => verdict !== 'allow')
      .map(({ verdict, message, remedy }) => ({ verdict, message, remedy })),
  };
}
