import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { type OutgoingEvent, sendEvents } from '@/lib/platform/send-events';

/** How many are read and sent at once. */
const LIMIT = 500;

type Sending = { count: Promise<number>; events: OutgoingEvent[] | null };
let underWay: Promise<number> | null = null;
let next: Sending | null = null;

/**
 * Sends what committed changes left in the outbox. Called right after a commit and by a sweeper; never throws, because the
 * change has happened and the sweeper sends again. Who asks while events are being sent shares the next sending with all others who do:
 * what they have committed may not be in the one under way. Two processes at once are harmless: the engine drops a repeated id.
 * @param written what the caller has just written there, so that it need not be read again; without it everything that waits is sent.
 * @returns how many were sent.
 */
export function sendOutboxEvents(written: readonly OutgoingEvent[] | null = null): Promise<number> {
  if (written?.length === 0) return Promise.resolve(0);
  if (!underWay) return begin(written);
  if (next) {
    next.events = next.events && written && [...next.events, ...written];
    return next.count;
  }
  const sending: Sending = { count: Promise.resolve(0), events: written && [...written] };
  sending.count = underWay.then(() => {
    next = null;
    return begin(sending.events);
  });
  next = sending;
  return sending.count;
}

function begin(written: readonly OutgoingEvent[] | null): Promise<number> {
  const sending = send(written).finally(() => {
    if (underWay === sending) underWay = null;
  });
  underWay = sending;
  return sending;
}

async function send(written: readonly OutgoingEvent[] | null): Promise<number> {
  try {
    const events = written ?? (await readWaiting());
    if (events.length === 0) return 0;
    await sendEvents(events);
    await db().outboxEvent.updateMany({
      where: { id: { in: events.map(({ id }) => id) } },
      data: { sentAt: now() },
    });
    return events.length;
  } catch (error) {
    log('warn', 'outbox events wait for the next sweep', { error: String(error) });
    return 0;
  }
}

async function readWaiting(): Promise<OutgoingEvent[]> {
  const waiting = await db().outboxEvent.findMany({
    where: { sentAt: null },
    orderBy: { id: 'asc' },
    take: LIMIT,
  });
  return waiting.map(({ id, name, data }) => ({ id, name, data: data as OutgoingEvent['data'] }));
}
