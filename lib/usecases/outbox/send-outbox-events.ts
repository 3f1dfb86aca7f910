import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { sendEvents } from '@/lib/platform/send-events';

/**
 * Sends what committed changes left in the outbox. Called right after a commit and by a sweeper; never throws, because the
 * change has happened and the sweeper sends again. Two senders at once are harmless: the engine drops a repeated id.
 * @returns how many were sent.
 */
export async function sendOutboxEvents(limit = 500): Promise<number> {
  try {
    const waiting = await db().outboxEvent.findMany({
      where: { sentAt: null },
      orderBy: { id: 'asc' },
      take: limit,
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
