type Step = () => void | Promise<void>;

const PARENT_CHECK_MS = 1000;
const steps: Step[] = [];
let stopping: Promise<void> | undefined;

/** Remembers how to stop something that was started; the last one started is stopped first. */
export function onShutdown(step: Step): void {
  steps.push(step);
}

export const isStopping = () => stopping !== undefined;

/** Stops everything, once. With an exit code the process then ends; with `null` it is left to the caller. */
export async function shutDown(exitCode: number | null, reason?: string): Promise<void> {
  if (reason && !stopping) console.error(reason);
  stopping ??= stopAll();
  await stopping;
  if (exitCode !== null) process.exit(exitCode);
}

async function stopAll(): Promise<void> {
  for (const step of steps.reverse()) {
    try {
      await step();
    } catch (error) {
      // One part that can't be stopped must not keep the others, the database above all, from stopping.
      console.error('Stopping failed:', error);
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void shutDown(0));
}

// npm may be killed without a chance to pass the signal on; the server then ends as if it had been told.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void shutDown(0);
}, PARENT_CHECK_MS).unref();
