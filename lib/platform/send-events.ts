import { Inngest } from 'inngest';

/** The app as every engine knows it: whoever sends events and whoever serves the functions are the same to it. */
export const WORKFLOW_APP_ID = 'mandate';

let client: Inngest | undefined;

/**
 * What sends events from this process; its server is INNGEST_BASE_URL, embedded or real. The environment is read each time,
 * because the process that starts the embedded engine learns its address and keys only then.
 */
function sender(): Inngest {
  client ??= new Inngest({ id: WORKFLOW_APP_ID });
  return client.setEnvVars();
}

export type OutgoingEvent = { id: string; name: string; data: Record<string, unknown> };

/** Hands events to the workflow engine; the id makes sending twice harmless. Throws when the engine can't be reached. */
export async function sendEvents(events: readonly OutgoingEvent[]): Promise<void> {
  if (events.length > 0) await sender().send([...events]);
}
