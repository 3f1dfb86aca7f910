import { randomBytes } from 'node:crypto';
import { Inngest, type InngestFunction } from 'inngest';
import { type EngineOptions, startEngine } from '@/inngest/embedded/start-engine';
import { Journal } from './journal';
import { type Run, type ServerApi, serverApi } from './server-api';
import { type Interceptor, startTestApp } from './test-app';
import { until } from './until';
import { EMBEDDED_KEYS, onEmbedded, realServer, type ServerAccess } from './which-server';

type Data = Record<string, unknown>;
type EventExtras = { id?: string; ts?: number };

/** What functions of a test are made with. */
export type Tools = {
  client: Inngest;
  journal: Journal;
  /** An event's name with the app's own prefix: a real server keeps the functions of earlier test runs. */
  named: (event: string) => string;
};

export type Workflows = Tools & {
  api: ServerApi;
  access: ServerAccess;
  send: (event: string, data?: Data, extras?: EventExtras) => Promise<string>;
  sendAll: (events: { event: string; data?: Data; extras?: EventExtras }[]) => Promise<string[]>;
  /** The runs an event started, once there are so many and all have ended. */
  ended: (eventId: string, count?: number) => Promise<Run[]>;
  /** Sends an event and waits for the one run it starts. */
  run: (event: string, data?: Data) => Promise<Run>;
  /** Waits for the one run of an event. */
  end: (eventId: string) => Promise<Run>;
  /** Comes back when whatever was sent before has been looked at: a later event has had its run. */
  settled: () => Promise<void>;
  /** Deploys other functions. */
  deploy: (define: (tools: Tools) => InngestFunction.Any[]) => Promise<void>;
  /** Serves other functions without telling the server, as an app does that was just restarted. */
  restart: (define: (tools: Tools) => InngestFunction.Any[]) => void;
  intercept: (interceptor: Interceptor | null) => void;
  stop: () => Promise<void>;
};

const quiet = () => undefined;
const hasEnded = ({ status }: Run) => status !== 'Queued' && status !== 'Running';

/** Functions served by a test app, on the embedded engine or on the real server that is named in the environment. */
export async function startWorkflows(
  define: (tools: Tools) => InngestFunction.Any[],
  embeddedOptions: Partial<EngineOptions> = {},
): Promise<Workflows> {
  const app = await startTestApp();
  const engine = onEmbedded
    ? await startEngine({
        databaseUrl: process.env.DATABASE_URL ?? '',
        ...EMBEDDED_KEYS,
        serveUrl: app.serveUrl,
        log: (level, message, fields) => {
          if (process.env.ENGINE_LOG) console.error(level, message, fields);
        },
        retryDelaysMs: [20, 40, 60],
        retryJitterMs: 0,
        resyncMs: 60_000,
        ...embeddedOptions,
      })
    : null;
  const access: ServerAccess = engine ? { ...EMBEDDED_KEYS, baseUrl: engine.url } : realServer();

  const appId = `suite-${randomBytes(4).toString('hex')}`;
  const client = new Inngest({
    id: appId,
    isDev: access.signingKey === null,
    baseUrl: access.baseUrl,
    eventKey: access.eventKey,
    ...(access.signingKey === null ? {} : { signingKey: access.signingKey }),
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
  });
  const journal = new Journal();
  const named = (event: string) => `${appId}/${event}`;
  const tools: Tools = { client, journal, named };
  const marker = client.createFunction(
    { id: 'marker', triggers: [{ event: named('marker') }] },
    () => 'marked',
  );
  const restart: Workflows['restart'] = (defineNext) => app.serve(client, [...defineNext(tools), marker]);
  const deploy: Workflows['deploy'] = async (defineNext) => {
    restart(defineNext);
    await app.sync();
  };
  const api = serverApi(access);

  const sendAll: Workflows['sendAll'] = async (events) =>
    (
      await client.send(
        events.map(({ event, data = {}, extras = {} }) => ({ name: named(event), data, ...extras })),
      )
    ).ids;
  const send: Workflows['send'] = async (event, data = {}, extras = {}) =>
    (await sendAll([{ event, data, extras }]))[0] ?? '';
  const ended: Workflows['ended'] = (eventId, count = 1) =>
    until(`${count} ended runs of event ${eventId}`, async () => {
      const runs = await api.runsOf(eventId);
      return runs.length >= count && runs.every(hasEnded) && runs;
    });
  const end = async (eventId: string): Promise<Run> => {
    const [run, ...others] = await ended(eventId);
    if (!run || others.length > 0)
      throw new Error(`Event ${eventId} has ${others.length + 1} runs, not one.`);
    return run;
  };

  const stop = async () => {
    await engine?.stop();
    app.stop();
  };
  try {
    await deploy(define);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...tools,
    api,
    access,
    send,
    sendAll,
    ended,
    end,
    run: async (event, data) => await end(await send(event, data)),
    settled: async () => void (await end(await send('marker'))),
    deploy,
    restart,
    intercept: app.intercept,
    stop,
  };
}
