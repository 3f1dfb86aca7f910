import http from 'node:http';
import { Inngest } from 'inngest';
import { serve } from 'inngest/node';
import pg from 'pg';
import { chaosFunctions } from '../functions/chaos-functions';
import { orderFunctions } from '../functions/order-functions';
import { speedFunctions } from '../functions/speed-functions';
import { EVENT_KEY, type ProcessOptions, SIGNING_KEY } from './messages';

const quiet = () => undefined;

/** The real SDK serving the bench's functions over HTTP, signed, as the console does. */
export async function runApp({ databaseUrl, engineUrl, serveUrl }: ProcessOptions): Promise<http.Server> {
  const client = new Inngest({
    id: 'bench',
    isDev: false,
    baseUrl: engineUrl,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
  });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
  pool.on('error', quiet);
  const functions = [
    ...speedFunctions(client),
    ...orderFunctions(client, pool),
    ...chaosFunctions(client, pool),
  ];
  const server = http.createServer(serve({ client, functions }));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(new URL(serveUrl).port), '127.0.0.1', resolve);
  });
  return server;
}
