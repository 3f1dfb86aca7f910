import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem';
import { nextCli } from './build';
import { type PartProcess, startPart } from './part-process';

const READY_WITHIN_MS = 60_000;

export type AppOptions = {
  mode: 'start' | 'dev';
  host: string;
  port: number;
  /** Where the intake listens on this machine; null where the app takes signals in itself. */
  intakePort: number | null;
};

export type AppProcess = Pick<PartProcess, 'ended' | 'stop'> & {
  /** Resolves when the app answers; throws a `Problem` when it ends before. */
  ready(): Promise<void>;
};

/** Starts the console: Next, behind the server that hands what sources send to the intake; in development Next alone. */
export function startApp({ mode, host, port, intakePort }: AppOptions): AppProcess {
  const isDev = mode === 'dev';
  const next = [nextCli(), 'dev', '--hostname', host, '--port', String(port)];
  const part = startPart({
    name: 'app',
    args: isDev ? next : ['scripts/serve/console-server.mjs'],
    preload: ['request-limits.mjs'],
    isShown: isDev,
    env: {
      NODE_ENV: isDev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...(isDev ? {} : { HOST: host, PORT: String(port), INTAKE_PORT: String(intakePort ?? '') }),
    },
  });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
  return {
    ended: part.ended,
    stop: part.stop,
    async ready() {
      for (let waitedMs = 0; waitedMs < READY_WITHIN_MS && part.isRunning(); waitedMs += 100) {
        if (await answers(url)) return;
        await sleep(100);
      }
      throw new Problem(
        `The app did not come up${part.isRunning() ? ' within a minute' : ''}. The end of ${part.tail()}`,
      );
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    return true;
  } catch {
    return false;
  }
}
