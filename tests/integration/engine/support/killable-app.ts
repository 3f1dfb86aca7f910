// Engine and app in one process, for tests that kill it: `node --import tsx killable-app.ts <database url>`.
import { Pool } from 'pg';
import { startEngine } from '@/inngest/embedded/start-engine';
import { EVENT_KEY, listenForApp, SIGNING_KEY, serveFunctions, testClient } from './test-app';

const databaseUrl = process.argv[2] ?? '';
const pool = new Pool({ connectionString: databaseUrl, max: 4 });
const { server, serveUrl } = await listenForApp();
const engine = await startEngine({
  databaseUrl,
  eventKey: EVENT_KEY,
  signingKey: SIGNING_KEY,
  serveUrl,
  retryDelaysMs: [50],
  retryJitterMs: 0,
  log: () => undefined,
});

const client = testClient(engine.url);
serveFunctions(server, client, [
  client.createFunction(
    { id: 'journey', retries: 20, triggers: [{ event: 'test/journey' }] },
    async ({ event, step }) => {
      const work = (name: string, value: number) =>
        step.run(name, async () => {
          await pool.query('insert into execution (subject, step) values ($1, $2)', [
            event.data.subject,
            name,
          ]);
          return value;
        });
      const first = await work('first', 1);
      await step.sleep('nap', '1s');
      const parts = await Promise.all([work('part-1', 10), work('part-2', 20), work('part-3', 30)]);
      const go = await step.waitForEvent('go', {
        event: 'test/go',
        timeout: '1h',
        if: 'async.data.subject == event.data.subject',
      });
      const last = await work('last', 100);
      return { subject: go?.data.subject, sum: first + last + parts.reduce((sum, part) => sum + part, 0) };
    },
  ),
]);
await engine.register();
process.stdout.write(`ready ${engine.url}\n`);
