import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { sendEvents } from '@/lib/platform/send-events';

/** How many are sent at once. */
const LIMIT = 500;

let underWay: Promise<number> | null = null;
let next: Promise<number> | null = null;

/**
 * Sends what committed changes left in the outbox. Called right after a commit and by a sweeper; never throws, because the
 * change has happened and the sweeper sends again. Who asks while events are being sent shares the next sending with all others who do:
 * what they have committed may not be in the one under way. Two processes at once are harmless: the engine drops a repeated id.
 * @returns how many were sent.
 */
export function sendOutboxEvents(): Promise<number> {
  if (next) return next;
  if (underWay) {
    next = underWay.then(begin);
    return next;
  }
  return begin();
}

function begin(): Promise<number> {
  next = null;
  const sending = sendWaiting().finally(() => {
    if (underWay === sending) underWay = null;
  });
  underWay = sending;
  return sending;
}

async function sendWaiting(): Promise<number> {
  try {
    const waiting = await db().outboxEvent.findMany({
      where: { sentAt: null },
      orderBy: { id: 'asc' },
      take: LIMIT,
    });
    if (waiting.length === 0) return 0;
    await sendEvents(
      waiting.map((event) => ({
        id: event.id,
        name: event.name,
        data: event.data as Record<string, unknown>,
      })),
    );
    await db().outboxEvent.updateMany({
      where: { id: { in: waiting.map((event) => event.id) } },
      data: { sentAt: now() },
    });
    return waiting.length;
  } catch (error) {
    log('warn', 'outbox events wait for the next sweep', { error: String(error) });
    return 0;
  }
}
