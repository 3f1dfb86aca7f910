import { readFileSync } from 'node:fs';

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

// npm and its shell may be killed without a chance to pass the signal on; the server then ends as if it had been told.
const startedBy = ancestors();
setInterval(() => {
  if (ancestors() !== startedBy) void shutDown(0);
}, PARENT_CHECK_MS).unref();

/** The process ids of parent and grandparent; where /proc is missing, of the parent alone. */
function ancestors(): string {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    // After the name, which is in brackets and may hold spaces: state, then the parent's id.
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}
