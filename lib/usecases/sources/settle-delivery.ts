import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { keptRequestSchema, statusOfCounts } from '@/lib/core/sources/delivery';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { openSource } from '@/lib/db/repositories/sources';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { decodeKeptBody } from '@/lib/platform/inbound/body-decoder';
import { openBytes } from '@/lib/platform/person-cipher';
import { countResults } from '../signals/count-results';
import { recordQueued } from '../signals/record-queue';
import { checkReadings } from './check-readings';
import { hearReply } from './hear-reply';
import { readRequest } from './read-request';
import { headersOf, problemsOf } from './receive-request';

type Which = { workspaceId: string; actor: Actor; deliveryId: string };

async function loadUnsettled({ workspaceId, deliveryId }: Which) {
  const delivery = await db().delivery.findUnique({
    where: { id_workspaceId: { id: deliveryId, workspaceId } },
    include: { source: true },
  });
  if (!delivery) throw new AppError('not_found', { detail: 'There is no such delivery.' });
  if (delivery.body === null)
    throw new AppError('conflict', {
      detail: 'Nothing of this delivery is left to deal with: it was recorded, replayed or dropped before.',
    });
  return { delivery, source: openSource(delivery.source), body: delivery.body };
}

/**
 * Has a delivery read once more as if it came now, without asking for its signature: whoever replays it answers for it. What was
 * recorded before is recognised by its message id. `despitePlan`: what the tracking plan holds back is let through.
 * @throws AppError `not_found`, `conflict`, `invalid_request` where it still can't be read.
 */
export async function replayDelivery(
  request: Which & { despitePlan: boolean },
): Promise<{ accepted: number; duplicates: number; rejected: number; quarantined: number }> {
  const { delivery, source, body } = await loadUnsettled(request);
  const kept = keptRequestSchema.parse(JSON.parse(openBytes(delivery.id, body).toString('utf8')));
  const bytes = Buffer.from(kept.body, 'base64');
  const { receivedAt } = delivery;
  const readings = await readRequest(source, {
    bytes,
    text: decodeKeptBody(bytes, kept.headers['content-type'] ?? delivery.contentType),
    url: kept.url,
    headers: headersOf(kept),
    receivedAt,
  });
  if ('reason' in readings) throw new AppError('invalid_request', { detail: readings.reason });
  const { workspaceId, actor, despitePlan } = request;
  // Heard before it is settled, when its text is gone: whoever asks to be left alone is, also where their mail was turned away at first.
  const isMail = source.config.format === 'mail';
  const heard = isMail && (await hearReply(source, bytes));
  const results = await recordQueued({
    workspaceId,
    actor,
    source: despitePlan ? { ...source, onViolation: 'let_through' } : source,
    ...checkReadings(readings, now()),
    alongside: async (tx, all) => {
      const counts = countResults(all);
      const isDone = counts.rejected + counts.quarantined === 0;
      await tx.delivery.update({
        where: { id: delivery.id },
        data: {
          ...counts,
          problems: toJson(problemsOf(all)),
          status: statusOfCounts(counts),
          ...(isDone ? { status: 'replayed', body: null, settledAt: now(), settledById: actor.id } : {}),
        },
        select: { id: true },
      });
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'sources.delivery_replayed',
        subject: { type: 'source', id: source.id },
        detail: {
          deliveryId: delivery.id,
          accepted: counts.accepted,
          rejected: counts.rejected,
          quarantined: counts.quarantined,
        },
      });
    },
  });
  // Of somebody who has become known by this alone.
  if (isMail && !heard) await hearReply(source, bytes);
  return countResults(results);
}

/** Lets go of a delivery: its body is deleted, what was counted stays. @throws AppError `not_found`, `conflict`. */
export async function dropDelivery(request: Which): Promise<void> {
  const { delivery } = await loadUnsettled(request);
  const { workspaceId, actor } = request;
  await inTransaction(async (tx) => {
    await tx.delivery.update({
      where: { id: delivery.id },
      data: { status: 'dropped', body: null, settledAt: now(), settledById: actor.id },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'sources.delivery_dropped',
      subject: { type: 'source', id: delivery.sourceId },
      detail: { deliveryId: delivery.id },
    });
  });
}
