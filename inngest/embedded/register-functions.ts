import type { AppCaller } from './call-app';
import { syncCronJobs } from './cron';
import { inTransaction } from './database';
import type { EngineContext } from './engine-context';
import { type EngineFunction, readFunctionConfig } from './function-config';
import { registrationSchema } from './protocol';
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
  let offered: unknown;
  try {
    offered = JSON.parse(answer.body);
  } catch {
    throw new Error(
      `The app at ${engine.serveUrl} answered with something that is not JSON when asked for its functions.`,
    );
  }
  await registerFunctions(engine, offered);
}

/** Takes over a list of functions as the SDK sends it. All or none. */
export async function registerFunctions(
  engine: EngineContext,
  offered: unknown,
): Promise<{ modified: boolean }> {
  const parsed = registrationSchema.safeParse(offered);
  if (!parsed.success) throw new RegistrationRefused('The registration holds no list of functions.');
  const readings = parsed.data.functions.map(readFunctionConfig);
  const problems = readings.flatMap((reading) => reading.problems);
  if (problems.length > 0) throw new RegistrationRefused(problems.join('\n'));
  const functions = new Map(readings.flatMap(({ function: fn }) => (fn ? [[fn.id, fn] as const] : [])));
  if (JSON.stringify([...functions]) === JSON.stringify([...engine.functions])) return { modified: false };

  const before = engine.functions;
  engine.functions = functions;
  try {
    await inTransaction(engine.pool, async (tx) => {
      await tx.query(
        `insert into engine.function (id, config, active)
         select id, config, true from json_to_recordset($1::json) as f(id text, config json)
         on conflict (id) do update set config = excluded.config, active = true, updated_at = clock_timestamp()`,
        [JSON.stringify([...functions.values()].map((config) => ({ id: config.id, config })))],
      );
      await tx.query('update engine.function set active = false where active and id <> all($1)', [
        [...functions.keys()],
      ]);
      await syncCronJobs(tx, engine);
    });
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
  const { rows } = await engine.pool.query<{ config: EngineFunction }>(
    'select config from engine.function where active',
  );
  engine.functions = new Map(rows.map(({ config }) => [config.id, config]));
}
