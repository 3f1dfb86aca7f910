import { Inngest } from 'inngest';

let client: Inngest | undefined;

/**
 * The workflow client of this process; its server is INNGEST_BASE_URL, embedded or real. Made on first use, because the process
 * that starts the embedded engine learns its address and keys only then.
 */
export function workflowClient(): Inngest {
  client ??= new Inngest({ id: 'mandate' });
  return client;
}

export type OutgoingEvent = { id: string; name: string; data: Record<string, unknown> };

/** Hands events to the workflow engine; the id makes sending twice harmless. Throws when the engine can't be reached. */
export async function sendEvents(events: readonly OutgoingEvent[]): Promise<void> {
  if (events.length > 0) await workflowClient().send([...events]);
}
