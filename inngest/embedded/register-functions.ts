import type { AppCaller } from './call-app';
import { syncCronJobs } from './cron';
import { inTransaction, rows } from './database';
import type { EngineContext } from './engine-context';
import { type EngineFunction, readFunctionConfig } from './function-config';
import { unparkAll } from './jobs';
import { registrationSchema } from './protocol';
import { parseJson } from './safe-json';
import { signBody } from './signing';

/** The app offers functions that this engine will not run. The message names each and says why. */
export class RegistrationRefused extends Error {
  override readonly name = 'RegistrationRefused';
}

/** Asks the app for its functions (in-band sync) and takes them over. Throws when the app is not there or is refused. */
export async function fetchAndRegister(engine: EngineContext, app: AppCaller): Promise<void> {
  const body = { url: engine.serveUrl };
  const headers = {
    'x-inngest-sync-kind': 'in_band',
    'x-inngest-signature': signBody(body, engine.signingKey, Math.floor(Date.now() / 1000)),
  };
  const answer = await app.send('PUT', new URL(engine.serveUrl), headers, JSON.stringify(body));
  if (answer.status !== 200) {
    throw new Error(`The app at ${engine.serveUrl} answered ${answer.status} when asked for its functions.`);
  }
  await registerFunctions(engine, parseJson(answer.body));
}

/**
 * Takes over a list of functions as the SDK sends it. All or none; a standby only looks whether it could. One at a time: whoever
 * is told that a list is known already finds it in the database.
 */
export function registerFunctions(engine: EngineContext, offered: unknown): Promise<{ modified: boolean }> {
  const registration = engine.registration.then(() => register(engine, offered));
  engine.registration = registration.catch(() => undefined);
  return registration;
}

async function register(engine: EngineContext, offered: unknown): Promise<{ modified: boolean }> {
  const parsed = registrationSchema.safeParse(offered);
  if (!parsed.success) throw new RegistrationRefused('The registration holds no list of functions.');
  const readings = parsed.data.functions.map(readFunctionConfig);
  const problems = readings.flatMap((reading) => reading.problems);
  if (problems.length > 0) throw new RegistrationRefused(problems.join('\n'));
  const functions = byId(readings.flatMap(({ function: fn }) => fn ?? []));
  const known = JSON.stringify([...functions]) === JSON.stringify([...engine.functions]);
  if (known || engine.role === 'standby') return { modified: false };

  const before = engine.functions;
  engine.functions = functions;
  try {
    await inTransaction(engine.pool, async (tx) => {
      const configs = [...functions.values()].map((config) => ({ id: config.id, config }));
      await rows(tx)`
        insert into engine.function (id, config, active)
        select id, config, true from json_to_recordset(${JSON.stringify(configs)}::json) as f(id text, config json)
        on conflict (id) do update set config = excluded.config, active = true, updated_at = clock_timestamp()`;
      await rows(
        tx,
      )`update engine.function set active = false where active and id <> all(${[...functions.keys()]})`;
      await syncCronJobs(tx, engine);
      // A limit may be another now: what waited under the old one is counted anew.
      await unparkAll(tx);
    });
    await loadFunctions(engine);
  } catch (error) {
    engine.functions = before;
    throw error;
  }
  engine.log('info', 'Functions registered.', { functions: functions.size });
  engine.wake();
  return { modified: true };
}

/** The functions known from before a restart: events and timers work on while the app is still starting. */
export async function loadFunctions(engine: EngineContext): Promise<void> {
  const known = await rows<{ id: string; config: EngineFunction; active: boolean }>(engine.pool)`
    select id, config, active from engine.function`;
  engine.functions = byId(known.filter((fn) => fn.active).map(({ config }) => config));
  engine.retired = known.filter((fn) => !fn.active).map(({ id }) => id);
}

/** In one order, however they were offered or kept: so that the same functions are seen to be the same. */
const byId = (functions: readonly EngineFunction[]): Map<string, EngineFunction> =>
  new Map(functions.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((fn) => [fn.id, fn]));
