import type { ItemResult } from '@/lib/contracts/signals';
import type { Reading } from '@/lib/core/signals/formats/reading';
import {
  type DeliveryProblem,
  type DeliveryStatus,
  type KeptRequest,
  MOST_PROBLEMS,
  statusOfCounts,
} from '@/lib/core/sources/delivery';
import { toJson } from '@/lib/db/json';
import { countHour, countRefusal, type OpenSource } from '@/lib/db/repositories/sources';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sealBytes } from '@/lib/platform/person-cipher';
import { countResults } from '../signals/count-results';
import { recordQueued } from '../signals/record-queue';
import { checkReadings } from './check-readings';
import { readRequest } from './read-request';

export type ReceivedRequest = {
  method: string;
  /** As it was called, without what is secret in it. */
  url: string;
  /** Those that formats and signatures read. */
  headers: Readonly<Record<string, string>>;
  bytes: Buffer;
  text: string;
  contentType: string | null;
};
export type Receipt = {
  deliveryId: string | null;
  status: DeliveryStatus;
  reason: string | null;
  results: ItemResult[];
};

/** Longer than any media type with its parameters. */
const MOST_CONTENT_TYPE = 200;

/**
 * Takes in a request of a source whose signature was checked. Good items are recorded beside bad ones. Whatever can't be taken, and every
 * request of a webhook, is kept as a delivery that a person can look at; the body of one with problems stays until it is dealt with.
 * @throws AppError `too_busy`.
 */
export async function receiveRequest(source: OpenSource, request: ReceivedRequest): Promise<Receipt> {
  const receivedAt = now();
  const readings = await readRequest(source, { ...request, headers: headersOf(request), receivedAt });
  if ('reason' in readings)
    return refuseRequest(source, request, { reason: readings.reason, isProven: true });
  return recordReadings(source, request, readings, receivedAt);
}

/** What is kept of a request until it is dealt with. */
const keptOf = ({ method, url, headers, bytes }: ReceivedRequest): KeptRequest => ({
  method,
  url,
  headers: { ...headers },
  body: bytes.toString('base64'),
});

export const headersOf = ({ headers }: { headers: Readonly<Record<string, string>> }) => ({
  get: (name: string): string | null => headers[name.toLowerCase()] ?? null,
  forEach: (each: (value: string, name: string) => void): void =>
    Object.entries(headers).forEach(([name, value]) => {
      each(value, name);
    }),
});

async function recordReadings(
  source: OpenSource,
  request: ReceivedRequest,
  readings: readonly Reading[],
  receivedAt: Date,
): Promise<Receipt> {
  const { good, bad } = checkReadings(readings, receivedAt);
  let deliveryId: string | null = null;
  const alongside = async (tx: Tx, results: readonly ItemResult[]): Promise<void> => {
    const status = statusOfCounts(countResults(results));
    if (status !== 'accepted' || source.kind !== 'tracking')
      deliveryId = await addDelivery(tx, source, request, {
        status,
        reason: null,
        results,
        receivedAt,
        isProven: true,
      });
  };
  const results = await recordQueued({
    workspaceId: source.workspaceId,
    actor: { type: 'system', id: source.id },
    source,
    good,
    bad,
    alongside,
  });
  return { deliveryId, status: statusOfCounts(countResults(results)), reason: null, results };
}

/** A request of which nothing could be taken, kept with the reason as long as there is room. `isProven`: its key or signature fitted. */
export async function refuseRequest(
  source: OpenSource,
  request: ReceivedRequest,
  { reason, isProven }: { reason: string; isProven: boolean },
): Promise<Receipt> {
  const deliveryId = await inTransaction(async (tx) => {
    await countHour(tx, source, { refused: 1 });
    return addDelivery(tx, source, request, {
      status: 'refused',
      reason,
      results: [],
      receivedAt: now(),
      isProven,
    });
  });
  return { deliveryId, status: 'refused', reason, results: [] };
}

async function addDelivery(
  tx: Tx,
  source: OpenSource,
  request: ReceivedRequest,
  outcome: {
    status: DeliveryStatus;
    reason: string | null;
    results: readonly ItemResult[];
    receivedAt: Date;
    isProven: boolean;
  },
): Promise<string | null> {
  const id = newId('dlv');
  const { status, reason, results, receivedAt, isProven } = outcome;
  const size = request.bytes.byteLength;
  const kept = status === 'refused' ? await countRefusal(tx, source, { isProven, size }) : 'all';
  if (kept === 'count') return null;
  await tx.delivery.create({
    data: {
      id,
      workspaceId: source.workspaceId,
      sourceId: source.id,
      status,
      reason,
      contentType: request.contentType?.slice(0, MOST_CONTENT_TYPE) ?? null,
      bytes: size,
      ...countResults(results),
      problems: toJson(problemsOf(results)),
      body:
        status === 'accepted' || kept === 'reason'
          ? null
          : new Uint8Array(sealBytes(id, Buffer.from(JSON.stringify(keptOf(request)), 'utf8'))),
      receivedAt,
    },
    select: { id: true },
  });
  return id;
}

export function problemsOf(results: readonly ItemResult[]): DeliveryProblem[] {
  return results
    .flatMap(({ index, status, errors = [] }) =>
      status === 'rejected' || status === 'quarantined'
        ? errors.map(({ field, message }) => ({ index, status, field, message }))
        : [],
    )
    .slice(0, MOST_PROBLEMS);
}
