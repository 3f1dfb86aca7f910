import { findFreePort } from '../ports';
import { Problem } from '../problem';
import { type PartProcess, startPart } from './part-process';
import { isStopping } from './shutdown';

export type Intake = {
  /** Where it listens on this machine, also after it had to be started again. */
  port: number;
  stop(): Promise<void>;
};

/**
 * Starts the process that takes signals in, so that neither they nor the pages of the console wait for each other. It is started again
 * when it ends; until then the app takes signals in itself.
 */
export async function startIntake(): Promise<Intake> {
  const port = await findFreePort();
  let part = startOn(port);
  await listening(part);
  const watch = () => {
    void part.ended.then(() => {
      if (isStopping()) return;
      console.error('The intake ended unexpectedly; it is being started again.');
      part = startOn(port);
      watch();
    });
  };
  watch();
  return { port, stop: () => part.stop() };
}

const startOn = (port: number): PartProcess =>
  startPart({
    name: 'intake',
    args: ['--import', 'tsx', 'scripts/serve/intake.ts'],
    env: { NODE_ENV: 'production', INTAKE_PORT: String(port) },
  });

/** @throws Problem when it ends before it listens. */
async function listening(part: PartProcess): Promise<void> {
  const isListening = await Promise.race([
    new Promise<true>((resolve) => part.child.once('message', () => resolve(true))),
    part.ended.then(() => false as const),
  ]);
  if (!isListening) throw new Problem(`The intake did not come up. The end of ${part.tail()}`);
}
