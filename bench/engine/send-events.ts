import { setTimeout as pause } from 'node:timers/promises';
import { EVENT_KEY } from './processes/messages';

export type BenchEvent = { name: string; id?: string; data: Record<string, unknown> };

const BATCH = 100;
const GIVE_UP_MS = 120_000;

/** Sends one request; resolves to the ids under which the events are stored. */
export async function sendEvents(engineUrl: string, events: readonly BenchEvent[]): Promise<string[]> {
  const response = await fetch(`${engineUrl}/e/${EVENT_KEY}`, {
    method: 'POST',
    body: JSON.stringify(events),
  });
  if (!response.ok) throw new Error(`The engine refused events: ${await response.text()}`);
  return ((await response.json()) as { ids: string[] }).ids;
}

/** Sends many events, all at once, in requests of a hundred. */
export async function sendAtOnce(engineUrl: string, events: readonly BenchEvent[]): Promise<string[]> {
  const batches = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, n) =>
    events.slice(n * BATCH, (n + 1) * BATCH),
  );
  return (await Promise.all(batches.map((batch) => sendEvents(engineUrl, batch)))).flat();
}

/** Sends events under their own ids to whichever engine answers, until one has taken them. */
export async function sendStubbornly(
  engineUrls: readonly string[],
  events: readonly BenchEvent[],
): Promise<void> {
  const end = performance.now() + GIVE_UP_MS;
  for (let n = 0; ; n++) {
    try {
      await sendEvents(engineUrls[n % engineUrls.length] ?? '', events);
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
      await pause(100);
    }
  }
}
