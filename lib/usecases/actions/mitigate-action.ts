import type { AskedActionResult } from '@/lib/contracts/actions';
import type { MitigateBody } from '@/lib/contracts/mitigations';
import type { Actor } from '@/lib/core/access/actor';
import { type ActionKind, catalogue } from '@/lib/core/actions/catalogue';
import { stopFollowUps, writeAgain } from '@/lib/core/rollback/mitigation';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { askByHand } from './ask-by-hand';

/**
 * Asks for what makes up for an action that can't be taken back: an action of its own, under every rule that binds others.
 * @throws AppError `not_found`; `conflict` where it was not carried out, or there is nothing of the sort to do about it.
 */
export async function mitigateAction({
  workspaceId,
  actor,
  actionId,
  body,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  actionId: string;
  body: MitigateBody;
}): Promise<AskedActionResult> {
  const original = await db().action.findUnique({ where: { id_workspaceId: { id: actionId, workspaceId } } });
  if (!original) throw new AppError('not_found', { detail: 'There is no such action.' });
  const kind = original.kind as ActionKind;
  const wanted =
    body.mitigation === 'stop_follow_ups'
      ? stopFollowUps(kind, original.payload)
      : writeAgain(kind, original.payload, { subject: body.subject, body: body.body });
  if (!wanted)
    throw new AppError('conflict', {
      detail: 'There is nothing of the sort to do about this action.',
      remedy: catalogue[kind].reversibility.reversible ? 'Take it back instead.' : undefined,
    });
  return askByHand({
    workspaceId,
    actor,
    requestKey: body.requestKey,
    mitigates: original.id,
    proposal: {
      ...wanted,
      reasoning: body.reason,
      inputs: [{ type: 'history', id: original.id, note: 'The action that this makes up for.' }],
      expectedEffect: {
        metric: 'People helped',
        unit: 'count',
        value: 1,
        low: 0,
        high: 1,
        horizonDays: 1,
      },
      confidence: 1,
    },
  });
}
