import type { DeliveryDetail, DeliveryRow, ListDeliveriesQuery } from '@/lib/contracts/sources';
import { AppError } from '@/lib/core/shared/app-error';
import { BODY_KEPT_MS, deliveryProblemsSchema, keptRequestSchema } from '@/lib/core/sources/delivery';
import { db } from '@/lib/db/client';
import type { Delivery } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';
import { now } from '@/lib/platform/clock';
import { decodeKeptBody } from '@/lib/platform/inbound/body-decoder';
import { MASKED, openBytes } from '@/lib/platform/person-cipher';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';

const select = { source: { select: { id: true, name: true, title: true } } } as const;
/** So much of a body is shown; all of it is replayed. */
const SHOWN_CHARS = 50_000;

type WithSource = Delivery & { source: { id: string; name: string; title: string } };

/** What arrived, newest first. */
export async function listDeliveries(
  workspaceId: string,
  query: ListDeliveriesQuery,
): Promise<{ rows: DeliveryRow[]; nextCursor: string | null }> {
  const after = query.cursor ? decodeKeyset(query.cursor) : null;
  const found = await db().delivery.findMany({
    where: {
      workspaceId,
      ...(query.source?.length ? { sourceId: { in: query.source } } : {}),
      ...(query.status?.length ? { status: { in: query.status } } : {}),
      ...(query.q ? { id: query.q } : {}),
      ...(after
        ? { OR: [{ receivedAt: { lt: after.at } }, { receivedAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    omit: { body: true },
    include: select,
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ receivedAt, id }) =>
    encodeKeyset({ at: receivedAt, id }),
  );
  return { rows: page.map(presentDelivery), nextCursor };
}

/** One delivery with what was wrong and, while it is kept, the request. @throws AppError `not_found`. */
export async function readDelivery(workspaceId: string, deliveryId: string): Promise<DeliveryDetail> {
  const delivery = await db().delivery.findUnique({
    where: { id_workspaceId: { id: deliveryId, workspaceId } },
    include: select,
  });
  if (!delivery) throw new AppError('not_found', { detail: 'There is no such delivery.' });
  return {
    ...presentDelivery(delivery),
    problems: deliveryProblemsSchema.parse(delivery.problems),
    request: delivery.body && openRequest(delivery.id, delivery.body),
    notKept: notKept(delivery),
  };
}

function notKept({ status, body, settledAt, receivedAt }: WithSource): DeliveryDetail['notKept'] {
  if (body !== null || settledAt !== null || status === 'accepted') return null;
  return now().getTime() - receivedAt.getTime() < BODY_KEPT_MS ? 'limit' : 'time';
}

function openRequest(id: string, sealed: Uint8Array): NonNullable<DeliveryDetail['request']> {
  const kept = keptRequestSchema.parse(JSON.parse(openBytes(id, sealed).toString('utf8')));
  const { method, url } = kept;
  if (isMasked()) return { method, url: MASKED, headers: {}, body: MASKED, isCut: false };
  const text = decodeKeptBody(Buffer.from(kept.body, 'base64'), kept.headers['content-type'] ?? null);
  return {
    method,
    url,
    headers: kept.headers,
    body: text.slice(0, SHOWN_CHARS),
    isCut: text.length > SHOWN_CHARS,
  };
}

function presentDelivery(delivery: Omit<WithSource, 'body'>): DeliveryRow {
  const { id, source, status, reason, contentType, bytes, accepted, duplicates, rejected, quarantined } =
    delivery;
  return {
    id,
    source,
    status,
    reason,
    contentType,
    bytes,
    accepted,
    duplicates,
    rejected,
    quarantined,
    receivedAt: delivery.receivedAt.toISOString(),
    settledAt: delivery.settledAt?.toISOString() ?? null,
  };
}
