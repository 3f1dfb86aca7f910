import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../ports';
import { type PartProcess, startPart } from './part-process';
import { isStopping } from './shutdown';

const AGAIN_AFTER_MS = 2_000;

export type Intake = {
  /** Where it listens on this machine, also after it had to be started again. */
  port: number;
  stop(): Promise<void>;
};

/**
 * Starts the process that takes signals in, so that neither they nor the pages of the console wait for each other. It is started again
 * when it ends; until it listens the console takes signals in itself.
 */
export async function startIntake(): Promise<Intake> {
  const port = await findFreePort();
  let part = startOn(port);
  void (async () => {
    for (;;) {
      await part.ended;
      if (isStopping()) return;
      console.error(`The intake ended unexpectedly and is being started again. The end of ${part.tail()}`);
      await sleep(AGAIN_AFTER_MS, undefined, { ref: false });
      if (isStopping()) return;
      part = startOn(port);
    }
  })();
  return { port, stop: () => part.stop() };
}

const startOn = (port: number): PartProcess =>
  startPart({
    name: 'intake',
    args: ['--import', 'tsx', 'scripts/serve/intake.ts'],
    env: { NODE_ENV: 'production', INTAKE_PORT: String(port) },
  });
