import type { ItemResult } from '@/lib/contracts/signals';
import { AppError } from '@/lib/core/shared/app-error';
import { inTransaction, type Tx } from '@/lib/db/tx';
import type { OutgoingEvent } from '@/lib/platform/send-events';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { loadActiveModel } from '../runs/active-model';
import { type CheckedBatch, recordChecked } from './record-batch';

/** Signals per transaction. */
const MOST_TOGETHER = 500;
/** Signals that wait in this process; whoever comes then is asked to come again. */
const MOST_WAITING = 20_000;

type Request = Omit<CheckedBatch, 'model'> & {
  /** Written in the transaction that records the last of it. */
  alongside?: (tx: Tx, results: readonly ItemResult[]) => Promise<void>;
};
type Waiting = Request & { resolve: (results: ItemResult[]) => void; reject: (error: unknown) => void };

const queues = new Map<string, { waiting: Waiting[]; running: boolean }>();
let waitingSignals = 0;

const sizeOf = ({ good, bad }: Pick<Request, 'good' | 'bad'>): number => good.length + bad.length;

/**
 * Records what a source sent. Requests that come while others are being recorded are recorded together, in one transaction, so that many
 * small ones cost about as much as one large one. It answers once everything is committed.
 * @throws AppError `too_busy` with a time to wait when too much waits already: nothing of the request was taken.
 */
export function recordQueued(request: Request): Promise<ItemResult[]> {
  if (waitingSignals + sizeOf(request) > MOST_WAITING && waitingSignals > 0)
    throw new AppError('too_busy', {
      detail: 'More signals arrive than can be recorded.',
      remedy: 'Send the same request again after the time in Retry-After. Nothing of it was taken.',
      retryAfterSeconds: 2,
    });
  // What is recorded together is held against the plan in one way: a replay that lets through takes nobody else along.
  const { workspaceId, source, actor } = request;
  const key = `${workspaceId} ${source?.id ?? ''} ${source?.onViolation ?? ''} ${actor.id}`;
  const queue = queues.get(key) ?? { waiting: [], running: false };
  queues.set(key, queue);
  return new Promise((resolve, reject) => {
    waitingSignals += sizeOf(request);
    queue.waiting.push({ ...request, resolve, reject });
    if (!queue.running) void work(key, queue);
  });
}

async function work(key: string, queue: { waiting: Waiting[]; running: boolean }): Promise<void> {
  queue.running = true;
  let sending: Promise<unknown> = Promise.resolve();
  while (queue.waiting.length > 0) {
    const together = takeTogether(queue.waiting);
    try {
      const events = await recordTogether(together);
      // They are sent while the next are recorded, and never more than that wait to be.
      await sending;
      sending = sendOutboxEvents(events);
    } finally {
      waitingSignals -= together.reduce((sum, request) => sum + sizeOf(request), 0);
    }
  }
  queue.running = false;
  queues.delete(key);
}

function takeTogether(waiting: Waiting[]): Waiting[] {
  let size = 0;
  let count = 0;
  for (const request of waiting) {
    size += sizeOf(request);
    if (count > 0 && size > MOST_TOGETHER) break;
    count += 1;
  }
  return waiting.splice(0, count);
}

/** One transaction for all; if that fails, one for each, so that none of them fails for what another one brought. */
async function recordTogether(requests: readonly Waiting[]): Promise<OutgoingEvent[]> {
  const events: OutgoingEvent[] = [];
  try {
    const results = await recordAll(requests, events);
    requests.forEach((request, i) => {
      request.resolve(results[i] ?? []);
    });
  } catch (error) {
    if (requests.length === 1) requests[0]?.reject(error);
    else for (const request of requests) events.push(...(await recordTogether([request])));
  }
  return events;
}

/** `events` takes up those that are to be sent, also where it breaks off after a part was committed. */
async function recordAll(requests: readonly Waiting[], events: OutgoingEvent[]): Promise<ItemResult[][]> {
  const [first] = requests;
  if (!first) return [];
  const model = await loadActiveModel(first.workspaceId);
  const large = requests.length === 1 && first.good.length > MOST_TOGETHER;
  return large ? [await recordInParts(first, model, events)] : recordOnce(requests, model, events);
}

/** Places of several requests, as one list: each has so much room. */
const STRIDE = 1_000_000;

async function recordOnce(
  requests: readonly Waiting[],
  model: CheckedBatch['model'],
  events: OutgoingEvent[],
): Promise<ItemResult[][]> {
  const [first] = requests;
  if (!first) return [];
  const at =
    (i: number) =>
    <T extends { index: number }>(item: T): T => ({ ...item, index: i * STRIDE + item.index });
  const recorded = await inTransaction(async (tx) => {
    const { results: together, events: written } = await recordChecked(tx, {
      ...first,
      model,
      good: requests.flatMap(({ good }, i) => good.map(at(i))),
      bad: requests.flatMap(({ bad }, i) => bad.map(at(i))),
    });
    const results = requests.map((_, i) =>
      together
        .filter(({ index }) => Math.floor(index / STRIDE) === i)
        .map((result) => ({ ...result, index: result.index - i * STRIDE })),
    );
    for (const [i, request] of requests.entries()) await request.alongside?.(tx, results[i] ?? []);
    return { results, written };
  });
  events.push(...recorded.written);
  return recorded.results;
}

/** A request too large for one transaction; each part is recorded by itself, and what was recorded before it is interrupted stays so. */
async function recordInParts(
  request: Waiting,
  model: CheckedBatch['model'],
  events: OutgoingEvent[],
): Promise<ItemResult[]> {
  const results: ItemResult[] = [];
  for (let from = 0; from < request.good.length; from += MOST_TOGETHER) {
    const isLast = from + MOST_TOGETHER >= request.good.length;
    const part = {
      ...request,
      model,
      good: request.good.slice(from, from + MOST_TOGETHER),
      bad: isLast ? request.bad : [],
    };
    const recorded = await inTransaction(async (tx) => {
      const of = await recordChecked(tx, part);
      if (isLast) await request.alongside?.(tx, [...results, ...of.results]);
      return of;
    });
    results.push(...recorded.results);
    events.push(...recorded.events);
  }
  return results.sort((a, b) => a.index - b.index);
}
