import { afterAll, expect, it } from 'vitest';
import { type Engine, startEngine } from '@/inngest/embedded/start-engine';
import { findFreePort } from '@/scripts/ports';
import { offerFunctions } from '@/scripts/serve/offer-functions';
import { until } from '../engine/support/harness';
import { EVENT_KEY, listenForApp, SIGNING_KEY, serveFunctions, testClient } from '../engine/support/test-app';

let engine: Engine | undefined;
afterAll(() => engine?.stop());

it('has a server that comes up late take over the functions, and says meanwhile what is wrong', async () => {
  const port = await findFreePort();
  const client = testClient(`http://127.0.0.1:${port}`);
  const { server, serveUrl } = await listenForApp();
  const done: string[] = [];
  serveFunctions(server, client, [
    client.createFunction({ id: 'offered', triggers: [{ event: 'test/offered' }] }, () => {
      done.push('offered');
    }),
  ]);
  const said: string[] = [];
  const offered = offerFunctions(new URL(serveUrl).origin, {
    until: () => false,
    say: (line) => said.push(line),
    retryMs: 20,
  });
  await until('the problem', async () => said.length > 0);
  expect(said[0]).toContain('INNGEST_BASE_URL');

  engine = await startEngine({
    databaseUrl: process.env.DATABASE_URL ?? '',
    port,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    serveUrl,
    log: () => undefined,
    resyncMs: 600_000,
  });
  await offered;
  await client.send({ name: 'test/offered' });
  await until('the run', async () => done.length === 1);
  server.closeAllConnections();
  server.close();
});
